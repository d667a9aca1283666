import Testing

@testable import NeuralCore

@Suite struct HalfTests {
    @Test func `every number of 16 bits becomes the float of the same value`() {
        for bits in UInt16.min...UInt16.max {
            let expected = Float(Float16(bitPattern: bits))
            let widened = Half.widened(bits)
            if expected.isFinite {
                #expect(widened.bitPattern == expected.bitPattern)
                #expect(Half.bits(of: widened) == bits && Half.nearest(to: widened) == widened)
            } else {
                #expect(!widened.isFinite)
            }
        }
    }
}
