extension Decoder {
    /// Runs part of a decoding; what it finds wrong with the values becomes a `DecodingError` at this place.
    ///
    /// - Parameter failure: The error to explain; others pass unchanged.
    package func explaining<Failure: Error & CustomStringConvertible, Value>(
        _ failure: Failure.Type, _ body: () throws -> Value
    ) throws -> Value {
        do {
            return try body()
        } catch let error as Failure {
            throw DecodingError.dataCorrupted(.init(codingPath: codingPath, debugDescription: error.description))
        }
    }
}
