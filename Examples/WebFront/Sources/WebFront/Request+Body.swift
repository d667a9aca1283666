import Foundation
import Hummingbird
import Moodstream

extension Request {
    /// The picture in the body, a JPEG or a PNG.
    ///
    /// - Throws: `HTTPError` with the status that says what is wrong with it.
    func picture(within limits: Limits) async throws -> GrayImage {
        try requireContent("image/jpeg", "image/png")
        let bytes = try await bytes(upTo: limits.pictureBytes, within: limits.bodyTime)
        do {
            return try GrayImage(decoding: bytes.readableBytesView, limits: limits.decoding)
        } catch {
            throw HTTPError(error.status, message: error.description)
        }
    }

    /// The JSON in the body.
    ///
    /// - Throws: `HTTPError` with the status that says what is wrong with it.
    func json<Body: Decodable>(_ type: Body.Type, within limits: Limits) async throws -> Body {
        // A page of another site cannot send this type without asking first.
        try requireContent("application/json")
        let bytes = try await bytes(upTo: limits.jsonBytes, within: limits.bodyTime)
        do {
            return try JSONDecoder().decode(type, from: Data(bytes.readableBytesView))
        } catch {
            throw HTTPError(.badRequest, message: "the body is not the JSON that belongs here")
        }
    }

    private func requireContent(_ types: String...) throws {
        let type = headers[.contentType]?.split(separator: ";").first.map { $0.lowercased() }
        guard let type, types.contains(type) else {
            throw HTTPError(.unsupportedMediaType, message: "expected \(types.joined(separator: " or "))")
        }
    }

    private func bytes(upTo limit: Int, within time: Duration) async throws -> ByteBuffer {
        if let length = headers[.contentLength].flatMap({ Int($0) }), length > limit {
            throw HTTPError(.contentTooLarge)
        }
        return try await withThrowingTaskGroup(of: ByteBuffer.self) { group in
            group.addTask { try await body.collect(upTo: limit) }
            group.addTask {
                try await Task.sleep(for: time)
                throw HTTPError(.requestTimeout, message: "the body took too long")
            }
            defer { group.cancelAll() }
            return try await group.next() ?? ByteBuffer()
        }
    }
}

extension ImageError {
    /// What a client is told of a picture that was refused.
    fileprivate var status: HTTPResponse.Status {
        switch self {
        case .tooManyBytes, .tooManyPixels, .tooManyScans: .contentTooLarge
        case .unknownFormat: .unsupportedMediaType
        default: .unprocessableContent
        }
    }
}
