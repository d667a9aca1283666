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

    /// The logits of the two heads, `[batch, 7]` each.
    package struct Logits: Sendable {
        /// The FER+ head.
        package let votes: Tensor
        /// The FER2013 head.
        package let label: Tensor
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
        hidden = PackedDense([layers.hidden], rectifies: true, instructionSet: instructionSet)
        heads = PackedDense([layers.votes, layers.label], rectifies: false, instructionSet: instructionSet)
        places = Places(trunk: trunk, hidden: hidden, heads: heads)
    }

    /// Runs the network on some crops.
    ///
    /// A face's logits do not depend on the faces beside it, to the last bit.
    package func callAsFunction(_ crops: [FaceCrop]) -> Logits {
        var votes = Tensor(shape: [crops.count, Emotion.count])
        var label = votes
        workspaces.withWorkspace(count: places.end) { workspace in
            for first in stride(from: 0, to: crops.count, by: Self.facesTogether) {
                let rows = first..<min(first + Self.facesTogether, crops.count)
                run(crops[rows], in: workspace)
                for row in rows {
                    let scores = workspace + places.heads + (row - first) * heads.outputStride
                    votes.setRow(row, to: scores)
                    label.setRow(row, to: scores + Emotion.count)
                }
            }
        }
        return Logits(votes: votes, label: label)
    }

    private func run(_ crops: ArraySlice<FaceCrop>, in workspace: UnsafeMutablePointer<Float>) {
        let (flattened, features) = (workspace + places.flattened, workspace + places.hidden)
        trunk(pictures: crops.count, workspace: workspace, into: flattened) { index, canvas in
            crops[crops.startIndex + index].draw(on: canvas)
        }
        hidden(rows: crops.count, flattened, into: features)
        heads(rows: crops.count, features, into: workspace + places.heads)
    }
}

extension FaceCrop {
    /// Writes the brightness, scaled to `0...1`.
    fileprivate func draw(on canvas: ConvolutionStack.Canvas) {
        pixels.withUnsafeBufferPointer { pixels in
            for row in 0..<Self.side {
                let target = canvas.pixels + row * canvas.rowStride
                for column in 0..<Self.side { target[column] = Float(pixels[row * Self.side + column]) / 255 }
            }
        }
    }
}
