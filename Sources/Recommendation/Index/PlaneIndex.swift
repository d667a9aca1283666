/// The tracks of a catalog by their place on the circumplex, to find those that are nearest to a point.
struct PlaneIndex: Sendable {
    private let catalog: TrackCatalog
    private let boxes: BoxIndex<SIMD2<Float>>

    init(_ catalog: TrackCatalog) {
        self.catalog = catalog
        boxes = BoxIndex(
            catalog.indices.map {
                let place = catalog.place(of: $0)
                return SIMD2(Float(place.valence), Float(place.arousal))
            })
    }

    /// The rows that are nearest to a target, the nearest first; equally near ones in the order of their ids.
    func nearest(_ count: Int, to target: AffectTarget, admits: (Int) -> Bool) -> [Int] {
        boxes.best(
            count, bound: { target.nearness(of: target.point(nearestIn: $0.low, $0.high)) },
            score: target.nearness(of:), admits: admits, precedes: catalog.ids.strings.precedes
        ).map(\.row)
    }
}
