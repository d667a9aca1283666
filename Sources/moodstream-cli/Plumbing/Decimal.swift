/// A number with a fixed number of digits after the point, as `printf` writes it.
func decimal(_ value: Double, digits: Int) -> String {
    guard value.isFinite, abs(value) < 1e15 else { return String(value) }
    let scale = (0..<digits).reduce(1) { scale, _ in scale * 10 }
    let scaled = Int((value * Double(scale)).rounded())
    let (whole, fraction) = abs(scaled).quotientAndRemainder(dividingBy: scale)
    let padding = String(repeating: "0", count: max(0, digits - String(fraction).count))
    return (scaled < 0 ? "-" : "") + String(whole) + (digits > 0 ? "." + padding + String(fraction) : "")
}
