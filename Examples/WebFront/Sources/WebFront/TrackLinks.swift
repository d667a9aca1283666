import Foundation
import Moodstream
import SpotifyProvider

/// Where tracks can be heard: on Spotify, by the service's own name for them or by a search.
///
/// The service is asked only when somebody follows a link, and once for each track.
actor TrackLinks {
    /// Finds the service's name for a track, `spotify:track:...`; nil if it does not have the track.
    typealias Finder = @Sendable (Track) async throws -> String?

    private let find: Finder?
    private var found: [String: String] = [:]

    /// Creates links; without a finder all of them search.
    init(find: Finder? = nil) { self.find = find }

    /// Finds tracks in the name of an application if the environment has `SPOTIFY_CLIENT_ID` and `SPOTIFY_CLIENT_SECRET`.
    ///
    /// - Throws: ``TrackLinksError`` if it has only one of them.
    init(environment: [String: String]) throws(TrackLinksError) {
        self.init(find: try Self.finder(from: environment))
    }

    /// The address at which a track can be heard; one that searches where the service does not answer.
    func link(to track: Track) async -> String {
        if let link = found[track.id] { return link }
        guard let uri = try? await find?(track), let link = Self.link(to: uri) else { return Self.search(for: track) }
        found[track.id] = link
        return link
    }

    private static let idName = "SPOTIFY_CLIENT_ID"
    private static let secretName = "SPOTIFY_CLIENT_SECRET"

    private static func finder(from environment: [String: String]) throws(TrackLinksError) -> Finder? {
        let (id, secret) = (environment[idName, default: ""], environment[secretName, default: ""])
        switch (id.isEmpty, secret.isEmpty) {
        case (true, true): return nil
        case (true, false): throw TrackLinksError(missing: idName)
        case (false, true): throw TrackLinksError(missing: secretName)
        case (false, false):
            let spotify = SpotifyClient(.application(clientID: id, secret: Secret(secret)))
            return { try await spotify.resolve($0) }
        }
    }

    private static func link(to uri: String) -> String? {
        let parts = uri.split(separator: ":")
        guard parts.count == 3, parts[2].allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber) }) else { return nil }
        return "https://open.spotify.com/track/\(parts[2])"
    }

    private static func search(for track: Track) -> String {
        let query = "\(track.artist) \(track.title)".addingPercentEncoding(withAllowedCharacters: .alphanumerics)
        return "https://open.spotify.com/search/\(query ?? "")"
    }
}

/// Half of what the service asks for.
struct TrackLinksError: Error, Hashable, CustomStringConvertible {
    /// The variable that is missing.
    let missing: String

    var description: String { "SPOTIFY_CLIENT_ID and SPOTIFY_CLIENT_SECRET belong together; \(missing) is missing" }
}
