/// Brings a message as people type it into one normal form.
///
/// Invisible characters are dropped (joiners inside emoji excepted), skin tones removed, quotation marks and dashes
/// reduced to the keyboard's, and every grapheme cluster is case folded and put into normalization form KC.
/// Normalizing twice changes nothing more. The cost is linear in the source.
///
/// Reference: Unicode Standard Annex 15, "Unicode normalization forms"; Annex 29, "Unicode text segmentation".
package struct TextNormalizer: Sendable {
    /// The longest source that is read whole, in UTF-8 bytes; of longer ones the middle is left out.
    package var maximumBytes: Int

    /// Creates a normalizer.
    ///
    /// - Parameter maximumBytes: Three quarters are kept of the head and one quarter of the tail; at least 16.
    package init(maximumBytes: Int = 16_384) { self.maximumBytes = max(16, maximumBytes) }

    /// The normal form of a text.
    package func callAsFunction(_ text: String) -> NormalizedText {
        var source = Source()
        let isAbridged = text.utf8.count > maximumBytes
        if isAbridged {
            source.append(text[..<text.scalarIndex(atByte: maximumBytes * 3 / 4)], at: 0)
            // A gap keeps the two ends from growing together.
            source.append("\n", at: source.end)
            let tail = text.scalarIndex(atByte: text.utf8.count - maximumBytes / 4)
            source.append(text[tail...], at: text.utf8.distance(from: text.startIndex, to: tail))
        } else {
            source.append(text[...], at: 0)
        }
        return NormalizedText(characters: source.normalized(), isAbridged: isAbridged)
    }
}

/// The visible scalars of a text and where they stand in it.
private struct Source {
    private var scalars = String.UnicodeScalarView()
    private var offsets: [Int] = []
    private(set) var end = 0

    mutating func append(_ text: Substring, at start: Int) {
        var offset = start
        // A joiner waits here until the scalar after it shows whether it joins two pictures.
        var joiner: Int?
        for scalar in text.unicodeScalars {
            defer { offset += UTF8.width(scalar) }
            let followsPicture = scalars.last?.isPictographic == true
            if scalar == "\u{200D}" {
                joiner = followsPicture ? offset : nil
            } else if !scalar.isInvisible, !(scalar.isSkinTone && followsPicture) {
                if let joiner, scalar.isPictographic { keep("\u{200D}", at: joiner) }
                joiner = nil
                keep(scalar, at: offset)
            }
        }
        end = offset
    }

    func normalized() -> [NormalizedText.Character] {
        var characters: [NormalizedText.Character] = []
        characters.reserveCapacity(offsets.count)
        var position = 0
        for character in String(scalars) {
            let count = character.unicodeScalars.count
            let last = position + count - 1
            let width = character.unicodeScalars.last.map(UTF8.width) ?? 0
            append(character, range: offsets[position]..<offsets[last] + width, to: &characters)
            position += count
        }
        return characters
    }

    private mutating func keep(_ scalar: Unicode.Scalar, at offset: Int) {
        scalars.append(scalar)
        offsets.append(offset)
    }

    private func append(_ character: Character, range: Range<Int>, to characters: inout [NormalizedText.Character]) {
        let isUppercase = character.unicodeScalars.first?.properties.isUppercase ?? false
        for folded in CharacterFolding.fold(character) {
            characters.append(
                NormalizedText.Character(
                    character: folded, range: range, kind: NormalizedText.Kind(of: folded), isUppercase: isUppercase))
        }
    }
}

extension String {
    /// The index of the scalar that the byte belongs to.
    fileprivate func scalarIndex(atByte offset: Int) -> Index {
        let index = utf8.index(utf8.startIndex, offsetBy: offset)
        return unicodeScalars.index(after: unicodeScalars.index(before: index))
    }
}
