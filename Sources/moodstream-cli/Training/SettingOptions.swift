import ArgumentParser
import EmotionTraining

/// Changes of the numbers of a recipe.
struct SettingOptions<Settings: NamedSettings>: ParsableArguments {
    @Option(
        name: .customLong("set"),
        help: ArgumentHelp(
            "Changes a number of the recipe; can be repeated. The names: \(Settings.names.joined(separator: ", ")).",
            valueName: "name=value"))
    var changes: [Setting] = []

    func validate() throws { _ = try changed }

    /// The recipe's numbers with the changes.
    var changed: Settings {
        get throws {
            var settings = Settings()
            for change in changes where !settings.set(change.name, to: change.value) {
                let names = Settings.names.joined(separator: ", ")
                throw ValidationError("there is no setting '\(change.name)'; there are \(names)")
            }
            return settings
        }
    }
}

/// A number of a recipe by its name, as in `dropout=0.2`.
struct Setting: ExpressibleByArgument {
    let name: String
    let value: Double

    init?(argument: String) {
        let parts = argument.split(separator: "=", maxSplits: 1).map(String.init)
        guard parts.count == 2, !parts[0].isEmpty, let value = Double(parts[1]), value.isFinite else { return nil }
        (name, self.value) = (parts[0], value)
    }
}
