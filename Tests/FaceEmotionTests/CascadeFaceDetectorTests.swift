import CDemoPortrait
import FaceEmotion
import Foundation
import ImageDecoding
import TestSupport
import Testing

/// Pictures and cascades for these tests; the cascades are those of Debian's package `opencv-data`.
enum Cascades {
    static let folder = URL(filePath: "/usr/share/opencv4")
    static let golden = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Golden")
    static let frontalFace = "haarcascades/haarcascade_frontalface_alt2.xml"

    static var areInstalled: Bool {
        FileManager.default.fileExists(atPath: folder.appending(path: frontalFace).path)
    }

    static func portrait() throws -> GrayImage {
        try GrayImage(decoding: UnsafeBufferPointer(start: demo_portrait_bytes(), count: demo_portrait_count()))
    }

    static func threeFaces() throws -> GrayImage {
        try GrayImage(contentsOf: golden.appending(path: "three-faces.jpg"))
    }

    static func detector(_ name: String, minimumFaceSize: Int? = nil) throws -> CascadeFaceDetector {
        try CascadeFaceDetector(
            contentsOf: folder.appending(path: name), configuration: .init(minimumFaceSize: minimumFaceSize))
    }

    /// Picture to cascade to `x y width height windows`, as OpenCV finds them.
    static let expected: [String: [String: [[Double]]]] = {
        let data = try? Data(contentsOf: golden.appending(path: "cascade.json"))
        return data.flatMap { try? JSONDecoder().decode([String: [String: [[Double]]]].self, from: $0) } ?? [:]
    }()
}

@Suite(.enabled(if: Cascades.areInstalled, "Debian's package opencv-data is not installed"))
struct CascadeFaceDetectorTests {
    /// How far a side may lie from where OpenCV sees it.
    static let pixels = 2.0

    @Test func `the golden file has five cascades`() { #expect(Cascades.expected["three-faces"]?.count == 5) }

    @Test(arguments: (Cascades.expected["three-faces"] ?? [:]).keys.sorted())
    func `a cascade finds what it finds in OpenCV`(_ name: String) throws {
        let expected = try #require(Cascades.expected["three-faces"]?[name])
        let faces = try Cascades.detector(name, minimumFaceSize: 30).detect(in: Cascades.threeFaces())
        #expect(faces.count == expected.count)
        for box in expected {
            #expect(faces.contains { $0.lies(at: box, within: Self.pixels) }, "no \(box) in \(faces)")
        }
    }

    @Test func `the portrait has one face, where OpenCV finds it, and its crop is a face`() throws {
        let detector = try Cascades.detector(Cascades.frontalFace)
        let portrait = try Cascades.portrait()
        let faces = detector.detect(in: portrait)
        #expect(faces.count == 1)
        let face = try #require(faces.first)
        let expected = try #require(Cascades.expected["portrait"]?[Cascades.frontalFace]?.first)
        #expect(face.lies(at: expected, within: Self.pixels))
        expectClose([face.score], [expected[4] / (expected[4] + 10)], within: 0.05)
        let crop = detector.crop(face, from: portrait).image
        // Eyes are darker than the forehead above them and the cheeks below.
        #expect(crop.mean(rows: 16..<19) + 20 < min(crop.mean(rows: 11..<14), crop.mean(rows: 20..<25)))
    }

    @Test func `faces come largest first, with scores in order of agreement`() throws {
        let faces = try Cascades.detector(Cascades.frontalFace).detect(in: Cascades.threeFaces())
        #expect(faces.map(\.box.area) == faces.map(\.box.area).sorted(by: >))
        #expect(faces.allSatisfy { (0...1).contains($0.score) })
        #expect(faces[2].score < faces[0].score)
    }

    @Test func `a mirrored picture has mirrored faces`() throws {
        let detector = try Cascades.detector(Cascades.frontalFace)
        let portrait = try Cascades.portrait().resampled(toWidth: 256, height: 256)
        let face = try #require(detector.detect(in: portrait.oriented(by: .mirrored)).first)
        let mirrored = FaceBox(
            x: 256 - face.box.x - face.box.width, y: face.box.y, width: face.box.width, height: face.box.height)
        #expect(mirrored.intersectionOverUnion(detector.detect(in: portrait)[0].box) > 0.8)
    }

    @Test func `no picture is too small, too flat or too noisy`() throws {
        let detector = try Cascades.detector(Cascades.frontalFace, minimumFaceSize: 1)
        var random = SeededGenerator(seed: 1)
        for (width, height) in [(1, 1), (1, 300), (300, 1), (20, 20), (21, 20), (64, 48)] {
            let flat = GrayImage(width: width, height: height, pixels: Array(repeating: 128, count: width * height))
            #expect(detector.detect(in: flat).isEmpty)
            let noise = (0..<width * height).map { _ in UInt8.random(in: 0...255, using: &random) }
            #expect(detector.detect(in: GrayImage(width: width, height: height, pixels: noise)).count < 10)
        }
    }

    @Test func `every cascade of the package is read, or refused as too old`() throws {
        for folder in ["haarcascades", "lbpcascades"] {
            let url = Cascades.folder.appending(path: folder)
            for file in try FileManager.default.contentsOfDirectory(at: url, includingPropertiesForKeys: nil) {
                let isOld = file.lastPathComponent == "haarcascade_licence_plate_rus_16stages.xml"
                #expect((try? CascadeFaceDetector(contentsOf: file)) == nil ? isOld : !isOld, "\(file.path)")
            }
        }
    }

    @Test func `the smallest face to look for grows with the picture unless it is set`() throws {
        let portrait = try Cascades.portrait()
        let small = portrait.resampled(toWidth: 150, height: 150)
        #expect(try Cascades.detector(Cascades.frontalFace).detect(in: small).isEmpty)
        #expect(try Cascades.detector(Cascades.frontalFace, minimumFaceSize: 20).detect(in: small).count == 1)
    }
}

extension FaceDetection {
    /// Whether all sides are near those of `x y width height`.
    fileprivate func lies(at expected: [Double], within tolerance: Double) -> Bool {
        zip([box.x, box.y, box.width, box.height], expected).allSatisfy { abs($0 - $1) <= tolerance }
    }
}

extension GrayImage {
    /// The mean brightness of the middle half of some rows.
    fileprivate func mean(rows: Range<Int>) -> Double {
        let columns = width / 4..<width * 3 / 4
        let sum = rows.reduce(0) { sum, y in columns.reduce(sum) { $0 + Int(self[$1, y]) } }
        return Double(sum) / Double(rows.count * columns.count)
    }
}
