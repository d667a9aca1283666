/// What a user has to know of a model before trusting it; the whole cards are in `Docs/ModelCards`.
struct ModelCard: Encodable {
    let estimates: String
    let limits: String
    let mustNot: String
    let keeps: String

    /// The card as rows of a table.
    var facts: [(String, String)] {
        [("estimates", estimates), ("limits", limits), ("must not", mustNot), ("keeps", keeps)]
    }

    /// The network that finds faces.
    static let detector = ModelCard(
        estimates: "where faces are in a picture, and how sure it is of each",
        limits: "learned from tight crops of upright faces; profiles, masks and faces on their side are missed",
        mustNot: uses, keeps: "no pixels, and nothing that tells people apart")

    /// The network that reads faces.
    static let face = ModelCard(
        estimates: "how ten people would label the expression of a face, not what the person feels",
        limits: """
            learned from posed and mostly Western faces; they carry no labels of groups, so no figure by group is known
            """,
        mustNot: uses, keeps: "no pixels, and nothing that tells people apart")

    /// The network that reads messages.
    static let text = ModelCard(
        estimates: "how readers would label a message, not what its writer feels",
        limits: "learned mostly from English comments, tweets and dialogue; other languages less well, irony badly",
        mustNot: uses, keeps: "no text")

    /// The model of how tracks are felt.
    static let affect = ModelCard(
        estimates: "how listeners would tag a track, from what a catalog says of its sound",
        limits: "learned from tags of one site and one kind of features; words and memories move people as well",
        mustNot: "be taken for a means to treat anybody", keeps: "nothing")

    private static let uses =
        "judge people; be used at work or at school in the European Union; be used without telling people"
}
