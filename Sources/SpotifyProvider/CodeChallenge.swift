internal import Crypto
internal import Foundation

/// A secret that an application makes up for one sign-in, and what it shows of it beforehand.
///
/// Reference: N. Sakimura, J. Bradley and N. Agarwal, "Proof key for code exchange by OAuth public clients", RFC 7636,
/// 2015, section 4.
package struct CodeChallenge: Sendable {
    let verifier: Secret

    /// Makes up a verifier of 256 random bits.
    init() { self.init(verifier: Secret(Self.randomText())) }

    init(verifier: Secret) { self.verifier = verifier }

    /// The verifier's hash, which may be seen.
    var challenge: String { Self.text(SHA256.hash(data: Data(verifier.reveal().utf8))) }

    /// 256 bits from the system's generator, in 43 characters.
    package static func randomText() -> String {
        var random = SystemRandomNumberGenerator()
        return text((0..<32).map { _ in UInt8.random(in: .min ... .max, using: &random) })
    }

    /// Base64 as it stands in addresses, without padding.
    private static func text(_ bytes: some Sequence<UInt8>) -> String {
        Data(bytes).base64EncodedString().replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
    }
}
