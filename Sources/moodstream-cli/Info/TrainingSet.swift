/// A data set that weights have learned from, and the terms it is published under.
struct TrainingSet: Encodable {
    let name: String
    let license: String

    /// The sets that a weight file's notes name; the face network's two where they name none.
    static func named(in notes: [String: String]) -> [TrainingSet] {
        let names = notes["training_sets"]?.split(separator: ",").map(String.init) ?? ["fer2013", "ferplus"]
        return names.map { TrainingSet(name: $0, license: license(of: $0)) }
    }

    /// The longest known prefix decides, so that parts and languages of a set need no entry of their own.
    private static func license(of name: String) -> String {
        let match = licenses.filter { name.hasPrefix($0.key) }.max { $0.key.count < $1.key.count }
        return match?.value ?? "its publisher's own terms"
    }

    private static let licenses = [
        "fer2013": "no official license; the field's public research set", "ferplus": "MIT",
        "affect-tags": "listeners' tags for research; audio features under their service's terms",
        "caltech101": "CC BY 4.0",
        "goemotions": "Apache-2.0 and CC BY", "brighter": "CC BY", "xed": "CC BY", "emorynlp": "Apache-2.0",
        "emobank": "CC BY-SA", "crowdflower": "public data set, no license text",
        "tweeteval": "for research, as published", "semeval2018": "for research, as published",
    ]
}
