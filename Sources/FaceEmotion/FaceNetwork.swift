package import NeuralCore

/// The face network made ready to run: weights packed for this processor, memory planned.
///
/// It never changes and can be shared by any number of tasks; calls at the same time use workspaces of their own.
package struct FaceNetwork: Sendable {
    private let trunk: ConvolutionStack
    private let hidden: PackedDense
    private let heads: PackedDense
    private let workspaces = WorkspacePool()
    private let places: Places
    private let hiddenUnits: Int

    /// What the network says of some faces.
    package struct Output: Sendable {
        /// The logits of the FER+ head, `[batch, 7]`.
        package var votes: Tensor
        /// The logits of the FER2013 head, `[batch, 7]`.
        package var label: Tensor
        /// The logits of being a face, `[batch, 1]`.
        package var face: Tensor

        /// Puts logits together.
        package init(votes: Tensor, label: Tensor, face: Tensor) {
            self.votes = votes
            self.label = label
            self.face = face
        }
    }

    /// Where in a workspace what lies.
    private struct Places {
        let flattened: Int
        let hidden: Int
        let heads: Int
        let end: Int

        init(trunk: ConvolutionStack, hidden: PackedDense, heads: PackedDense) {
            flattened = trunk.workspaceCount
            self.hidden = flattened + FaceNetwork.facesTogether * trunk.outputCount
            self.heads = self.hidden + FaceNetwork.facesTogether * hidden.outputStride
            end = self.heads + FaceNetwork.facesTogether * heads.outputStride
        }
    }

    /// Faces that go through the dense layers together.
    private static let facesTogether = 64

    /// Plans the network.
    ///
    /// - Parameter instructionSet: What the kernels may use; the best there is by default.
    package init(_ layers: FaceLayers, instructionSet: InstructionSet = .best) {
        let stack = layers.convolutions.enumerated().map { index, convolution in
            ConvolutionStack.Layer(convolution, pools: FaceArchitecture.poolsAfter(index))
        }
        trunk = ConvolutionStack(
            stack, height: FaceCrop.side, width: FaceCrop.side, instructionSet: instructionSet)
        hiddenUnits = layers.hidden.weight.shape[1]
        hidden = PackedDense([layers.hidden], rectifies: true, instructionSet: instructionSet)
        heads = PackedDense(
            [layers.votes, layers.label, layers.face], rectifies: false, instructionSet: instructionSet)
        places = Places(trunk: trunk, hidden: hidden, heads: heads)
    }

    /// Runs the network on some crops.
    ///
    /// What is said of a face does not depend on the faces beside it, to the last bit.
    ///
    /// - Parameter flips: Whether each face is seen in the mirror as well, and the mean of both logits taken.
    package func callAsFunction(_ crops: [FaceCrop], flips: Bool = false) -> Output {
        var output = Output(count: crops.count)
        forEachFace(of: crops) { row, _, scores in output.set(row, to: scores) }
        if flips { forEachFace(of: crops, mirrored: true) { row, _, scores in output.average(row, with: scores) } }
        return output
    }

    /// What the dense layer makes of some crops, `[batch, hidden]`: what the heads see.
    package func features(of crops: [FaceCrop]) -> Tensor {
        var features = Tensor(shape: [crops.count, hiddenUnits])
        forEachFace(of: crops) { row, hidden, _ in features.setRow(row, to: hidden) }
        return features
    }

    /// Runs the network, and hands over what the dense layer and the heads say of each face.
    private func forEachFace(
        of crops: [FaceCrop], mirrored: Bool = false,
        _ body: (_ row: Int, _ hidden: UnsafePointer<Float>, _ scores: UnsafePointer<Float>) -> Void
    ) {
        workspaces.withWorkspace(count: places.end) { workspace in
            for first in stride(from: 0, to: crops.count, by: Self.facesTogether) {
                let rows = first..<min(first + Self.facesTogether, crops.count)
                run(crops[rows], mirrored: mirrored, in: workspace)
                for row in rows {
                    let place = row - first
                    body(
                        row, workspace + places.hidden + place * hidden.outputStride,
                        workspace + places.heads + place * heads.outputStride)
                }
            }
        }
    }

    private func run(_ crops: ArraySlice<FaceCrop>, mirrored: Bool, in workspace: UnsafeMutablePointer<Float>) {
        let (flattened, features) = (workspace + places.flattened, workspace + places.hidden)
        trunk(pictures: crops.count, workspace: workspace, into: flattened) { index, canvas in
            crops[crops.startIndex + index].draw(on: canvas, mirrored: mirrored)
        }
        hidden(rows: crops.count, flattened, into: features)
        heads(rows: crops.count, features, into: workspace + places.heads)
    }
}

extension FaceNetwork.Output {
    fileprivate init(count: Int) {
        let zeros = Tensor(shape: [count, Emotion.count])
        self.init(votes: zeros, label: zeros, face: Tensor(shape: [count, 1]))
    }

    /// Takes over what the heads say, side by side, of one face.
    fileprivate mutating func set(_ row: Int, to scores: UnsafePointer<Float>) {
        votes.setRow(row, to: scores)
        label.setRow(row, to: scores + Emotion.count)
        face.setRow(row, to: scores + 2 * Emotion.count)
    }

    /// Takes the mean of what is there and what the heads say now.
    fileprivate mutating func average(_ row: Int, with scores: UnsafePointer<Float>) {
        votes.averageRow(row, with: scores)
        label.averageRow(row, with: scores + Emotion.count)
        face.averageRow(row, with: scores + 2 * Emotion.count)
    }
}

extension FaceCrop {
    /// Writes the brightness, scaled to `0...1`.
    fileprivate func draw(on canvas: ConvolutionStack.Canvas, mirrored: Bool) {
        let (start, step) = mirrored ? (Self.side - 1, -1) : (0, 1)
        pixels.withUnsafeBufferPointer { pixels in
            for row in 0..<Self.side {
                let target = canvas.pixels + row * canvas.rowStride
                let first = row * Self.side + start
                for column in 0..<Self.side { target[column] = Float(pixels[first + step * column]) / 255 }
            }
        }
    }
}
