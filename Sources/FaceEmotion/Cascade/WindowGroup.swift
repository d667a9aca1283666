/// Windows that mean the same face, joined to one, with how many there were.
struct WindowGroup {
    let window: DetectionWindow
    let count: Int

    /// The mean of some windows.
    init(_ windows: [DetectionWindow]) {
        let share = 1 / Float(windows.count)
        func mean(_ side: (DetectionWindow) -> Int) -> Int {
            Int((Float(windows.reduce(0) { $0 + side($1) }) * share).rounded(.toNearestOrEven))
        }
        window = DetectionWindow(x: mean(\.x), y: mean(\.y), width: mean(\.width), height: mean(\.height))
        count = windows.count
    }

    /// Joins similar windows, drops groups of `minimumCount` windows or fewer, then groups that lie inside a larger one
    /// with more windows: the rules of OpenCV's `groupRectangles`.
    static func groups(of windows: [DetectionWindow], moreThan minimumCount: Int) -> [WindowGroup] {
        let groups = classes(of: windows).filter { $0.count > minimumCount }.map { WindowGroup($0) }
        return groups.indices.filter { index in
            !groups.indices.contains { $0 != index && groups[index].yields(to: groups[$0]) }
        }.map { groups[$0] }
    }

    private func yields(to other: WindowGroup) -> Bool {
        window.lies(inside: other.window) && (other.count > max(3, count) || count < 3)
    }

    /// The windows by chains of similarity.
    private static func classes(of windows: [DetectionWindow]) -> [[DetectionWindow]] {
        var parents = Array(windows.indices)
        func root(_ index: Int) -> Int {
            var index = index
            while parents[index] != index {
                parents[index] = parents[parents[index]]
                index = parents[index]
            }
            return index
        }
        for first in windows.indices {
            for second in 0..<first where windows[first].isSimilar(to: windows[second]) {
                parents[root(first)] = root(second)
            }
        }
        return Dictionary(grouping: windows.indices, by: root).sorted { $0.key < $1.key }
            .map { $0.value.map { windows[$0] } }
    }
}
