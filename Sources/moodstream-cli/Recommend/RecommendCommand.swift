import ArgumentParser
import Foundation
import Moodstream

struct RecommendCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "recommend",
        abstract: "Chooses music for a mood, and says why.",
        discussion: """
            Without --catalog it chooses from the recordings that the package brings along. A row of the catalog that \
            cannot be read is told on standard error and left out, and the exit code is 1; a row with the id of an \
            earlier one is left out with a note.

            Examples:
              moodstream recommend --mood '{"sad":0.7,"neutral":0.3}' --towards happy
              moodstream recommend --catalog songs.csv --requests requests.jsonl
              moodstream recommend --mood '{"happy":1}' --session me.json --count 5
            """)

    @Option(
        help: ArgumentHelp(
            "A table of tracks: CSV, plain or packed with gzip, an SQLite database, or a folder with a CSV file for "
                + "each emotion.", valueName: "file"))
    var catalog: String?

    @Option(
        help: ArgumentHelp(
            "The mood: emotions and their probabilities, such as {\"sad\":0.7,\"neutral\":0.3}.", valueName: "json"),
        transform: Self.probabilities)
    var mood: EmotionProbabilities?

    @Option(help: "How to choose.")
    var strategy = StrategyName.affectPosterior

    @Flag(help: "Choose gently, for a listener who needs care: nothing cheerful, whatever else is asked for.")
    var attention = false

    @Option(
        help: ArgumentHelp("Music for this emotion, whatever the mood.", valueName: "emotion"), transform: Self.emotion)
    var towards: Emotion?

    @Option(help: "How many tracks.")
    var count = 10

    @Option(help: "The seed for what is left to chance; equal seeds give equal lists.")
    var seed: UInt64 = 1

    @Option(help: ArgumentHelp("What was played before; written anew with what is chosen now.", valueName: "file"))
    var session: String?

    @Option(
        help: ArgumentHelp(
            "Requests, a file or - for standard input: \"probabilities\", and if there are any \"request\", \"session\", "
                + "\"towards\", \"count\", \"languages\" and \"attention\". Those of one session share their history; those of none share "
                + "--session's. Wild cards go to what few sessions have heard.",
            valueName: "file"))
    var requests: String?

    @Option(
        help: ArgumentHelp(
            "The tracks to start from, for seed-similarity and hybrid; ids, separated by commas.", valueName: "ids"),
        transform: { $0.split(separator: ",").map(String.init) })
    var seeds: [String]?

    @Option(
        help: ArgumentHelp(
            "What people play together, for hybrid: a table with playlist_id and track_id.", valueName: "file"))
    var playlists: String?

    @Option(
        help: ArgumentHelp(
            "Draws the list of --mood with its mood and way on the valence/arousal plane, as SVG.", valueName: "file"))
    var picture: String?

    @OptionGroup var filters: FilterOptions

    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard (mood == nil) != (requests == nil) else { throw ValidationError("give either --mood or --requests") }
        if picture != nil, mood == nil { throw ValidationError("--picture needs --mood") }
        guard count >= 0 else { throw ValidationError("--count takes 0 or more") }
    }

    func run() async throws {
        let catalog = try CatalogFile(path: catalog)
        catalog.reportRejectedRows()
        if output.strict, catalog.hasFailures { throw ExitCode.failure }
        let file = try session.map(SessionFile.init)
        var recommender = Recommender(
            strategy, in: catalog.tracks, state: file?.state, seed: seed, seeds: seeds ?? [], filter: filters.filter,
            listening: try playlists.map { try CoListening(csv: URL(filePath: $0)) } ?? CoListening(playlists: []))
        try await output.print { output in
            if let mood { try answer(RecommendationRequest(probabilities: mood), 0, by: &recommender, on: &output) }
            if let requests { try answer(requests, by: &recommender, on: &output) }
            try file?.write(recommender.state)
        }
        if catalog.hasFailures { throw ExitCode.failure }
    }

    /// Answers the requests of a file in their order.
    private func answer(_ path: String, by recommender: inout Recommender, on output: inout Output) throws {
        var reader = try JSONLinesReader(path: path)
        var number = 0
        while let (request, _) = try reader.next(RecommendationRequest.self, reportingTo: &output) {
            try answer(request, number, by: &recommender, on: &output)
            number += 1
        }
    }

    private func answer(
        _ request: RecommendationRequest, _ number: Int, by recommender: inout Recommender, on output: inout Output
    ) throws {
        let isGentle = attention || request.attention
        let goal = isGentle ? .match : (request.towards ?? towards).map(ListeningGoal.towards) ?? .match
        let (strategy, playlist) = recommender.playlist(
            for: request.probabilities, goal: goal, count: request.count ?? count, session: request.session,
            languages: request.languages, isGentle: isGentle)
        if let picture {
            let mood = Mood(time: 0, probabilities: request.probabilities)
            let course = recommender.course(of: strategy, for: mood)
            try PlaylistPicture(playlist, for: mood, along: course).svg
                .write(toFile: picture, atomically: true, encoding: .utf8)
        }
        try output.write(
            RecommendationLine(
                request: request.request ?? .number(number), strategy: strategy, probabilities: request.probabilities,
                goal: goal, playlist: playlist))
    }

    private static func probabilities(_ argument: String) throws -> EmotionProbabilities {
        do {
            return try JSONDecoder().decode(EmotionProbabilities.self, from: Data(argument.utf8))
        } catch {
            throw ValidationError(decodingMessage(for: error))
        }
    }

    private static func emotion(_ argument: String) throws -> Emotion {
        guard let emotion = Emotion(rawValue: argument) else {
            throw ValidationError("expected one of \(Emotion.labels.joined(separator: ", "))")
        }
        return emotion
    }
}
