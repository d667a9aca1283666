internal import FaceEmotion
internal import Imaging
internal import NeuralCore

/// How one picture is painted into another: turned, mirrored, scaled, faded out and made brighter.
///
/// A point of the scene at `(x, y)` from ``place`` shows the point of the picture at `step * R (mirror * x, y)` from
/// ``source``, with `R` a turn by ``angle``.
struct Brush: Sendable {
    /// What is painted.
    let picture: ImagePyramid
    /// The point of the picture, in its pixels, that comes to lie on ``place``.
    var source: (x: Double, y: Double)
    /// Where that point comes to lie, in pixels of the scene.
    var place: (x: Double, y: Double)
    /// Pixels of the picture for each pixel of the scene.
    var step: Double
    /// In radians.
    var angle: Double
    var isMirrored: Bool
    var gain: Float = 1
    var offset: Float = 0
    /// How the gain changes with each pixel of the scene to the right and down, before the turn: light from a side.
    var shade: (x: Float, y: Float) = (0, 0)
    /// How far the painting reaches and how it fades; nil paints everywhere.
    var mask: SoftMask?
    /// Levels of the pyramid that are left out to blur what is painted.
    var blur: Int

    /// A cut-out face whose crop is to have this side.
    init(_ face: FaceCrop, side: Double, mask: SoftMask) {
        let middle = Double(FaceCrop.side) / 2
        self.init(
            picture: ImagePyramid(face.image, factor: 1, shortest: 12), source: (middle, middle), place: (0, 0),
            step: Double(FaceCrop.side) / side, mask: mask)
    }

    init(
        picture: ImagePyramid, source: (x: Double, y: Double), place: (x: Double, y: Double), step: Double,
        angle: Double = 0, isMirrored: Bool = false, mask: SoftMask? = nil, blur: Int = 0
    ) {
        self.picture = picture
        self.source = source
        self.place = place
        self.step = step
        self.angle = angle
        self.isMirrored = isMirrored
        self.mask = mask
        self.blur = blur
    }

    /// The crop of the scene on which a face of the picture comes to lie.
    func crop(ofBox box: FaceBox) -> FaceBox {
        let crop = FaceOutline.crop(ofBox: box)
        let (u, v) = ((crop.x + crop.width / 2 - source.x) / step, (crop.y + crop.height / 2 - source.y) / step)
        let (cosine, sine) = (Elementary.cosine(angle), Elementary.sine(angle))
        let x = (cosine * u + sine * v) * (isMirrored ? -1 : 1)
        let y = cosine * v - sine * u
        let side = crop.width / step
        return FaceBox(x: place.x + x - side / 2, y: place.y + y - side / 2, width: side, height: side)
    }

    /// Paints on brightness values, row after row.
    func paint(on canvas: UnsafeMutableBufferPointer<Float>, width: Int, height: Int) {
        let level = min(picture.levels.count - 1, max(0, Int(log2(step) + 0.4)) + blur)
        let image = picture.levels[level]
        let factor = 1 / Float(1 << level)
        let scale = Float(step) * factor
        let (originX, originY) = (Float(source.x) * factor - 0.5, Float(source.y) * factor - 0.5)
        let (cosine, sine) = (Float(Elementary.cosine(angle)), Float(Elementary.sine(angle)))
        let mirror: Float = isMirrored ? -1 : 1
        let columns = range(around: place.x, of: width)
        image.pixels.withUnsafeBufferPointer { pixels in
            for row in range(around: place.y, of: height) {
                let y = Float(Double(row) + 0.5 - place.y)
                for column in columns {
                    let x = mirror * Float(Double(column) + 0.5 - place.x)
                    let (u, v) = (cosine * x - sine * y, sine * x + cosine * y)
                    let opacity = mask?.opacity(u, v) ?? 1
                    guard opacity > 0 else { continue }
                    let value = bilinear(
                        pixels, image.width, image.height, u * scale + originX, v * scale + originY)
                    let index = row * width + column
                    canvas[index] += opacity * (value * (gain + shade.x * u + shade.y * v) + offset - canvas[index])
                }
            }
        }
    }

    /// The rows or columns that can be touched; a turned square reaches beyond its side.
    private func range(around middle: Double, of size: Int) -> Range<Int> {
        guard let mask else { return 0..<size }
        let reach = 0.75 * mask.side
        let low = min(Double(size), max(0, middle - reach))
        return Int(low)..<Int(min(Double(size), max(low, middle + reach)).rounded(.up))
    }

    private func log2(_ value: Double) -> Float { Elementary.log(Float(value)) / 0.693_147 }
}

/// The brightness between four pixels; beyond the edge the outermost pixels repeat.
@inline(__always)
private func bilinear(
    _ pixels: UnsafeBufferPointer<UInt8>, _ width: Int, _ height: Int, _ x: Float, _ y: Float
) -> Float {
    let x = min(Float(width - 1), max(0, x))
    let y = min(Float(height - 1), max(0, y))
    let (left, top) = (min(width - 2, Int(x)), min(height - 2, Int(y)))
    let (fx, fy) = (x - Float(left), y - Float(top))
    let corner = top * width + left
    let upper = Float(pixels[corner]) * (1 - fx) + Float(pixels[corner + 1]) * fx
    let lower = Float(pixels[corner + width]) * (1 - fx) + Float(pixels[corner + width + 1]) * fx
    return upper * (1 - fy) + lower * fy
}
