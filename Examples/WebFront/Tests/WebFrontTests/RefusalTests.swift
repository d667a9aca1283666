import Hummingbird
import HummingbirdTesting
import Testing

@testable import WebFront

@Suite struct RefusalTests {
    @Test func `nobody is heard before they join`() async throws {
        try await TestFront.run { front in
            for path in ["/frames", "/messages", "/feelings", "/feedback", "/explanations/sad"] {
                let firstAnswer = try await front.send(.post, path)
                #expect(firstAnswer.status == .unauthorized)
            }
            let secondAnswer = try await front.send(.get, "/events")
            #expect(secondAnswer.status == .unauthorized)
            let thirdAnswer = try await front.send(.get, "/listener", as: "listener=0123")
            #expect(thirdAnswer.status == .unauthorized)
        }
    }

    @Test func `wrong pictures get the status that says why`() async throws {
        try await TestFront.run { front in
            let listener = try await front.join()
            func status(_ type: String?, _ body: ByteBuffer) async throws -> HTTPResponse.Status {
                try await front.send(.post, "/frames", as: listener, type, body).status
            }
            let portrait = try #require(TestFront.portrait)
            #expect(try await status("image/jpeg", portrait) == .ok)
            #expect(try await status("image/gif", portrait) == .unsupportedMediaType)
            #expect(try await status(nil, portrait) == .unsupportedMediaType)
            #expect(try await status("image/jpeg", ByteBuffer(string: "no picture")) == .unsupportedMediaType)
            let half = try #require(portrait.getSlice(at: 0, length: portrait.readableBytes / 2))
            #expect(try await status("image/jpeg", half) == .unprocessableContent)
            #expect(try await status("image/jpeg", ByteBuffer(repeating: 0, count: 2 << 20 + 1)) == .contentTooLarge)
            #expect(try await status("image/png", Self.hugePicture) == .contentTooLarge)
        }
    }

    @Test func `wrong messages get the status that says why`() async throws {
        try await TestFront.run { front in
            let listener = try await front.join()
            func status(_ path: String, _ json: String) async throws -> HTTPResponse.Status {
                try await front.send(path, as: listener, json: json).status
            }
            #expect(try await status("/messages", #"{"text":"so sad right now"}"#) == .ok)
            #expect(try await status("/messages", #"{"text":"so sad"#) == .badRequest)
            #expect(try await status("/messages", #"{"word":"sad"}"#) == .badRequest)
            let long = String(repeating: "sad ", count: 200)
            #expect(try await status("/messages", #"{"text":"\#(long)"}"#) == .contentTooLarge)
            #expect(try await status("/feelings", #"{"emotion":"sad"}"#) == .noContent)
            #expect(try await status("/feelings", #"{"emotion":"hungry"}"#) == .badRequest)
            #expect(try await status("/feedback", #"{"track":"unknown","kind":"like"}"#) == .notFound)
            let plain = try await front.send(.post, "/messages", as: listener, "text/plain", ByteBuffer(string: "{}"))
            #expect(plain.status == .unsupportedMediaType)
        }
    }

    @Test func `an explanation needs a face and an emotion`() async throws {
        try await TestFront.run { front in
            let listener = try await front.join()
            let portrait = try #require(TestFront.portrait)
            let picture = try await front.send(.post, "/explanations/happy", as: listener, "image/jpeg", portrait)
            #expect(picture.status == .ok)
            #expect(picture.body.readableBytesView.starts(with: [0x89, 0x50, 0x4E, 0x47]))
            let hungry = try await front.send(.post, "/explanations/hungry", as: listener, "image/jpeg", portrait)
            #expect(hungry.status == .notFound)
        }
    }

    /// A PNG of 30,000 x 30,000 pixels, as far as its header goes.
    private static let hugePicture = ByteBuffer(bytes: [
        0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52, 0, 0, 0x75, 0x30, 0, 0,
        0x75, 0x30, 8, 0, 0, 0, 0, 0xC9, 0x87, 0x8A, 0xB5,
    ])
}
