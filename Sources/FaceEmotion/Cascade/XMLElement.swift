/// One element of an XML file with what lies in it; attributes are not kept.
struct XMLElement {
    let name: String
    /// The line on which it begins.
    let line: Int
    var children: [XMLElement] = []
    /// The characters directly inside it.
    var text = ""

    /// The first child of that name.
    func child(_ name: String) throws(FaceError) -> XMLElement {
        guard let child = children.first(where: { $0.name == name }) else {
            throw malformed("no <\(name)> in <\(self.name)>")
        }
        return child
    }

    /// The numbers in the text.
    ///
    /// - Parameter count: How many there must be; nil for any number of them.
    func numbers(_ count: Int? = nil) throws(FaceError) -> [Double] {
        var numbers: [Double] = []
        for word in text.utf8.split(whereSeparator: { $0 <= 0x20 }) {
            guard let number = Double(Substring(word)), number.isFinite else {
                throw malformed("'\(Substring(word))' is no number")
            }
            numbers.append(number)
        }
        if let count, numbers.count != count {
            throw malformed("<\(name)> has \(numbers.count) numbers, expected \(count)")
        }
        return numbers
    }

    /// The one whole number in the text.
    func integer(in range: ClosedRange<Int>) throws(FaceError) -> Int {
        try integer(numbers(1)[0], in: range)
    }

    /// A number of this element that must be whole and in range.
    func integer(_ number: Double, in range: ClosedRange<Int>) throws(FaceError) -> Int {
        guard let integer = Int(exactly: number), range.contains(integer) else {
            throw malformed("\(number) is not a whole number in \(range)")
        }
        return integer
    }

    /// The error that says what is wrong here.
    func malformed(_ reason: String) -> FaceError { .malformedCascade(line: line, reason: reason) }
}
