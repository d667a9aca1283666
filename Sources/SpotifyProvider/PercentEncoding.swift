internal import Foundation

/// Texts as they stand in addresses and forms.
///
/// Reference: T. Berners-Lee, R. Fielding and L. Masinter, "Uniform Resource Identifier", RFC 3986, 2005, section 2.3.
enum PercentEncoding {
    private static let unreserved = Set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~".utf8)
    private static let digits = Array("0123456789ABCDEF".utf8)

    /// A text in which everything but letters, digits and `-._~` is encoded.
    static func encoded(_ text: String) -> String {
        let bytes = text.utf8.flatMap { byte -> [UInt8] in
            unreserved.contains(byte)
                ? [byte] : [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Names and values with `=` and `&` between them.
    static func form(_ fields: [(name: String, value: String)]) -> String {
        fields.map { "\(encoded($0.name))=\(encoded($0.value))" }.joined(separator: "&")
    }

    /// The values in a form or query; the first of a name counts.
    static func values(in form: Substring) -> [String: String] {
        let pairs = form.split(separator: "&").map { pair in
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(decoded)
            return (parts[0], parts.count > 1 ? parts[1] : "")
        }
        return Dictionary(pairs, uniquingKeysWith: { first, _ in first })
    }

    private static func decoded(_ text: Substring) -> String {
        text.replacing("+", with: " ").removingPercentEncoding ?? ""
    }
}
