/// Numbers of a recipe that can be set by name; the defaults made the weights that ship.
public protocol NamedSettings: Sendable {
    /// The settings by name.
    static var paths: [String: any WritableKeyPath<Self, Double> & Sendable] { get }

    /// The settings that made the weights that ship.
    init()
}

extension NamedSettings {
    /// The names that ``set(_:to:)`` knows, in alphabetical order.
    public static var names: [String] { paths.keys.sorted() }

    /// Sets one number by its name.
    ///
    /// - Returns: Whether there is a setting of this name.
    public mutating func set(_ name: String, to value: Double) -> Bool {
        guard let path = Self.paths[name] else { return false }
        self[keyPath: path] = value
        return true
    }
}
