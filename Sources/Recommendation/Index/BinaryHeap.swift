/// A binary heap: whatever `precedes` puts first is on top.
struct BinaryHeap<Element> {
    private var elements: [Element]
    private let precedes: (Element, Element) -> Bool

    /// Makes a heap of some elements, in time linear in their number.
    init(_ elements: [Element], by precedes: @escaping (Element, Element) -> Bool) {
        self.elements = elements
        self.precedes = precedes
        for parent in stride(from: elements.count / 2 - 1, through: 0, by: -1) { siftDown(from: parent) }
    }

    var count: Int { elements.count }
    var first: Element? { elements.first }

    /// The elements, put in order.
    func sorted(by areInIncreasingOrder: (Element, Element) -> Bool) -> [Element] {
        elements.sorted(by: areInIncreasingOrder)
    }

    mutating func insert(_ element: Element) {
        elements.append(element)
        var child = elements.count - 1
        while child > 0, precedes(elements[child], elements[(child - 1) / 2]) {
            elements.swapAt(child, (child - 1) / 2)
            child = (child - 1) / 2
        }
    }

    mutating func popFirst() -> Element? {
        guard let first = elements.first, let last = elements.popLast() else { return nil }
        if !elements.isEmpty { replaceFirst(last) }
        return first
    }

    /// Puts an element in the place of the one on top.
    mutating func replaceFirst(_ element: Element) {
        elements[0] = element
        siftDown(from: 0)
    }

    private mutating func siftDown(from start: Int) {
        var parent = start
        while true {
            var first = parent
            for child in [2 * parent + 1, 2 * parent + 2]
            where child < elements.count && precedes(elements[child], elements[first]) {
                first = child
            }
            guard first != parent else { return }
            elements.swapAt(parent, first)
            parent = first
        }
    }
}
