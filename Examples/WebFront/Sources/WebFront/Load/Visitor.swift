import AsyncHTTPClient
import Foundation
import NIOCore

/// A listener of a load test: it joins, sends frames and messages, reads its moods, and is forgotten.
struct Visitor: Sendable {
    let client: HTTPClient
    let server: String
    let script: LoadScript

    /// Waits until the server answers.
    func waitForServer() async throws {
        for _ in 0..<100 {
            if (try? await send("GET", "/", cookie: nil)) != nil { return }
            try await Task.sleep(for: .milliseconds(100))
        }
    }

    /// Goes through the script once.
    func visit(delay: Double) async -> LoadTally {
        var tally = LoadTally()
        do {
            try await Task.sleep(for: .seconds(delay))
            let cookie = try await join()
            async let arrivals = moods(cookie: cookie)
            let sent = try await act(cookie: cookie)
            _ = try await send("DELETE", "/listener", cookie: cookie)
            tally.delays = Self.delays(of: sent, until: try await arrivals)
        } catch {
            tally.failures.append("\(error)")
        }
        return tally
    }

    /// A moment of the server's time and when it was known here.
    private struct Moment: Sendable {
        let time: Double
        let instant: ContinuousClock.Instant
    }

    /// The one field that is read of frames' answers and of moods.
    private struct Timed: Decodable { let time: Double }

    /// Sends frames and messages.
    ///
    /// - Returns: When each frame was sent.
    private func act(cookie: String) async throws -> [Moment] {
        var sent: [Moment] = []
        let start = ContinuousClock.now
        for number in 0..<Int(script.seconds * script.frames) {
            try await Task.sleep(until: start + .seconds(Double(number) / script.frames))
            let instant = ContinuousClock.now
            let answer = try await send(
                "POST", "/frames", cookie: cookie, "image/jpeg", ByteBuffer(bytes: script.frame))
            sent.append(Moment(time: try JSONDecoder().decode(Timed.self, from: answer).time, instant: instant))
            if number % Int(script.pause * script.frames) == 0 { try await write(number, cookie: cookie) }
        }
        return sent
    }

    private func write(_ number: Int, cookie: String) async throws {
        let message = LoadScript.messages[number % LoadScript.messages.count]
        let json = try JSONEncoder().encode(["text": message])
        _ = try await send("POST", "/messages", cookie: cookie, "application/json", ByteBuffer(bytes: json))
    }

    /// The moods as they come, until the stream ends.
    private func moods(cookie: String) async throws -> [Moment] {
        var request = HTTPClientRequest(url: server + "/events")
        request.headers.add(name: "Cookie", value: cookie)
        let response = try await client.execute(request, timeout: .seconds(Int64(script.seconds) + 60))
        guard response.status == .ok else { throw LoadFailure(request: "GET /events", status: response.status.code) }
        var (reader, moods) = (EventReader(), [Moment]())
        for try await bytes in response.body {
            for event in reader.read(bytes) where event.name == "mood" {
                let time = try JSONDecoder().decode(Timed.self, from: Data(event.data.utf8)).time
                moods.append(Moment(time: time, instant: .now))
            }
        }
        return moods
    }

    /// For each frame the time until the first mood that knows of it.
    private static func delays(of frames: [Moment], until moods: [Moment]) -> [Double] {
        var rest = moods[...]
        return frames.compactMap { frame in
            rest = rest.drop { $0.time < frame.time }
            return rest.first.map { ($0.instant - frame.instant) / .seconds(1) }
        }
    }
}

extension Visitor {
    private func join() async throws -> String {
        var request = HTTPClientRequest(url: server + "/listener")
        request.method = .PUT
        let response = try await client.execute(request, timeout: .seconds(30))
        guard let cookie = response.headers.first(name: "Set-Cookie")?.split(separator: ";").first else {
            throw LoadFailure(request: "PUT /listener", status: response.status.code)
        }
        return String(cookie)
    }

    private func send(
        _ method: String, _ path: String, cookie: String?, _ type: String? = nil, _ body: ByteBuffer? = nil
    ) async throws -> Data {
        var request = HTTPClientRequest(url: server + path)
        request.method = .RAW(value: method)
        if let cookie { request.headers.add(name: "Cookie", value: cookie) }
        if let type { request.headers.add(name: "Content-Type", value: type) }
        request.body = body.map { .bytes($0) }
        let response = try await client.execute(request, timeout: .seconds(30))
        let data = Data(try await response.body.collect(upTo: 1 << 20).readableBytesView)
        guard (200..<300).contains(response.status.code) else {
            throw LoadFailure(request: "\(method) \(path)", status: response.status.code)
        }
        return data
    }
}

/// An answer that was none.
struct LoadFailure: Error, CustomStringConvertible {
    let request: String
    let status: UInt

    var description: String { "\(request) was answered with status \(status)" }
}
