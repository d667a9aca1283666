import HTTPTypes
import Hummingbird
import Moodstream

extension Front {
    /// What a page can ask for.
    func router() -> Router<BasicRequestContext> {
        let router = Router()
        router.add(middleware: SecurityHeaders())
        router.add(middleware: FileMiddleware(Self.page, searchForIndexHtml: true))
        router.put("listener", use: join)
        router.get("listener", use: heard { _, _, _ in HTTPResponse.Status.noContent })
        router.delete("listener", use: forget)
        router.get("events", use: heard(events))
        router.post("frames", use: heard(look))
        router.post("messages", use: heard(read))
        router.post("feelings", use: heard(feel))
        router.post("feedback", use: heard(judge))
        router.get("tracks/:track", use: heard(hear))
        // A hundred times the network's work of a frame.
        router.post("explanations/:emotion", use: heard(cost: 8, explain))
        return router
    }

    /// Answers a listener who is known and does not ask too much.
    private func heard<Answer: ResponseGenerator>(
        cost: Double = 1,
        _ answer: @escaping @Sendable (Listener, Request, BasicRequestContext) async throws -> Answer
    ) -> @Sendable (Request, BasicRequestContext) async throws -> Answer {
        { request, context in
            guard let secret = request.secret, let listener = await listeners.find(secret) else {
                throw HTTPError(.unauthorized, message: "join first: PUT /listener")
            }
            guard await listener.admits(cost: cost, at: clock.now) else {
                throw HTTPError(.tooManyRequests, headers: [.retryAfter: "1"], message: "too many requests")
            }
            return try await answer(listener, request, context)
        }
    }

    private func look(_ listener: Listener, _ request: Request, _: BasicRequestContext) async throws -> FaceAnswer {
        let time = clock.now
        let image = try await request.picture(within: limits)
        let sighting = await listener.camera.look(at: image, time: time)
        if let sighting { try await listener.take(sighting.observation) }
        return FaceAnswer(sighting, in: image, at: time)
    }

    private func read(_ listener: Listener, _ request: Request, _: BasicRequestContext) async throws -> MessageAnswer {
        let message = try await request.json(Message.self, within: limits).text
        guard message.count <= limits.messageCharacters else {
            throw HTTPError(.contentTooLarge, message: "a message has at most \(limits.messageCharacters) characters")
        }
        let reading = models.text.read(message)
        try await listener.take(reading, at: clock.now)
        return MessageAnswer(reading, of: message, contributions: models.text.contributions(in: message))
    }

    private func feel(
        _ listener: Listener, _ request: Request, _: BasicRequestContext
    ) async throws -> HTTPResponse.Status {
        let emotion = try await request.json(Feeling.self, within: limits).emotion
        try await listener.take(.selfReport(emotion, at: clock.now))
        return .noContent
    }

    private func judge(
        _ listener: Listener, _ request: Request, _: BasicRequestContext
    ) async throws -> HTTPResponse.Status {
        let feedback = try await request.json(TrackFeedback.self, within: limits)
        guard try await listener.take(feedback, at: clock.now) else {
            throw HTTPError(.notFound, message: "no track '\(feedback.track)' in the playlist")
        }
        return .noContent
    }

    /// Sends the listener to where a track can be heard.
    private func hear(_ listener: Listener, _: Request, _ context: BasicRequestContext) async throws -> Response {
        guard let id = context.parameters.get("track"), let track = await listener.track(id) else {
            throw HTTPError(.notFound, message: "no such track in the playlist")
        }
        return .redirect(to: await links.link(to: track), type: .normal)
    }

    private func explain(_: Listener, _ request: Request, _ context: BasicRequestContext) async throws -> Response {
        guard let emotion = context.parameters.get("emotion").flatMap(Emotion.init) else { throw HTTPError(.notFound) }
        let image = try await request.picture(within: limits)
        guard let face = models.detector.detect(in: image).first else {
            throw HTTPError(.unprocessableContent, message: "no face in the picture")
        }
        let crop = models.detector.crop(face, from: image)
        let overlay = try models.face.explain(crop).overlay(for: emotion, on: crop).png()
        return Response(
            status: .ok, headers: [.contentType: "image/png"],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: overlay)))
    }

    /// What somebody wrote.
    private struct Message: Decodable {
        let text: String
    }

    /// What somebody says they feel.
    private struct Feeling: Decodable {
        let emotion: Emotion
    }
}
