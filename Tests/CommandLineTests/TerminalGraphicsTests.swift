import Foundation
import Imaging
import Testing

@testable import moodstream_cli

@Suite struct TerminalGraphicsTests {
    private static let gradient = GrayImage(width: 4, height: 4, pixels: (0..<16).map { UInt8($0 * 17) })

    @Test func `the environment names kitty, the terminal's answer sixel, and all others have blocks`() {
        func graphics(_ environment: [String: String], _ attributes: String = "") -> TerminalGraphics? {
            TerminalGraphics(environment: environment) { attributes }
        }
        #expect(graphics(["TERM": "xterm-kitty"]) == .kitty)
        #expect(graphics(["TERM": "xterm-256color", "TERM_PROGRAM": "WezTerm"]) == .kitty)
        #expect(graphics(["TERM": "xterm-256color"], "62;4;22") == .sixel)
        #expect(graphics(["TERM": "xterm-256color"], "4;22") == .blocks, "the first number is the terminal's class")
        #expect(graphics(["TERM": "xterm-256color"], "62;22;44") == .blocks)
        for kind in ["", "dumb", "linux"] { #expect(graphics(["TERM": kind], "62;4") == nil) }
    }

    @Test func `kitty gets every pixel, in pieces`() throws {
        let image = GrayImage(width: 100, height: 60, pixels: (0..<6000).map { UInt8($0 % 251) })
        let text = TerminalGraphics.kitty.text(image)
        let pieces = text.dropLast().split(separator: "\u{1B}\\")
        #expect(pieces.first?.hasPrefix("\u{1B}_Ga=T,f=24,s=100,v=60,m=1;") == true)
        #expect(pieces.last?.hasPrefix("\u{1B}_Gm=0;") == true)
        let data = pieces.map { $0.split(separator: ";")[1] }
        #expect(data.allSatisfy { $0.count <= 4096 })
        let bytes = try #require(Data(base64Encoded: data.joined()))
        #expect(stride(from: 0, to: bytes.count, by: 3).map { bytes[$0] } == image.pixels)
    }

    @Test func `sixels put together again are the picture in sixteen grays`() {
        let text = TerminalGraphics.sixel.text(Self.gradient)
        #expect(text.hasPrefix("\u{1B}P9;1q\"1;1;4;4#0;2;0;0;0#1;") && text.hasSuffix("-\u{1B}\\\n"))
        var levels = [Int](repeating: -1, count: 16)
        let strip = text.split(separator: "-")[0]
        for line in strip.split(separator: "$") {
            let part = line.split(separator: "#").last ?? ""
            let level = Int(part.prefix { $0.isNumber }) ?? -1
            for (x, sixel) in part.drop(while: { $0.isNumber }).utf8.enumerated() {
                for y in 0..<4 where (Int(sixel) - 63) >> y & 1 == 1 { levels[4 * y + x] = level }
            }
        }
        #expect(levels == Self.gradient.pixels.map { Int($0) / 16 })
    }

    @Test func `a block has the grays of two rows`() {
        let text = TerminalGraphics.blocks.text(Self.gradient)
        #expect(text.count { $0 == "\n" } == 2 && text.count { $0 == "▀" } == 8)
        #expect(text.hasPrefix("\u{1B}[38;5;232;48;5;238m▀"))
    }

    @Test func `a large picture is made small, and keeps its shape`() {
        let image = GrayImage(width: 800, height: 400, pixels: [UInt8](repeating: 9, count: 320_000))
        let lines = TerminalGraphics.blocks.text(image).split(separator: "\n")
        #expect(lines.count == 10 && lines.allSatisfy { $0.count { $0 == "▀" } == 40 })
    }
}
