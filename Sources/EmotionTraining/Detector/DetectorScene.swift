internal import FaceEmotion
internal import Imaging
internal import NeuralTraining

/// A picture in the making, with the faces in it.
struct DetectorScene: Sendable {
    let width: Int
    let height: Int
    /// Brightness from 0 to 255, row after row.
    private(set) var pixels: [Float]
    /// The crops of the faces.
    private(set) var faces: [FaceBox] = []

    init(width: Int, height: Int) {
        self.width = width
        self.height = height
        pixels = Array(repeating: 127.5, count: width * height)
    }

    mutating func paint(_ brush: Brush) {
        pixels.withUnsafeMutableBufferPointer { brush.paint(on: $0, width: width, height: height) }
    }

    /// Notes a face.
    mutating func add(_ crop: FaceBox) { faces.append(crop) }

    /// Whether a crop keeps so far from all faces that both stay visible.
    func hasRoom(for crop: FaceBox) -> Bool {
        faces.allSatisfy { $0.intersection(crop).map { $0.area } ?? 0 < 0.1 * min($0.area, crop.area) }
    }

    /// Changes brightness and contrast and adds noise, as cameras do.
    mutating func develop(using random: inout SplitMix64) {
        let contrast = 0.6 + 0.7 * random.nextUnit()
        let offset = 50 * (random.nextUnit() - 0.5)
        let noise = random.nextUnit() < 0.5 ? 14 * random.nextUnit() : 0
        for index in pixels.indices {
            // The sum of two uniform numbers is near enough to a bell.
            let bits = random.next()
            let bell = Float(bits >> 40) * 0x1p-24 + Float(bits & 0xFF_FFFF) * 0x1p-24 - 1
            let value = (pixels[index] - 127.5) * contrast + 127.5 + offset + noise * 2 * bell
            pixels[index] = min(255, max(0, value))
        }
    }

    /// The scene as a picture.
    var image: GrayImage {
        GrayImage(width: width, height: height, pixels: pixels.map { UInt8(min(255, max(0, $0 + 0.5))) })
    }
}
