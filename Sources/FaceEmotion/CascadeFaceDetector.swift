public import Foundation

/// Finds faces with a cascade in the XML that OpenCV writes: Haar-like features or local binary patterns.
///
/// Any such file will do, for example those of Debian's package `opencv-data` in `/usr/share/opencv4`. It finds the
/// same windows as OpenCV, to within two pixels, without OpenCV. Cascades find upright faces that look into the camera.
///
/// Reference: P. Viola and M. Jones, "Rapid object detection using a boosted cascade of simple features", CVPR 2001.
public struct CascadeFaceDetector: FaceDetector {
    /// How to search, and what to cut out.
    public let configuration: Configuration
    private let cascade: AnyCascade

    /// Reads a cascade.
    ///
    /// - Precondition: The configuration's `scaleFactor` is above 1, its `cropScale` above 0, and all are finite.
    /// - Throws: ``FaceError/malformedCascade(line:reason:)`` for anything but a complete cascade whose numbers fit
    ///   together; the format from before OpenCV 2.4 is refused too.
    public init(xml: [UInt8], configuration: Configuration = .init()) throws(FaceError) {
        configuration.check()
        self.configuration = configuration
        cascade = try AnyCascade(xml: xml)
    }

    /// Reads a cascade from a file of at most ``largestFile`` bytes.
    ///
    /// - Throws: ``FaceError/unreadableCascade(path:reason:)``, and what ``init(xml:configuration:)`` throws.
    public init(contentsOf url: URL, configuration: Configuration = .init()) throws(FaceError) {
        try self.init(xml: Self.read(url), configuration: configuration)
    }

    /// How many bytes of XML are read at most; the largest cascade of OpenCV has a sixth of that.
    public static let largestFile = 16 << 20

    /// The faces in a picture, the largest first.
    ///
    /// The score is `n / (n + 10)` for a face that `n` overlapping windows have found. With the frontal cascades false
    /// finds rarely have more than ten windows, clear faces thirty and more.
    ///
    /// - Complexity: Proportional to the pixels of the picture over the square of the smallest face's size.
    public func detect(in image: GrayImage) -> [FaceDetection] {
        let smallest = configuration.minimumFaceSize ?? max(30, min(image.width, image.height) / 40)
        let windows = cascade.windows(in: image, scaleFactor: configuration.scaleFactor, smallest: smallest)
        return WindowGroup.groups(of: windows, moreThan: configuration.minimumNeighbors)
            .map { FaceDetection($0) }
            .sorted { $0.box.area > $1.box.area }
    }

    /// A square around the middle of the box, as ``Configuration/cropScale`` and ``Configuration/cropShift`` say.
    public func cropRegion(for detection: FaceDetection) -> FaceBox {
        let box = detection.box
        let side = box.width * configuration.cropScale
        let middle = box.y + box.height * (0.5 + configuration.cropShift)
        return FaceBox(x: box.x + (box.width - side) / 2, y: middle - side / 2, width: side, height: side)
    }

    private static func read(_ url: URL) throws(FaceError) -> [UInt8] {
        let path = url.path(percentEncoded: false)
        do {
            let data = try FileHandle(forReadingFrom: url).read(upToCount: largestFile + 1) ?? Data()
            guard data.count <= largestFile else {
                throw FaceError.unreadableCascade(path: path, reason: "it has more than \(largestFile) bytes")
            }
            return [UInt8](data)
        } catch let error as FaceError {
            throw error
        } catch {
            throw .unreadableCascade(path: path, reason: error.localizedDescription)
        }
    }
}

extension FaceDetection {
    fileprivate init(_ group: WindowGroup) {
        let window = group.window
        let box = FaceBox(
            x: Double(window.x), y: Double(window.y), width: Double(window.width), height: Double(window.height))
        self.init(box: box, score: Double(group.count) / Double(group.count + 10))
    }
}
