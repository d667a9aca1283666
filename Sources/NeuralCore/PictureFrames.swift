/// Copies of pictures in frames of zeros, some at a time: what the kernels read where a tensor has no frame.
struct PictureFrames {
    private let layout: PictureLayout
    private let together: Int

    /// Describes pictures of one size, as many at a time as give the kernels a full set of tiles.
    init(height: Int, width: Int, channels: Int) {
        layout = PictureLayout(height: height, width: width, channels: channels, frame: 1)
        together = max(1, 16 * PackedConvolution.tilesAtWork / max(1, height * width))
    }

    /// The largest number of pictures in a group.
    func together(of batch: Int) -> Int { max(1, min(batch, together)) }

    /// Frames the pictures of a batch, one group after the other.
    ///
    /// - Parameters:
    ///   - input: `[batch, height, width, channels]`.
    ///   - body: Gets the framed copies and which pictures they are.
    func forEachGroup(of input: Tensor, _ body: (_ framed: UnsafeMutablePointer<Float>, _ pictures: Range<Int>) -> Void)
    {
        let batch = input.shape[0]
        let framed = AlignedFloats(count: together(of: batch) * layout.count)
        input.values.withUnsafeBufferPointer { values in
            guard let values = values.baseAddress else { return }
            for first in stride(from: 0, to: batch, by: together) {
                let pictures = first..<min(first + together, batch)
                copy(pictures, of: values, to: framed.start)
                body(framed.start, pictures)
            }
        }
    }

    private func copy(_ pictures: Range<Int>, of source: UnsafePointer<Float>, to target: UnsafeMutablePointer<Float>) {
        let row = layout.width * layout.channels
        for line in 0..<pictures.count * layout.height {
            let (picture, y) = (line / layout.height, line % layout.height)
            let place = picture * layout.count + y * layout.rowStride + layout.firstPixel
            (target + place).update(from: source + (pictures.lowerBound * layout.height + line) * row, count: row)
        }
    }
}
