extension Result where Failure == any Error {
    /// What an asynchronous call gives or throws, to be looked at after something else is done.
    package init(_ body: () async throws -> Success) async {
        do { self = .success(try await body()) } catch { self = .failure(error) }
    }
}
