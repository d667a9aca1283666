/// The text cut or filled up to a width in characters; control characters become spaces.
func column(_ text: String, width: Int, isNumber: Bool = false) -> String {
    let clean = String(text.map { $0.isNewline || $0.asciiValue.map { $0 < 32 } == true ? " " : $0 })
    let cut = clean.count > width ? clean.prefix(width - 1) + "…" : clean[...]
    let padding = String(repeating: " ", count: width - cut.count)
    return isNumber ? padding + cut : cut + padding
}

/// Fills a text with spaces on its right.
func pad(_ text: String, to width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
}
