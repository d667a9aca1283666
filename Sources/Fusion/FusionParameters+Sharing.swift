extension CodingUserInfoKey {
    /// Parameters that many stored states share, for the `userInfo` of an encoder and of a decoder.
    ///
    /// A state of these parameters is written without them and read with them:
    ///
    ///     encoder.userInfo[.fusionParameters] = parameters
    ///     decoder.userInfo[.fusionParameters] = parameters
    ///
    /// Read with others, for example with those of a new fit, the state goes on under these. Read without any, it is an
    /// error.
    public static let fusionParameters = CodingUserInfoKey(rawValue: "fusionParameters")!  // every string makes a key
}

extension FusionParameters {
    /// The parameters that an encoder's or a decoder's user has handed over.
    static func shared(in userInfo: [CodingUserInfoKey: Any]) -> FusionParameters? {
        userInfo[.fusionParameters] as? FusionParameters
    }
}
