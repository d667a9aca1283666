/// What each listener of a load test does.
struct LoadScript: Sendable {
    /// The JPEG that is sent as every frame.
    let frame: [UInt8]
    /// How many frames a second.
    let frames: Double
    /// Seconds from message to message.
    let pause: Double
    /// For how long.
    let seconds: Double

    /// What the listener writes, one after the other.
    static let messages = [
        "can't stop smiling today 😊", "so sad right now, I could just cry", "I'm furious, nobody told us anything",
        "ok. tea. the others are here",
    ]
}
