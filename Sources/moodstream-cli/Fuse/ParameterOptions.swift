import ArgumentParser
import Fusion

/// `--parameters` and `--preset`: what an estimator knows before it sees anything.
struct ParameterOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The estimator's parameters, as JSON, in place of a preset's.", valueName: "file"))
    var parameters: String?

    @Option(
        help: ArgumentHelp(
            "Parameters measured on streams of some classifiers, or for observations that moodstream's own face and "
                + "text models make."))
    var preset = FusionPreset.streams

    func validate() throws {
        if parameters != nil, preset != .streams { throw ValidationError("give --parameters or --preset, not both") }
    }

    /// The parameters of the file, or else of the preset.
    func read() throws(InputError) -> FusionParameters {
        guard let parameters else { return preset.parameters }
        return try readJSON(FusionParameters.self, path: parameters)
    }
}

/// Parameters that the tool knows by name.
enum FusionPreset: String, CaseIterable, ExpressibleByArgument {
    case streams, models

    var parameters: FusionParameters {
        switch self {
        case .streams: FusionParameters()
        case .models: .shippedModels
        }
    }
}
