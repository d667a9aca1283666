import ArgumentParser
import Moodstream

/// What a listener does not want to hear, or cannot.
struct FilterOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Only music in these languages, separated by commas, as the catalog writes them; other languages come at "
                + "last, before a list stays short, and \"relaxed\" says so.", valueName: "languages"),
        transform: { Set($0.split(separator: ",").map(String.init)) })
    var language: Set<String>?

    @Option(help: ArgumentHelp("Only music that may be played in this country.", valueName: "code"))
    var market: String?

    @Option(help: ArgumentHelp("Only music of these years, such as 1970-1989.", valueName: "years"), transform: years)
    var years: ClosedRange<Int>?

    @Flag(help: "No music that is marked as explicit.")
    var noExplicit = false

    var filter: TrackFilter {
        var filter = TrackFilter()
        filter.languages = language
        filter.market = market
        filter.years = years
        filter.allowsExplicit = !noExplicit
        return filter
    }

    private static func years(_ argument: String) throws -> ClosedRange<Int> {
        let ends = argument.split(separator: "-").map { Int($0) }
        guard (1...2).contains(ends.count), let first = ends.first ?? nil, let last = ends.last ?? nil, first <= last
        else { throw ValidationError("expected a year or two, such as 1970-1989") }
        return first...last
    }
}
