internal import CNeuralKernels

/// Convolutions one after the other, planned once for pictures of one size and then run without allocating.
///
/// Layers over large pictures take one picture at a time, whose values stay in cache; layers over small ones take a
/// group, whose pictures share each read of the weights.
package struct ConvolutionStack: Sendable {
    /// A convolution with ReLU after it, and with max-pooling over 2 x 2 blocks or not.
    package struct Layer: Sendable {
        package let convolution: Convolution2D
        package let pools: Bool

        package init(_ convolution: Convolution2D, pools: Bool) {
            self.convolution = convolution
            self.pools = pools
        }
    }

    /// Where a caller writes a picture: its first pixel, and the values from one row to the next.
    package struct Canvas {
        package let pixels: UnsafeMutablePointer<Float>
        package let rowStride: Int
    }

    /// Values that come out for one picture, `[height, width, channels]`.
    package let outputCount: Int
    /// The floats of workspace that a run needs, zero when it is first used.
    package let workspaceCount: Int

    private let layers: [PackedConvolution]
    /// Layers before this one take one picture at a time.
    private let firstGrouped: Int
    /// Where in the workspace the input of each layer lies, then the scratch memory.
    private let offsets: [Int]

    private static let group = 8
    private static let largestGroupedSide = 12

    /// Plans the layers for pictures of `height` x `width`.
    ///
    /// - Precondition: Every layer is 3 x 3, with a multiple of 16 outputs.
    package init(_ layers: [Layer], height: Int, width: Int, instructionSet: InstructionSet) {
        var (height, width) = (height, width)
        let packed = layers.map { layer in
            defer { if layer.pools { (height, width) = (height / 2, width / 2) } }
            return PackedConvolution(
                layer.convolution, height: height, width: width, rectifies: true, pools: layer.pools,
                instructionSet: instructionSet)
        }
        self.init(packed)
    }

    /// The same layers for pictures of another size, which share the packed weights.
    ///
    /// - Precondition: Every layer is computed by the same algorithm at both sizes; multiples of 4 remain at each layer.
    package func resized(height: Int, width: Int) -> ConvolutionStack {
        var (height, width) = (height, width)
        return ConvolutionStack(
            layers.map { layer in
                defer { if layer.pools { (height, width) = (height / 2, width / 2) } }
                return layer.resized(height: height, width: width)
            })
    }

    private init(_ packed: [PackedConvolution]) {
        let isSmall = { (layer: PackedConvolution) in max(layer.height, layer.width) <= Self.largestGroupedSide }
        let firstGrouped = packed.firstIndex(where: isSmall) ?? packed.count
        var offsets = [0]
        for (index, layer) in packed.enumerated() {
            let pictures = index < firstGrouped ? 1 : Self.group
            offsets.append(offsets[index] + (pictures * layer.input.count).roundedUpToPanel)
        }
        let scratch = packed.enumerated().map { index, layer in
            layer.scratchCount(pictures: index < firstGrouped ? 1 : Self.group)
        }
        workspaceCount = offsets[packed.count] + (scratch.max() ?? 0)
        outputCount = packed.last?.output(frame: 0).count ?? 0
        self.layers = packed
        self.firstGrouped = firstGrouped
        self.offsets = offsets
    }

    /// Runs the layers on pictures.
    ///
    /// - Parameters:
    ///   - workspace: ``workspaceCount`` floats that no one but this stack writes.
    ///   - output: Room for `pictures * outputCount` values.
    ///   - draw: Writes the picture with this number, without its frame.
    package func callAsFunction(
        pictures: Int, workspace: UnsafeMutablePointer<Float>, into output: UnsafeMutablePointer<Float>,
        draw: (Int, Canvas) -> Void
    ) {
        for first in stride(from: 0, to: pictures, by: Self.group) {
            let count = min(Self.group, pictures - first)
            let output = output + first * outputCount
            for place in 0..<count {
                draw(first + place, canvas(place, workspace))
                run(0..<firstGrouped, pictures: 1, slot: place, workspace, output)
            }
            run(firstGrouped..<layers.count, pictures: count, slot: 0, workspace, output)
        }
    }

    /// Makes the frames around the layers' inputs zero, in a workspace that served pictures of another size.
    package func clearFrames(in workspace: UnsafeMutablePointer<Float>) {
        for (index, layer) in layers.enumerated() {
            let pictures = index < firstGrouped ? 1 : Self.group
            for picture in 0..<pictures {
                layer.input.clearFrame(workspace + offsets[index] + picture * layer.input.count)
            }
        }
    }

    /// Where the picture at this place in its group is drawn.
    private func canvas(_ place: Int, _ workspace: UnsafeMutablePointer<Float>) -> Canvas {
        let layout = layers[0].input
        let start = firstGrouped == 0 ? workspace + place * layout.count : workspace
        return Canvas(pixels: start + layout.firstPixel, rowStride: layout.rowStride)
    }

    /// Runs some layers; the last of them writes from the picture with the number `slot` on.
    private func run(
        _ range: Range<Int>, pictures: Int, slot: Int, _ workspace: UnsafeMutablePointer<Float>,
        _ output: UnsafeMutablePointer<Float>
    ) {
        let scratch = workspace + offsets[layers.count]
        for index in range {
            let layer = layers[index]
            let isLast = index == layers.count - 1
            let layout = layer.output(frame: isLast ? 0 : 1)
            let start = isLast ? output : workspace + offsets[index + 1]
            let first = index == range.upperBound - 1 ? slot * layout.count : 0
            layer(
                pictures: pictures, layer.input.framed(workspace + offsets[index]),
                into: layout.interior(start + first), scratch: scratch)
        }
    }
}
