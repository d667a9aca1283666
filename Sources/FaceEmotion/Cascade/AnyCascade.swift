import Imaging

/// A cascade of either kind.
enum AnyCascade: Sendable {
    case haar(Cascade<HaarTest>)
    case pattern(Cascade<PatternTest>)

    /// Reads the file that OpenCV writes: `<opencv_storage><cascade>...`.
    init(xml: [UInt8]) throws(FaceError) {
        let root = try XMLScanner.root(of: xml)
        guard let cascade = root.children.first else { throw root.malformed("<\(root.name)> is empty") }
        let categories = try cascade.child("featureParams").child("maxCatCount").integer(in: 0...256)
        let type = try cascade.child("featureType").text
        switch (type, categories) {
        case ("HAAR", 0): self = .haar(try Cascade(cascade))
        case ("LBP", 256): self = .pattern(try Cascade(cascade))
        default: throw cascade.malformed("features of type \(type) with \(categories) categories are not supported")
        }
    }

    /// The windows that pass every stage.
    func windows(in image: GrayImage, scaleFactor: Double, smallest: Int) -> [DetectionWindow] {
        switch self {
        case .haar(let cascade): cascade.windows(in: image, scaleFactor: scaleFactor, smallest: smallest)
        case .pattern(let cascade): cascade.windows(in: image, scaleFactor: scaleFactor, smallest: smallest)
        }
    }
}
