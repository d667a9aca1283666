/// What in a message asks for a person's care, whatever its emotions.
public enum Attention: String, Hashable, Codable, Sendable {
    /// It speaks of suicide or of hurting oneself.
    case selfHarm = "self-harm"
}
