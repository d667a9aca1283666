#if canImport(Glibc)
    private import Glibc
#elseif canImport(Musl)
    private import Musl
#elseif canImport(Darwin)
    private import Darwin
#endif

/// The elementary functions that networks are made of.
package enum Elementary {
    /// `e` to the power of `x`.
    package static func exp(_ x: Float) -> Float { expf(x) }
    /// `base` to the power of `exponent`.
    package static func power(_ base: Float, _ exponent: Float) -> Float { powf(base, exponent) }
    /// The natural logarithm of `x`.
    package static func log(_ x: Float) -> Float { logf(x) }
    /// The hyperbolic tangent of `x`.
    package static func tanh(_ x: Float) -> Float { tanhf(x) }
    /// The logistic function `1 / (1 + exp(-x))`.
    package static func sigmoid(_ x: Float) -> Float { 1 / (1 + expf(-x)) }
    /// The inverse of ``sigmoid(_:)``, for probabilities that single precision can tell from 0 and 1.
    package static func logit(_ probability: Double) -> Float {
        let probability = Float(min(1 - 1e-6, max(1e-6, probability)))
        return log(probability / (1 - probability))
    }
    /// The cosine of `x` in radians.
    package static func cosine(_ x: Double) -> Double { cos(x) }
    /// The sine of `x` in radians.
    package static func sine(_ x: Double) -> Double { sin(x) }
}
