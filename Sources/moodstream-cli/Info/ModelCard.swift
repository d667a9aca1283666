import FaceEmotion
import TextEmotion

/// What a user has to know of a network before trusting it; the whole cards are in `Docs/ModelCards`.
struct ModelCard: Encodable {
    let estimates: String
    let limits: String
    let mustNot: String
    let keeps: String

    /// The card as rows of a table.
    var facts: [(String, String)] {
        [("estimates", estimates), ("limits", limits), ("must not", mustNot), ("keeps", keeps)]
    }

    private static let uses =
        "judge people; be used at work or at school in the European Union; be used without telling people"

    /// The cards by the kind of the weights.
    static let cards = [
        FaceLayers.kind: ModelCard(
            estimates: "how ten people would label the expression of a face, not what the person feels",
            limits: """
                learned from posed and mostly Western faces; they carry no labels of groups, so no figure by group is known
                """,
            mustNot: uses,
            keeps: "no pixels, and nothing that tells people apart"),
        TextWeights.kind: ModelCard(
            estimates: "how readers would label a message, not what its writer feels",
            limits:
                "learned mostly from English comments, tweets and dialogue; irony and other languages are read badly",
            mustNot: uses,
            keeps: "no text"),
    ]
}
