import Foundation
import Testing

@Suite struct RecommendCommandTests {
    private static let table = """
        id,name,artist,valence,energy
        s1,Rain,Ann,0.18,0.36
        s2,"Fog, again",Bo,0.2,0.3
        h1,Sun,Cy,0.9,0.76
        h2,Noon,Di,0.88,0.7
        n1,Tea,Ed,0.5,0.5

        """

    private func ids(_ answer: [String: Any]) -> [String] {
        (answer["tracks"] as? [[String: Any]] ?? []).compactMap { $0["id"] as? String }
    }

    @Test func `a mood becomes a playlist whose reasons sum to its scores`() throws {
        let outcome = try Tool.run(
            "recommend", "--mood", #"{"sad":0.7,"neutral":0.3}"#, "--count", "5", "--format", "json")
        #expect(outcome.exitCode == 0)
        #expect(outcome.errors == "")
        let answer = try #require(try outcome.objects().first)
        #expect(Set(answer.keys) == ["request", "strategy", "tracks", "relaxed"])
        #expect(answer["request"] as? Int == 0)
        #expect(answer["strategy"] as? String == "affect-posterior")
        #expect(answer["relaxed"] as? [String] == [])
        let tracks = try #require(answer["tracks"] as? [[String: Any]])
        #expect(tracks.count == 5)
        for track in tracks {
            #expect(Set(track.keys) == ["id", "name", "artist", "score", "why", "sentence"])
            let why = try #require(track["why"] as? [[String: Any]])
            let sum = why.reduce(0) { $0 + ($1["contribution"] as? Double ?? .nan) }
            #expect(abs(sum - (track["score"] as? Double ?? .nan)) < 1e-12)
        }
    }

    @Test func `the same command prints the same bytes`() throws {
        let arguments = ["recommend", "--mood", #"{"angry":0.5,"happy":0.5}"#, "--format", "json", "--seed", "7"]
        #expect(try Tool.run(arguments).output == Tool.run(arguments).output)
    }

    @Test func `text shows each pick with its sentence`() throws {
        let outcome = try Tool.run(
            "recommend", "--mood", #"{"happy":1}"#, "--count", "2", "--strategy", "playlist-lookup")
        #expect(outcome.lines.count == 5)
        #expect(outcome.lines[0] == "For happy 100 %, by playlist-lookup:")
        #expect(outcome.lines[2].hasPrefix("     Its valence and energy are nearest to happy"))
    }

    @Test func `a strategy that is not there is refused with those that are`() throws {
        let outcome = try Tool.run("recommend", "--mood", #"{"sad":1}"#, "--strategy", "nonsense")
        #expect(outcome.exitCode == 64)
        #expect(outcome.errors.contains("playlist-lookup") && outcome.errors.contains("fallback"))
    }

    @Test(arguments: [
        "playlist-lookup", "valence-arousal-nearest", "affect-posterior", "affect-posterior-only", "mood-repair",
        "iso-trajectory", "seed-similarity", "contextual-bandit", "hybrid", "fallback",
    ])
    func `every strategy answers under its own name`(_ name: String) throws {
        let outcome = try Tool.run(
            "recommend", "--mood", #"{"sad":1}"#, "--strategy", name, "--count", "4", "--format", "json")
        let answer = try #require(try outcome.objects().first)
        #expect(answer["strategy"] as? String == name)
        #expect(ids(answer).count == 4)
    }

    @Test func `a goal makes the default strategy a way there, and its picture shows it`() throws {
        try TemporaryFolder.with { folder in
            let picture = (folder / "list.svg").path()
            let outcome = try Tool.run(
                "recommend", "--mood", #"{"sad":1}"#, "--towards", "happy", "--count", "6", "--format", "json",
                "--picture", picture)
            #expect(try outcome.objects().first?["strategy"] as? String == "iso-trajectory")
            let svg = try String(contentsOfFile: picture, encoding: .utf8)
            #expect(svg.contains("class=\"wanted\"") && svg.contains("class=\"mood\""))
            #expect(svg.components(separatedBy: "<circle").count == 1 + 6 + 1)
        }
    }

    @Test(arguments: [
        ([], "either --mood or --requests"),
        (["--mood", #"{"sad":1}"#, "--requests", "-"], "either --mood or --requests"),
        (["--mood", #"{"sad":0.2}"#], "probabilities sum to 0.2, expected 1"),
        (["--mood", #"{"bored":1}"#], "unknown emotion 'bored'"),
        (["--mood", #"{"sad":-1,"happy":2}"#], "probability of 'sad' is -1.0"),
        (["--mood", "sad"], "not JSON"),
        (["--mood", #"{"sad":1}"#, "--towards", "bliss"], "expected one of angry, disgusted"),
        (["--mood", #"{"sad":1}"#, "--count=-1"], "--count takes 0 or more"),
    ])
    func `wrong usage ends with 64 and its reason`(_ arguments: [String], _ reason: String) throws {
        let outcome = try Tool.run(["recommend"] + arguments)
        #expect(outcome.exitCode == 64)
        #expect(outcome.output == "")
        #expect(outcome.errors.contains(reason))
    }

    @Test func `bad rows of a catalog are told with file and line and the rest goes on`() throws {
        try TemporaryFolder.with { folder in
            let rows =
                Self.table + "x1,Bad,Eve,nan,0.1\nx2,\"Open,Eve,0.1,0.1\ns1,Rain,Ann,0.18,0.36\nn2,Last,Fi,0.4,0.4\n"
            let path = try folder.file("tracks.csv", rows.utf8)
            let arguments = [
                "recommend", "--catalog", path, "--mood", #"{"sad":1}"#, "--format", "json", "--strategy",
                "valence-arousal-nearest",
            ]
            let outcome = try Tool.run(arguments)
            #expect(outcome.exitCode == 1)
            #expect(
                outcome.errors.split(separator: "\n") == [
                    "Error: \(path):7: 'valence' is 'nan', expected a number",
                    "Error: \(path):8: quotation marks do not balance",
                    "Note: \(path): rows left out because an earlier one has their id: 1",
                ])
            #expect(ids(try #require(try outcome.objects().first)) == ["s1", "s2", "n2", "n1", "h2", "h1"])
            #expect(try Tool.run(arguments + ["--strict"]).output == "")
        }
    }

    @Test func `a catalog that cannot be used ends with 1 and says why`() throws {
        try TemporaryFolder.with { folder in
            let cases = [
                (try folder.file("empty.csv", []), "the catalog is empty"),
                (try folder.file("other.csv", "a,b\n1,2\n".utf8), "no column 'title'"),
                (try folder.file("noise.csv.gz", [0x1F, 0x8B, 8, 0, 1, 2, 3]), "damaged"),
                (folder.url.path(), "has no file named for an emotion"), ("/no/such.csv", "No such file or directory"),
            ]
            for (path, reason) in cases {
                let outcome = try Tool.run("recommend", "--catalog", path, "--mood", #"{"sad":1}"#)
                #expect(outcome.exitCode == 1)
                #expect(outcome.output == "")
                #expect(outcome.errors.contains(reason), "\(outcome.errors)")
            }
        }
    }

    @Test func `a folder with a file for each emotion is a catalog too`() throws {
        try TemporaryFolder.with { folder in
            _ = try folder.file("sad.csv", "Name,Album,Artist\nRain,A,Ann\n,B,Bo\n".utf8)
            _ = try folder.file("happy.csv", "Name,Album,Artist\nSun,C,Cy\n".utf8)
            let outcome = try Tool.run(
                "recommend", "--catalog", folder.url.path(), "--mood", #"{"sad":1}"#, "--count", "1", "--strategy",
                "playlist-lookup")
            #expect(outcome.output.contains("Rain"))
            #expect(outcome.errors.contains("/sad.csv:3: 'title' is empty"))
        }
    }

    @Test func `a session file is read, and written with what was chosen`() throws {
        try TemporaryFolder.with { folder in
            let catalog = try folder.file("tracks.csv", Self.table.utf8)
            let session = (folder / "session.json").path()
            let arguments = [
                "recommend", "--catalog", catalog, "--mood", #"{"sad":1}"#, "--count", "2", "--format", "json",
                "--session",
                session, "--strategy", "valence-arousal-nearest",
            ]
            let first = try Tool.run(arguments)
            let second = try Tool.run(arguments)
            #expect(ids(try first.objects()[0]) == ["s1", "s2"])
            #expect(ids(try second.objects()[0]) == ["n1", "h2"])
            let state = try String(contentsOfFile: session, encoding: .utf8)
            #expect(state == #"{"played":["s1","s2","n1","h2"],"recorded":4,"seed":1,"version":2}"#)
        }
    }

    @Test(arguments: ["", "[]", #"{"version":3,"played":[]}"#, #"{"played":[]}"#])
    func `a session file that makes no sense is refused and left alone`(_ content: String) throws {
        try TemporaryFolder.with { folder in
            let session = try folder.file("session.json", content.utf8)
            let outcome = try Tool.run("recommend", "--mood", #"{"sad":1}"#, "--session", session)
            #expect(outcome.exitCode == 1)
            #expect(outcome.errors.hasPrefix("Error: cannot read '\(session)'"))
            #expect(try String(contentsOfFile: session, encoding: .utf8) == content)
        }
    }

    @Test func `requests of one session share their history and bad lines are told`() throws {
        try TemporaryFolder.with { folder in
            let catalog = try folder.file("tracks.csv", Self.table.utf8)
            let requests = """
                {"request":10,"session":"a","probabilities":{"sad":1},"count":2}
                {"request":11,"session":"b","probabilities":{"sad":1},"count":2}
                {"request":12,"session":"a","probabilities":{"sad":1},"count":1}
                {"request":13,"probabilities":{"sad":0.1}}
                {"request":14,"probabilities":{"sad":1},"towards":"joy"}
                {"request":15,"probabilities":{"sad":1},"count":-1}
                not JSON
                {"session":"a","probabilities":{"sad":1},"towards":"happy","count":1}
                """
            let outcome = try Tool.run(
                "recommend", "--catalog", catalog, "--requests", "-", "--format", "json", "--strategy",
                "valence-arousal-nearest", input: requests)
            #expect(outcome.exitCode == 1)
            let answers = try outcome.objects()
            #expect(answers.map(ids) == [["s1", "s2"], ["s1", "s2"], ["n1"], [], [], [], [], ["h1"]])
            #expect(answers.compactMap { $0["request"] as? Int } == [10, 11, 12, 3])
            #expect(answers.compactMap { $0["line"] as? Int } == [4, 5, 6, 7])
            #expect(answers[4]["error"] as? String == "'towards': unknown emotion 'joy'")
            #expect(answers[5]["error"] as? String == "'count': -1, expected 0 or more")
        }
    }
}
