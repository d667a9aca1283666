import Testing

@testable import TextEmotion

@Suite struct LetterPagesTests {
    private let pages = LetterPages(of: ["hello": 100, "мир": 90, "შავი": 2])
    private let read = TextReader()

    @Test func `letters are known where enough of their page was read`() {
        #expect(pages.coverage(of: read("any word")) == 1)
        #expect(pages.coverage(of: read("любое слово")) == 1)
        #expect(pages.coverage(of: read("სიტყვა")) == 0)
        #expect(pages.coverage(of: read("abc სიტ")) == 0.5)
    }

    @Test func `a message without letters leaves nothing unknown`() {
        #expect(pages.coverage(of: read("123 !!! 😊")) == 1)
        #expect(pages.coverage(of: []) == 1)
    }

    @Test func `pages survive being written as lines`() {
        #expect(LetterPages(lines: pages.lines) == pages)
        #expect(LetterPages(lines: "").coverage(of: read("word")) == 0)
    }
}
