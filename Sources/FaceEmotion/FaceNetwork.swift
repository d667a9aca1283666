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
            self.hidden = flattened + FaceNetwork.viewsTogether * trunk.outputCount
            self.heads = self.hidden + FaceNetwork.viewsTogether * hidden.outputStride
            end = self.heads + FaceNetwork.viewsTogether * heads.outputStride
        }
    }

    /// Views that go through the dense layers together.
    private static let viewsTogether = 64

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
        let views = flips ? 2 : 1
        forEachView(of: crops, views: views) { view, _, scores in
            let isMirrored = view % views == 1
            if isMirrored { output.average(view / views, with: scores) } else { output.set(view / views, to: scores) }
        }
        return output
    }

    /// What the dense layer makes of some crops, `[batch, hidden]`: what the heads see.
    package func features(of crops: [FaceCrop]) -> Tensor {
        var features = Tensor(shape: [crops.count, hiddenUnits])
        forEachView(of: crops, views: 1) { row, hidden, _ in features.setRow(row, to: hidden) }
        return features
    }

    /// Runs the network on one view of each face, or on each face and its mirror image, which then share each read of
    /// the weights; and hands over what the dense layer and the heads say of each view.
    private func forEachView(
        of crops: [FaceCrop], views: Int,
        _ body: (_ view: Int, _ hidden: UnsafePointer<Float>, _ scores: UnsafePointer<Float>) -> Void
    ) {
        workspaces.withWorkspace(count: places.end) { workspace in
            for first in stride(from: 0, to: views * crops.count, by: Self.viewsTogether) {
                let range = first..<min(first + Self.viewsTogether, views * crops.count)
                run(range, of: crops, views: views, in: workspace)
                for view in range {
                    let place = view - first
                    body(
                        view, workspace + places.hidden + place * hidden.outputStride,
                        workspace + places.heads + place * heads.outputStride)
                }
            }
        }
    }

    private func run(
        _ range: Range<Int>, of crops: [FaceCrop], views: Int, in workspace: UnsafeMutablePointer<Float>
    ) {
        let (flattened, features) = (workspace + places.flattened, workspace + places.hidden)
        trunk(pictures: range.count, workspace: workspace, into: flattened) { index, canvas in
            let view = range.lowerBound + index
            crops[view / views].draw(on: canvas, mirrored: view % views == 1)
        }
        hidden(rows: range.count, flattened, into: features)
        heads(rows: range.count, features, into: workspace + places.heads)
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
