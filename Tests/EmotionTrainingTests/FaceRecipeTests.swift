import EmotionCore
import FaceEmotion
import Foundation
import NeuralTraining
import TestSupport
import Testing

@testable import EmotionTraining

/// A data set of made pictures: happy ones are bright above, sad ones below.
private func dataSet(count: Int, seed: UInt64) -> FaceDataSet {
    var random = SeededGenerator(seed: seed)
    var pixels: [UInt8] = []
    var votes: [FaceVotes] = []
    var labels: [Emotion?] = []
    for index in 0..<count {
        let isHappy = index % 2 == 0
        for row in 0..<48 {
            let isBright = (row < 24) == isHappy
            pixels += (0..<48).map { _ in UInt8.random(in: isBright ? 150...255 : 0...105, using: &random) }
        }
        votes.append(FaceVotes(columns: isHappy ? [0, 0, 0, 9, 1, 0, 0, 0, 0, 0] : [0, 0, 0, 0, 2, 8, 0, 0, 0, 0]))
        labels.append(isHappy ? .happy : .sad)
    }
    return FaceDataSet(pixels: pixels, votes: votes, labels: labels)
}

@Suite struct FaceVotesTests {
    @Test func `single votes count nothing and a majority needs more than half of the rest`() {
        let clear = FaceVotes(columns: [1, 0, 0, 6, 3, 0, 0, 0, 0, 0])
        #expect(clear.majority == .happy)
        expectClose(
            [clear.distribution?[.happy] ?? 0, clear.agreement], [6.0 / 9, 6.0 / 9], within: Tolerance.float64)
        #expect(FaceVotes(columns: [5, 0, 0, 5, 0, 0, 0, 0, 0, 0]).majority == nil)
        #expect(FaceVotes(columns: [0, 0, 0, 2, 0, 0, 0, 6, 0, 0]).majority == nil)
    }

    @Test func `pictures without votes or without a face are no training material`() {
        let none = FaceVotes(columns: Array(repeating: -1, count: 10))
        #expect(none.distribution == nil)
        #expect(none.majority == nil)
        let noFace = FaceVotes(columns: [0, 0, 0, 0, 2, 0, 0, 0, 0, 8])
        #expect(noFace.isUnusable)
        #expect(noFace.majority == nil)
    }
}

@Suite struct FaceAugmentationTests {
    @Test func `changed pictures stay in range, differ from each other and are the same for the same seed`() {
        let picture: [UInt8] = (0..<48 * 48).map { place in UInt8(place % 48 * 5) }
        var all = FaceAugmentation()
        (all.gamma, all.blur, all.noise, all.erasing) = (0.5, 1, 1, 1)
        func changed(_ seed: Int) -> [Float] {
            var random = SplitMix64(key: seed)
            return [Float](unsafeUninitializedCapacity: picture.count) { output, count in
                picture.withUnsafeBufferPointer {
                    all.write($0, to: output, using: &random)
                }
                count = picture.count
            }
        }
        for seed in 0..<50 { #expect(changed(seed).allSatisfy { (0...1).contains($0) }) }
        #expect(changed(1) == changed(1))
        #expect(changed(1) != changed(2))
    }

    @Test func `without any change a picture or its mirror comes back`() {
        var nothing = FaceAugmentation()
        (nothing.rotation, nothing.shift, nothing.scale) = (0, 0, 0)
        (nothing.gamma, nothing.contrast, nothing.brightness) = (0, 0, 0)
        (nothing.blur, nothing.noise, nothing.erasing) = (0, 0, 0)
        let picture: [UInt8] = (0..<48 * 48).map { place in UInt8(place % 48 * 5) }
        let mirrored = picture.indices.map { place -> UInt8 in picture[place / 48 * 48 + 47 - place % 48] }
        var seen: Set<Bool> = []
        for seed in 0..<20 {
            var random = SplitMix64(key: seed)
            var output = [Float](repeating: 0, count: picture.count)
            output.withUnsafeMutableBufferPointer { output in
                picture.withUnsafeBufferPointer { nothing.write($0, to: output, using: &random) }
            }
            let isMirrored = output[0] > 0.5
            seen.insert(isMirrored)
            let expected: [Float] = (isMirrored ? mirrored : picture).map { Float($0) / 255 }
            expectClose(output, expected, within: 1e-5)
        }
        #expect(seen == [true, false])
    }
}

@Suite struct FaceRecipeTests {
    @Test(arguments: [0.1, 0.75, 1.25]) func `a network of any width can be run`(width: Double) {
        var settings = FaceTrainingSettings()
        settings.width = width
        let recipe = FaceRecipe(
            training: dataSet(count: 4, seed: 1), validation: dataSet(count: 2, seed: 2), settings: settings)
        let network = FaceNetwork(FaceLayers(folding: recipe.initialParameters(seed: 1)))
        let output = network(dataSet(count: 2, seed: 3).crops(0..<2), flips: false)
        #expect(output.votes.values.count == 14 && output.votes.values.allSatisfy(\.isFinite))
    }

    @Test func `the folded network says what the trained one says`() {
        let recipe = FaceRecipe(training: dataSet(count: 4, seed: 1), validation: dataSet(count: 2, seed: 2))
        var parameters = recipe.initialParameters(seed: 3)
        var random = SplitMix64(key: 8)
        for position in parameters.tensors.indices where parameters.names[position].hasPrefix("norm") {
            let name = parameters.names[position]
            let old = parameters.tensors[position]
            var values: [Float] = []
            for value in old.values { values.append(value + 0.4 * random.nextUnit()) }
            parameters[name] = Tensor(shape: old.shape, values: values)
        }
        let crops = dataSet(count: 3, seed: 5).crops(0..<3)
        let folded = FaceNetwork(FaceLayers(folding: parameters))(crops)
        let written = unfolded(parameters, crops)
        expectClose(folded.votes.values, written.values, within: 1e-4)
    }

    /// The network layer by layer, with batch normalization as a layer of its own.
    private func unfolded(_ parameters: Parameters, _ crops: [FaceCrop]) -> Tensor {
        var brightness: [Float] = []
        for crop in crops { brightness += crop.pixels.map { Float($0) / 255 } }
        var activation = Tensor(shape: [crops.count, 48, 48, 1], values: brightness)
        for index in FaceArchitecture.shipped.widths.indices {
            let name = FaceArchitecture.norm(index)
            let norm = BatchNorm(
                scale: parameters["\(name).scale"], shift: parameters["\(name).shift"],
                runningMean: parameters["\(name).runningMean"], runningVariance: parameters["\(name).runningVariance"])
            let weight = parameters["\(FaceArchitecture.convolution(index)).weight"]
            activation = norm(Convolution2D(weight: weight)(activation)).rectified()
            if FaceArchitecture.poolsAfter(index) { activation = activation.maxPooled() }
        }
        let flat = activation.reshaped([crops.count, FaceArchitecture.shipped.flattened])
        let hidden = Dense(weight: parameters["hidden.weight"], bias: parameters["hidden.bias"])(flat).rectified()
        return Dense(weight: parameters["votes.weight"], bias: parameters["votes.bias"])(hidden)
    }

    @Test func `gradients reach every weight of the network`() {
        let recipe = FaceRecipe(training: dataSet(count: 4, seed: 1), validation: dataSet(count: 2, seed: 2))
        let parameters = recipe.initialParameters(seed: 3)
        var tape = GradientTape(parameters)
        var random = SplitMix64(key: 1)
        let loss = recipe.loss(of: [0, 1, 2, 3], on: &tape, using: &random)
        for (position, gradient) in tape.gradient(of: loss).enumerated() where !parameters.isState[position] {
            #expect(gradient.values.contains { $0 != 0 }, "in \(parameters.names[position])")
        }
        #expect(tape.observedState.count == 2 * FaceArchitecture.convolutions)
    }

    @Test func `a data set with wrong shapes is refused`() throws {
        let path = FileManager.default.temporaryDirectory.appending(path: "faces-\(UUID()).safetensors").path
        defer { try? FileManager.default.removeItem(atPath: path) }
        var writer = SafetensorsWriter()
        writer.add("images", shape: [2, 24, 24], values: [UInt8](repeating: 0, count: 2 * 576))
        writer.add("votes", shape: [2, 10], values: [Int8](repeating: 0, count: 20))
        writer.add("label", shape: [2], values: [Int8](repeating: 0, count: 2))
        try Data(writer.encoded()).write(to: URL(filePath: path))
        #expect(throws: WeightsError.shapeMismatch(name: "images", expected: [2, 48, 48], actual: [2, 24, 24])) {
            try FaceDataSet(contentsOf: path)
        }
    }
}
