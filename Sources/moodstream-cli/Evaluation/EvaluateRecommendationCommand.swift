import ArgumentParser
import EmotionTraining

struct EvaluateRecommendationCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "recommendation", abstract: "Measures the strategies on tracks that people have tagged.",
        discussion: """
            The artists are halved; the affect model is fitted to one half and measured on the other, five times over. With \
            a folder that also has playlists-fit.csv and catalogue-28356.csv.gz, the continuation of playlists is measured too.

            Examples:
              moodstream evaluate recommendation --data data/music
              moodstream evaluate recommendation --speed 1000000
            """)

    @Option(help: "The folder with affect-tags-train.csv, or a table like it.")
    var data: String?

    @Option(help: "Seeds the moods that are asked for.")
    var seed = 1

    @Option(
        help: ArgumentHelp("Measures instead how long requests over so many made-up tracks take.", valueName: "tracks"))
    var speed: Int?

    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard (data == nil) != (speed == nil) else { throw ValidationError("give either --data or --speed") }
    }

    func run() async throws {
        if let speed {
            return try await output.print { output in try output.write(RequestSpeed(tracks: max(1, speed))) }
        }
        guard let data else { return }
        let evaluation = try RecommendationEvaluation(on: AffectDataSet(contentsOf: data), seed: seed)
        let continuation = try PlaylistContinuation(data: data)?.figure()
        try await output.print { output in
            try output.write(evaluation)
            if let continuation { try output.write(ContinuationLine(continuation: continuation)) }
        }
    }
}

extension RecommendationEvaluation: OutputLine {
    var text: String {
        let header = "strategy                      precision  error  repeats  artists  diversity  coverage"
        let larger = [(key: "affect-posterior, two thirds", value: largerCatalogs)]
        let rows = (strategies.sorted { $0.key < $1.key } + larger).map { name, figures in
            let values = [
                figures.precision, figures.error, figures.repeats, figures.artists, figures.diversity, figures.coverage,
            ]
            return pad(name, to: 30) + values.map { decimal($0, digits: 3) }.joined(separator: "    ")
        }
        let journey = [
            "journeys: start error \(decimal(journeys.startError, digits: 3)), end error "
                + "\(decimal(journeys.endError, digits: 3)), progress \(decimal(journeys.progress, digits: 3)), tempo step "
                + "\(decimal(journeys.tempoStep, digits: 1)) BPM, n \(journeys.journeys)"
        ]
        let likes = likeRates.sorted { $0.key < $1.key }.map { "like-rate, \($0): \(decimal($1, digits: 3))" }
        return
            ([header] + rows + journey + likes).joined(separator: "\n")
    }
}

extension RequestSpeed: OutputLine {
    var text: String {
        "\(tracks) tracks filed in \(decimal(indexing, digits: 2)) s; a request of ten takes "
            + "\(decimal(median, digits: 2)) ms (median), \(decimal(ninetieth, digits: 2)) ms (90th percentile)"
    }
}

/// How well playlists are continued, as the tool prints it.
private struct ContinuationLine: OutputLine {
    let continuation: Double

    var text: String { "continuation of playlists: nDCG@10 \(decimal(continuation, digits: 3))" }
}
