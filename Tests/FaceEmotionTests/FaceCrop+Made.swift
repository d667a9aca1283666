import FaceEmotion

extension FaceCrop {
    /// A crop whose brightness is a function of column and row.
    init(brightness: (_ x: Int, _ y: Int) -> Int) {
        var pixels: [UInt8] = []
        for y in 0..<Self.side {
            for x in 0..<Self.side { pixels.append(UInt8(brightness(x, y))) }
        }
        self.init(checked: pixels)
    }

    /// The pixels seen in the mirror.
    var mirrored: FaceCrop {
        FaceCrop(brightness: { x, y in Int(image[Self.side - 1 - x, y]) })
    }
}
