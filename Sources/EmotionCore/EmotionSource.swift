/// Yields observations over time: a camera with a classifier behind it, a chat, a wrist band.
///
/// Any `AsyncSequence` of observations will do as ``observations``, so a source is rarely more than one property.
public protocol EmotionSource: Sendable {
    /// The sequence of observations.
    associatedtype Observations: AsyncSequence & Sendable where Observations.Element == EmotionObservation

    /// What the source sees, in the order in which it sees it; ends when the source does.
    var observations: Observations { get }
}
