import Testing

@testable import NeuralCore

@Suite struct BFloat16Tests {
    @Test func `a number is rounded to the nearest, ties to even`() {
        #expect(BFloat16.nearest(to: 1) == 1)
        #expect(BFloat16.nearest(to: 1 + 0x1p-9) == 1)
        #expect(BFloat16.nearest(to: 1 + 3 * 0x1p-9) == 1 + 0x1p-7)
        #expect(BFloat16.nearest(to: 1 + 0x1p-8) == 1)
        #expect(BFloat16.nearest(to: 1 + 3 * 0x1p-8) == 1 + 0x1p-6)
        #expect(BFloat16.nearest(to: -0.1) == -0.10009765625)
    }

    @Test func `what was rounded is held`() {
        #expect(!BFloat16.holds(0.1))
        #expect(BFloat16.holds(BFloat16.nearest(to: 0.1)) && BFloat16.holds(0))
    }
}
