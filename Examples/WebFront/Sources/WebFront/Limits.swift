import Moodstream

/// What one listener, and all of them together, may ask of the server.
struct Limits: Sendable {
    /// The size of a picture as it is sent, in bytes.
    var pictureBytes = 2 << 20
    /// The size of a picture as it is decoded; a few hundred bytes can announce gigabytes.
    var picturePixels = 4_000_000
    /// The size of a JSON body, in bytes.
    var jsonBytes = 16 << 10
    /// The length of a message; the cost of coloring its words grows with the square of it.
    var messageCharacters = 500
    /// How long a body may take to arrive.
    var bodyTime = Duration.seconds(10)
    /// How long a connection may be silent, or take to send its headers.
    var silence = Duration.seconds(30)
    /// How many requests a second a listener may make in the long run.
    var requestsPerSecond = 8.0
    /// How many at once.
    var burst = 24.0
    /// How many pages a listener may have open.
    var streamsPerListener = 4
    /// How many listeners there may be.
    var listeners = 1000
    /// How many connections there may be; others wait.
    var connections = 4000
    /// How long a listener without an open page is remembered.
    var absence = Duration.seconds(3600)

    /// What a picture may cost to decode.
    var decoding: DecodingLimits { DecodingLimits(pixels: picturePixels, bytes: pictureBytes, scans: 20) }
}
