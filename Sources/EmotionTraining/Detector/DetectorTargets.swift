internal import FaceEmotion
internal import NeuralCore

/// What the cells over some scenes should say.
struct DetectorTargets: Sendable {
    /// Whether there is a face, `[cells, 1]`.
    private(set) var faces: Tensor
    /// 0 for cells of which nothing can be said, such as those between a face and what is beside it, `[cells, 1]`.
    private(set) var counts: Tensor
    /// Where the faces are, `[cells, 3]`.
    private(set) var places: Tensor
    /// 1 for cells with a face, `[cells, 3]`.
    private(set) var placeCounts: Tensor

    private let side: Int

    /// The middle of a face is this share of its side wide.
    private static let middle = 0.28
    /// Beyond this share of its side from its middle a face has no say.
    private static let surroundings = 0.6
    /// Faces of these sides may be found, and need not.
    private static let optional = 11.0...64

    /// - Parameter side: Of the scenes, in pixels.
    init(_ scenes: [[FaceBox]], side: Int) {
        self.side = side / DetectorArchitecture.cell
        let cells = scenes.count * self.side * self.side
        faces = Tensor(shape: [cells, 1])
        counts = Tensor(shape: [cells, 1], repeating: 1)
        places = Tensor(shape: [cells, 3])
        placeCounts = Tensor(shape: [cells, 3])
        for (index, scene) in scenes.enumerated() {
            for crop in scene where Self.optional.contains(crop.width) {
                note(crop, scene: index, reach: Self.surroundings * crop.width) { $0.counts.values[$1.index] = 0 }
            }
            for crop in scene where FaceScale.range.contains(crop.width) {
                note(crop, scene: index, reach: Self.middle * crop.width) { $0.require(crop, $1) }
            }
        }
    }

    private typealias Cell = (index: Int, column: Int, row: Int)

    private mutating func note(
        _ crop: FaceBox, scene: Int, reach: Double, _ note: (inout DetectorTargets, Cell) -> Void
    ) {
        let (x, y) = (crop.x + crop.width / 2, crop.y + crop.height / 2)
        for row in 0..<side where abs(FaceScale.center(ofCell: row) - y) <= reach {
            for column in 0..<side where abs(FaceScale.center(ofCell: column) - x) <= reach {
                note(&self, (index: (scene * side + row) * side + column, column: column, row: row))
            }
        }
    }

    private mutating func require(_ crop: FaceBox, _ cell: Cell) {
        faces.values[cell.index] = 1
        counts.values[cell.index] = 1
        let outputs = FaceScale.outputs(of: crop, column: cell.column, row: cell.row)
        for (place, value) in outputs.enumerated() {
            places.values[3 * cell.index + place] = value
            placeCounts.values[3 * cell.index + place] = 1
        }
    }
}
