import Foundation
import Imaging

/// How a terminal shows pictures.
enum TerminalGraphics: Hashable {
    /// By the protocol that kitty began.
    case kitty
    /// By the six-row strips of the VT340.
    case sixel
    /// By characters that are two pixels each.
    case blocks

    /// What the terminal can do; nil where the output is no terminal, or one without colors.
    init?(on output: borrowing Output, environment: [String: String] = ProcessInfo.processInfo.environment) {
        guard TerminalStyle(on: output, environment: environment).hasColors else { return nil }
        self.init(environment: environment, attributes: TerminalAttributes.ask)
    }

    /// Takes the best that a terminal tells of itself, by its environment or by its device attributes.
    init?(environment: [String: String], attributes: () -> String) {
        let kind = environment["TERM", default: ""]
        guard !["", "dumb", "linux"].contains(kind) else { return nil }
        let program = environment["TERM_PROGRAM", default: ""].lowercased()
        if environment["KITTY_WINDOW_ID"] != nil || kind.contains("kitty") || ["ghostty", "wezterm"].contains(program) {
            self = .kitty
        } else {
            // 4 among the attributes is sixel.
            self = attributes().split(separator: ";").dropFirst().contains("4") ? .sixel : .blocks
        }
    }

    /// The picture as what a terminal shows it for, ending with a line break.
    func text(_ image: GrayImage) -> String {
        switch self {
        case .kitty: Self.kitty(image.fitted(within: Self.side))
        case .sixel: Self.sixel(image.fitted(within: Self.side))
        case .blocks: Self.blocks(image.fitted(within: Self.blockSide))
        }
    }

    /// The longer side of a picture, in pixels.
    private static let side = 192
    /// The same where each character is one pixel wide and two high.
    private static let blockSide = 40
}

extension TerminalGraphics {
    /// Three bytes a pixel in base 64, in pieces as small as the protocol asks for.
    private static func kitty(_ image: GrayImage) -> String {
        let data = Array(Data(image.pixels.flatMap { [$0, $0, $0] }).base64EncodedString().utf8)
        let starts = stride(from: 0, to: data.count, by: 4096)
        let pieces = starts.map { start in
            let isLast = start + 4096 >= data.count
            let head = start == 0 ? "a=T,f=24,s=\(image.width),v=\(image.height)," : ""
            let piece = String(decoding: data[start..<min(start + 4096, data.count)], as: UTF8.self)
            return "\u{1B}_G\(head)m=\(isLast ? 0 : 1);\(piece)\u{1B}\\"
        }
        return pieces.joined() + "\n"
    }

    /// Strips of six rows; in each, every level of gray is drawn over the ones before.
    private static func sixel(_ image: GrayImage) -> String {
        let levels = 16
        let palette = (0..<levels).map { level in
            let share = 100 * level / (levels - 1)
            return "#\(level);2;\(share);\(share);\(share)"
        }
        let strips = stride(from: 0, to: image.height, by: 6).map { top in
            let rows = top..<min(top + 6, image.height)
            return (0..<levels).map { level in
                let line = (0..<image.width).map { x in
                    let bits = rows.reduce(0) { bits, y in
                        Int(image[x, y]) * levels / 256 == level ? bits | 1 << (y - top) : bits
                    }
                    return Character(Unicode.Scalar(UInt8(63 + bits)))
                }
                return line.contains { $0 != "?" } ? "#\(level)" + String(line) + "$" : ""
            }.joined() + "-"
        }
        return "\u{1B}P9;1q\"1;1;\(image.width);\(image.height)" + (palette + strips).joined() + "\u{1B}\\\n"
    }

    /// Upper halves of blocks in the gray of one row before the gray of the next.
    private static func blocks(_ image: GrayImage) -> String {
        stride(from: 0, to: image.height - 1, by: 2).map { y in
            let cells = (0..<image.width).map { x in
                "\u{1B}[38;5;\(gray(image[x, y]));48;5;\(gray(image[x, y + 1]))m▀"
            }
            return cells.joined() + "\u{1B}[0m\n"
        }.joined()
    }

    /// The nearest of the 24 grays of a terminal with 256 colors.
    private static func gray(_ level: UInt8) -> Int { 232 + Int(level) * 24 / 256 }
}

extension GrayImage {
    /// The picture no larger than so many pixels in each direction.
    fileprivate func fitted(within side: Int) -> GrayImage {
        let longer = max(width, height)
        guard longer > side else { return self }
        return resampled(toWidth: max(1, width * side / longer), height: max(2, height * side / longer))
    }
}
