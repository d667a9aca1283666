import Foundation

/// Prints what was measured: a line for each case, or tables for Docs.
struct Report {
    let peak: Peak
    let asMarkdown: Bool

    func print(_ machine: Machine, megabytes: Int) {
        Swift.print(
            """
            \(machine.line); peak of one core \(rounded(peak.gigaflops)) GFLOP/s; \
            peak memory of a process with both models \(megabytes) MB.
            """)
    }

    func begin(_ section: Section) {
        guard asMarkdown else { return Swift.print("\n\(section.title)") }
        let headings = ["case"] + columns(of: section).map(\.heading)
        Swift.print("\n### \(section.title)\n")
        Swift.print(row(headings))
        Swift.print(row(["---"] + headings.dropFirst().map { _ in "---:" }))
    }

    func print(_ measurement: Measurement, in section: Section) {
        let columns = columns(of: section)
        if asMarkdown { return Swift.print(row([measurement.name] + columns.map { $0.value(measurement) ?? "" })) }
        let phrases = columns.compactMap { column in column.value(measurement).map(column.phrase) }
        Swift.print("\(measurement.name): \(phrases.joined(separator: ", ")), \(measurement.runs) runs")
    }

    private func row(_ cells: [String]) -> String { "| \(cells.joined(separator: " | ")) |" }
}

extension Report {
    /// One figure of a case, as a column of a table and as a phrase of a line.
    private struct Column {
        let heading: String
        let phrase: (String) -> String
        let value: (Measurement) -> String?
    }

    private func columns(of section: Section) -> [Column] {
        let unit = section.cases.first?.unit ?? ""
        let times = [
            Column(heading: "µs \(unit)", phrase: { "\($0) µs \(unit)" }) { rounded(1e6 * $0.median) },
            Column(heading: "90th percentile", phrase: { "90th percentile \($0)" }) { rounded(1e6 * $0.ninthDecile) },
            Column(heading: "a second", phrase: { "\($0) a second" }) { rounded(1 / $0.median) },
        ]
        guard section.cases.contains(where: { $0.multiplyAdds != nil }) else { return times }
        return times + [
            Column(heading: "GFLOP/s", phrase: { "\($0) GFLOP/s" }) { $0.gigaflops.map(rounded) },
            Column(heading: "% of the peak", phrase: { "\($0) % of the peak" }) {
                peak.percent(of: $0).map(String.init)
            },
        ]
    }
}

/// Three digits, and all of those before the point.
func rounded(_ value: Double) -> String {
    let digits = value >= 100 ? 0 : value >= 10 ? 1 : value >= 1 ? 2 : 3
    return String(format: "%.\(digits)f", value)
}
