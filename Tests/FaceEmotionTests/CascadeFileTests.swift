import FaceEmotion
import Foundation
import TestSupport
import Testing

@Suite struct CascadeFileTests {
    /// A complete cascade of one stage with one node.
    static let smallest = """
        <?xml version="1.0"?>
        <!-- made for this test -->
        <opencv_storage>
        <cascade type_id="opencv-cascade-classifier"><stageType>BOOST</stageType>
          <featureType>HAAR</featureType>
          <height>20</height>
          <width>20</width>
          <featureParams><maxCatCount>0</maxCatCount></featureParams>
          <stages><_>
            <stageThreshold>0.5</stageThreshold>
            <weakClassifiers><_>
              <internalNodes>0 -1 0 -0.1</internalNodes>
              <leafValues>1 0</leafValues></_></weakClassifiers></_></stages>
          <features><_>
            <rects><_>0 0 20 10 -1.</_><_>0 0 20 5 2.</_></rects>
            <tilted>0</tilted></_></features></cascade>
        </opencv_storage>
        """

    @Test func `a small cascade finds the edge that it describes`() throws {
        let detector = try CascadeFaceDetector(
            xml: Array(Self.smallest.utf8), configuration: .init(minimumNeighbors: 0, minimumFaceSize: 20))
        let rows = (0..<20).map { UInt8($0 < 5 ? 0 : 255) }
        let edge = GrayImage(width: 20, height: 20, pixels: rows.flatMap { Array(repeating: $0, count: 20) })
        #expect(detector.detect(in: edge).map(\.box) == [edge.bounds])
        #expect(detector.detect(in: edge.oriented(by: .upsideDown)).isEmpty)
    }

    @Test(arguments: [
        ("<height>20</height>", "", "no <height> in <cascade>"),
        ("<height>20</height>", "<height>3</height>", "3.0 is not a whole number in 4...256"),
        ("<height>20</height>", "<height>1e9</height>", "is not a whole number"),
        ("0 0 20 10 -1.", "0 11 20 10 -1.", "a rectangle leaves the window"),
        ("0 0 20 10 -1.", "0 0 20 10", "<_> has 4 numbers, expected 5"),
        ("0 0 20 10 -1.", "0 0 20 10 nan", "'nan' is no number"),
        ("<tilted>0", "<tilted>1", "a rectangle leaves the window"),
        ("0 -1 0 -0.1", "0 -1 1 -0.1", "1.0 is not a whole number in 0...0"),
        ("0 -1 0 -0.1", "0 1 0 -0.1", "1.0 is not a whole number in -1...0"),
        ("0 -1 0 -0.1", "0 -1 0 -0.1 5", "a tree has 5 numbers, expected 4 for each node"),
        ("0 -1 0 -0.1", "1 -1 0 0 0 1 0 0", "node 1 leads back to an earlier one"),
        ("<leafValues>1 0", "<leafValues>1", "<leafValues> has 1 numbers, expected 2"),
        ("HAAR", "HOG", "features of type HOG with 0 categories are not supported"),
        ("HAAR", "LBP", "features of type LBP with 0 categories are not supported"),
        ("</tilted>", "</tiled>", "</tiled> closes nothing"),
        ("<?xml version=\"1.0\"?>", "<!DOCTYPE a>", "declarations are not supported"),
        ("</opencv_storage>", "", "<opencv_storage> is not closed"),
        ("<opencv_storage>", "x<opencv_storage>", "text outside of all elements"),
    ])
    func `a cascade that contradicts itself is refused with the reason`(_ old: String, _ new: String, _ reason: String)
    {
        let xml = Self.smallest.replacing(old, with: new, maxReplacements: 1)
        let error = #expect(throws: FaceError.self) { try CascadeFaceDetector(xml: Array(xml.utf8)) }
        #expect(error?.description.contains(reason) == true, "\(error?.description ?? "no error")")
    }

    @Test func `the line of a mistake is told`() {
        let xml = Self.smallest.replacing("0 -1 0 -0.1", with: "0 -1 zero -0.1")
        #expect(throws: FaceError.malformedCascade(line: 12, reason: "'zero' is no number")) {
            try CascadeFaceDetector(xml: Array(xml.utf8))
        }
    }

    @Test func `a cascade that is cut short is refused wherever it is cut`() {
        let bytes = Array(Self.smallest.utf8)
        for count in 0..<bytes.count - 1 {
            #expect(throws: FaceError.self) { try CascadeFaceDetector(xml: Array(bytes.prefix(count))) }
        }
    }

    @Test func `a cascade with flipped bytes is read or refused, and what is read can be used`() {
        var random = SeededGenerator(seed: 1)
        let noise = (0..<30 * 30).map { _ in UInt8.random(in: 0...255, using: &random) }
        let image = GrayImage(width: 30, height: 30, pixels: noise)
        for _ in 0..<3000 {
            var bytes = Array(Self.smallest.utf8)
            for _ in 0..<Int.random(in: 1...3, using: &random) {
                let digits = Array("0123456789-.<>/ _e".utf8)
                bytes[.random(in: 0..<bytes.count, using: &random)] =
                    digits[.random(in: 0..<digits.count, using: &random)]
            }
            let faces = (try? CascadeFaceDetector(xml: bytes))?.detect(in: image) ?? []
            #expect(faces.allSatisfy { (0...1).contains($0.score) })
        }
    }

    @Test func `deep nesting is refused`() {
        let deep = String(repeating: "<a>", count: 100_000)
        #expect(throws: FaceError.malformedCascade(line: 1, reason: "more than 32 nested elements")) {
            try CascadeFaceDetector(xml: Array(deep.utf8))
        }
    }

    @Test func `missing files, folders and endless files are refused`() {
        for path in ["/no/such/cascade.xml", "/tmp", "/dev/zero"] {
            #expect(throws: FaceError.self) { try CascadeFaceDetector(contentsOf: URL(filePath: path)) }
        }
    }
}
