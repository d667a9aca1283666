internal import CNeuralKernels

/// How pictures lie in memory: `[picture, row, column, channel]`, with a frame of zeros around each or without.
struct PictureLayout {
    let height: Int
    let width: Int
    let channels: Int
    /// Pixels of zeros on each side, 1 for what a 3 x 3 convolution reads.
    let frame: Int

    var rowStride: Int { (width + 2 * frame) * channels }
    /// The numbers in one picture.
    var count: Int { (height + 2 * frame) * rowStride }
    /// Where the first pixel lies.
    var firstPixel: Int { frame * (rowStride + channels) }

    /// Makes the frame of one picture zero again.
    func clearFrame(_ start: UnsafeMutablePointer<Float>) {
        let side = frame * channels
        start.update(repeating: 0, count: frame * rowStride)
        (start + count - frame * rowStride).update(repeating: 0, count: frame * rowStride)
        for row in frame..<frame + height {
            (start + row * rowStride).update(repeating: 0, count: side)
            (start + (row + 1) * rowStride - side).update(repeating: 0, count: side)
        }
    }

    /// The pictures as something that a convolution reads: from the frame on.
    func framed(_ start: UnsafeMutablePointer<Float>) -> nk_pictures { pictures(start) }

    /// The pictures as something that is written: from the first pixel on.
    func interior(_ start: UnsafeMutablePointer<Float>) -> nk_pictures { pictures(start + firstPixel) }

    private func pictures(_ start: UnsafeMutablePointer<Float>) -> nk_pictures {
        nk_pictures(start: start, picture_stride: count, row_stride: rowStride, channels: Int32(channels))
    }
}
