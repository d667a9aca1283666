/// The script that a word is written in, as far as it helps to tell languages apart.
enum LetterScript: Int, CaseIterable {
    case latin, cyrillic, arabic, devanagari, eastAsian, other

    /// The script of a letter or an ideograph.
    init(of scalar: Unicode.Scalar) {
        self =
            switch scalar.value {
            case 0...0x24F, 0x1E00...0x1EFF: .latin
            case 0x400...0x52F: .cyrillic
            case 0x600...0x77F, 0x8A0...0x8FF: .arabic
            case 0x900...0x97F: .devanagari
            case 0x1100...0x11FF, 0x3040...0x30FF, 0x3130...0x318F, 0x3400...0x9FFF, 0xAC00...0xD7AF,
                0x20000...0x3FFFF:
                .eastAsian
            default: .other
            }
    }
}
