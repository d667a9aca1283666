private import CUTF8Proc

/// Folds one grapheme cluster to its normal form.
enum CharacterFolding {
    /// The cluster without capitals and compatibility forms, as one cluster or several ("ﬁ" is "fi").
    static func fold(_ character: Character) -> String {
        guard let first = character.unicodeScalars.first else { return "" }
        if first.isASCII, character.utf8.count == 1 { return character == "`" ? "'" : character.lowercased() }
        if first.isPictographic { return String(character) }
        // Folding and composing can each make work for the other, but never more than once.
        let once = normalForm(of: character.unicodeScalars.prefix(maximumScalars))
        return once.unicodeScalars.elementsEqual(character.unicodeScalars) ? once : normalForm(of: once.unicodeScalars)
    }

    /// No script stacks more marks on a letter; longer stacks are decoration, and ordering them takes quadratic time.
    private static let maximumScalars = 32

    /// The key that people would press for a quotation mark or a dash.
    private static func keyboardForm(of scalar: Unicode.Scalar) -> Unicode.Scalar {
        switch scalar {
        case "`", "‘", "’", "‚", "‛", "′", "´", "ʼ", "ʹ", "＇", "ꞌ": "'"
        case "“", "”", "„", "‟", "″", "«", "»", "＂": "\""
        case "‐", "‑", "‒", "–", "—", "―", "−": "-"
        default: scalar
        }
    }

    /// Keyboard forms, case folding and normalization form KC.
    private static func normalForm(of scalars: some Sequence<Unicode.Scalar>) -> String {
        let options = utf8proc_option_t(
            UTF8PROC_STABLE.rawValue | UTF8PROC_COMPOSE.rawValue | UTF8PROC_COMPAT.rawValue
                | UTF8PROC_CASEFOLD.rawValue | UTF8PROC_IGNORE.rawValue)
        var source: [UInt8] = []
        for scalar in scalars { source += keyboardForm(of: scalar).utf8 }
        // One scalar decomposes into 18 at most.
        return withUnsafeTemporaryAllocation(of: Int32.self, capacity: 18 * maximumScalars) { buffer in
            let count = utf8proc_decompose(source, source.count, buffer.baseAddress, buffer.count, options)
            guard count >= 0, count <= buffer.count else { return "\u{FFFD}" }
            let composed = utf8proc_normalize_utf32(buffer.baseAddress, count, options)
            var result = String.UnicodeScalarView()
            for value in buffer.prefix(max(0, composed)) {
                result.append(Unicode.Scalar(UInt32(bitPattern: value)) ?? "\u{FFFD}")
            }
            return String(result)
        }
    }
}
