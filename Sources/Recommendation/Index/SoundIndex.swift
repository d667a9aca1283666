/// The tracks of a catalog by their sound, to find those that are like another.
struct SoundIndex: Sendable {
    private let catalog: TrackCatalog
    private let boxes: BoxIndex<SIMD8<Float>>

    init(_ catalog: TrackCatalog) {
        self.catalog = catalog
        boxes = BoxIndex(catalog.indices.map { SoundSpace.point(catalog, $0) })
    }

    /// The rows that sound most like one, itself left out, with their similarity.
    func nearest(
        _ count: Int, to row: Int, admits: (Int) -> Bool
    ) -> [BoxIndex<SIMD8<Float>>.Match] {
        let point = SoundSpace.point(catalog, row)
        return boxes.best(
            count, bound: { SoundSpace.similarity(pointwiseMax($0.low, pointwiseMin($0.high, point)), point) + 1e-5 },
            score: { SoundSpace.similarity($0, point) }, admits: { $0 != row && admits($0) },
            precedes: catalog.ids.strings.precedes)
    }
}
