internal import Imaging
package import NeuralCore

/// The detector's network made ready to run over pictures of any size.
///
/// It never changes and can be shared by any number of tasks; calls at the same time use workspaces of their own.
package struct DetectorNetwork: Sendable {
    private let trunk: ConvolutionStack
    private let head: PackedDense
    private let calibration: DetectorLayers.Calibration
    private let workspaces = WorkspacePool()

    /// Plans the network.
    ///
    /// - Parameter instructionSet: What the kernels may use; the best there is by default.
    package init(_ layers: DetectorLayers, instructionSet: InstructionSet = .best) {
        let stack = layers.convolutions.enumerated().map { index, convolution in
            ConvolutionStack.Layer(convolution, pools: DetectorArchitecture.poolsAfter(index))
        }
        let side = DetectorArchitecture.sideMultiple / DetectorArchitecture.blockSide
        trunk = ConvolutionStack(stack, height: side, width: side, instructionSet: instructionSet)
        head = PackedDense([layers.head], rectifies: false, instructionSet: instructionSet)
        calibration = layers.calibration
    }

    /// The crops of faces of ``FaceScale/range`` in one picture, with their probabilities; most faces come several times.
    func candidates(in image: GrayImage, above threshold: Double) -> [FaceDetection] {
        let (rows, columns) = (cells(over: image.height), cells(over: image.width))
        let scale = DetectorArchitecture.cell / DetectorArchitecture.blockSide
        let trunk = trunk.resized(height: rows * scale, width: columns * scale)
        let (features, count) = (trunk.workspaceCount, rows * columns)
        let scores = features + trunk.outputCount
        return workspaces.withWorkspace(count: scores + count * head.outputStride) { workspace in
            trunk.clearFrames(in: workspace)
            trunk(pictures: 1, workspace: workspace, into: workspace + features) { _, canvas in
                image.drawBlocks(on: canvas, rows: rows * scale, columns: columns * scale)
            }
            head(rows: count, workspace + features, into: workspace + scores)
            return (0..<count).compactMap { cell in
                let outputs = workspace + scores + cell * head.outputStride
                let score = Double(Elementary.sigmoid(calibration.scale * outputs[0] + calibration.shift))
                guard score > threshold else { return nil }
                let crop = FaceScale.crop(column: cell % columns, row: cell / columns, outputs: outputs)
                return FaceDetection(box: crop, score: score)
            }
        }
    }

    /// Cells along a side, filled up so that every layer has whole tiles.
    private func cells(over pixels: Int) -> Int {
        let multiple = DetectorArchitecture.sideMultiple
        return (pixels + multiple - 1) / multiple * (multiple / DetectorArchitecture.cell)
    }
}

extension GrayImage {
    /// Writes each 2 x 2 block of pixels as one pixel of four channels; what lies beyond the picture is zero.
    fileprivate func drawBlocks(on canvas: ConvolutionStack.Canvas, rows: Int, columns: Int) {
        let levels = (0..<256).map { DetectorArchitecture.input(Float($0)) }
        for row in 0..<rows {
            let target = canvas.pixels + row * canvas.rowStride
            target.update(repeating: 0, count: 4 * columns)
            for half in 0..<2 where 2 * row + half < height {
                let start = (2 * row + half) * width
                draw(pixels.span.extracting(start..<start + width), levels, on: target + 2 * half)
            }
        }
    }

    /// Writes one line of pixels into the upper or lower halves of blocks.
    private func draw(_ line: Span<UInt8>, _ levels: [Float], on target: UnsafeMutablePointer<Float>) {
        for column in 0..<line.count / 2 {
            target[4 * column] = levels[Int(line[2 * column])]
            target[4 * column + 1] = levels[Int(line[2 * column + 1])]
        }
        if line.count % 2 == 1 { target[2 * (line.count - 1)] = levels[Int(line[line.count - 1])] }
    }
}
