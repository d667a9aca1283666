internal import FaceEmotion
internal import NeuralCore
internal import NeuralTraining

/// Blends every picture of a batch with another one of the batch, and their targets alike.
///
/// References: H. Zhang et al., "mixup: beyond empirical risk minimization", ICLR 2018; S. Yun et al., "CutMix", ICCV 2019;
/// both with shares drawn evenly from `0...1`.
struct FaceMixing: Sendable {
    /// How much of a picture is its own, `0...1`.
    private let own: Float
    /// How far away in the batch the other picture is.
    private let distance: Int
    /// The rectangle that comes from the other picture; nil if brightness is blended.
    private let patch: Patch?

    /// A rectangle in pixels.
    private struct Patch: Sendable {
        let rows: Range<Int>
        let columns: Range<Int>
    }

    /// Draws whether and how a batch is blended.
    ///
    /// - Returns: nil if the batch stays as it is.
    init?(_ settings: FaceTrainingSettings, count: Int, using random: inout SplitMix64) {
        guard settings.mixUp + settings.cutMix > 0, count > 1 else { return nil }
        let draw = Double(random.nextUnit())
        guard draw < settings.mixUp + settings.cutMix else { return nil }
        distance = Int.random(in: 1..<count, using: &random)
        let share = random.nextUnit()
        guard draw >= settings.mixUp else {
            (own, patch) = (share, nil)
            return
        }
        let side = FaceCrop.side
        let length = Int((Float(side) * (1 - share).squareRoot()).rounded())
        func range() -> Range<Int> {
            let start = Int.random(in: 0...side - length, using: &random)
            return start..<start + length
        }
        patch = Patch(rows: range(), columns: range())
        own = 1 - Float(length * length) / Float(side * side)
    }

    /// Blends pictures, `[batch, 48, 48, 1]`.
    func pictures(_ pictures: Tensor) -> Tensor {
        guard let patch else { return blended(pictures) }
        var mixed = pictures
        let (side, count) = (FaceCrop.side, pictures.shape[0])
        for picture in 0..<count {
            let (target, source) = (picture * side * side, (picture + distance) % count * side * side)
            for row in patch.rows {
                for column in patch.columns {
                    let place = row * side + column
                    mixed.values[target + place] = pictures.values[source + place]
                }
            }
        }
        return mixed
    }

    /// Blends targets, `[batch, 7]`, and how much each counts.
    func targets(_ targets: (rows: Tensor, weights: [Float])) -> (rows: Tensor, weights: [Float]) {
        let weights = Tensor(shape: [targets.weights.count, 1], values: targets.weights)
        return (blended(targets.rows), blended(weights).values)
    }

    private func blended(_ tensor: Tensor) -> Tensor {
        var mixed = tensor
        let count = tensor.shape[0]
        let size = tensor.values.count / count
        for place in tensor.values.indices {
            let other = (place / size + distance) % count * size + place % size
            mixed.values[place] = own * tensor.values[place] + (1 - own) * tensor.values[other]
        }
        return mixed
    }
}
