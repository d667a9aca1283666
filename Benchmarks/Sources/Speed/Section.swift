/// Cases that stand in one table.
struct Section {
    let title: String
    let cases: [Case]
}
