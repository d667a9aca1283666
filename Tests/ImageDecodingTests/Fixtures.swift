import Foundation

/// A picture that a fixture must decode to.
struct Golden: Decodable {
    let width: Int
    let height: Int
    let pixels: [UInt8]
}

/// The pictures beside the tests, made by `Fixtures/make.py`.
enum Fixtures {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures")

    static func url(_ name: String) -> URL { folder.appending(path: name) }
    static func bytes(_ name: String) throws -> [UInt8] { [UInt8](try Data(contentsOf: url(name))) }

    /// What each well-formed picture must decode to.
    static func golden() throws -> [String: Golden] {
        try JSONDecoder().decode([String: Golden].self, from: Data(contentsOf: url("golden.json")))
    }

    /// The names of the well-formed pictures, in a stable order.
    static let names = ((try? golden()) ?? [:]).keys.sorted()
}
