internal import NeuralCore

/// How the network says where a face is: relative to a cell and to a face of middling size.
///
/// Faces are measured by the side of the crop that the classifier expects.
package enum FaceScale {
    /// The sides that the network is trained to find, in pixels; smaller and larger faces are found at other levels of
    /// the pyramid, each half as large as the one before.
    package static let range: ClosedRange<Double> = 17...42
    /// A distance of this many pixels is 1 to the network.
    package static let reach = 16.0
    /// A side of this many pixels is 0 to the network, whose unit is a factor of e.
    package static let middle = 27.0

    /// The middle of a cell, in pixels.
    package static func center(ofCell index: Int) -> Double {
        (Double(index) + 0.5) * Double(DetectorArchitecture.cell)
    }

    /// The crop that a cell's outputs describe.
    package static func crop(column: Int, row: Int, outputs: UnsafePointer<Float>) -> FaceBox {
        let x = center(ofCell: column) + Double(outputs[1]) * reach
        let y = center(ofCell: row) + Double(outputs[2]) * reach
        // A network that was trained badly must not describe regions that are none.
        let side = middle * Double(Elementary.exp(min(3, max(-3, outputs[3]))))
        return FaceBox(x: x - side / 2, y: y - side / 2, width: side, height: side)
    }

    /// What a cell should say of a crop.
    package static func outputs(of crop: FaceBox, column: Int, row: Int) -> [Float] {
        let x = crop.x + crop.width / 2 - center(ofCell: column)
        let y = crop.y + crop.height / 2 - center(ofCell: row)
        return [Float(x / reach), Float(y / reach), Elementary.log(Float(crop.width / middle))]
    }
}
