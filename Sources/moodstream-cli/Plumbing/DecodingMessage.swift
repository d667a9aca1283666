/// What went wrong while decoding, as a person would say it: "missing 'text'", "'time' is not a number".
func decodingMessage(for error: any Error) -> String {
    guard let error = error as? DecodingError else { return String(describing: error) }
    switch error {
    case .keyNotFound(let key, let context):
        return "missing \(quoted(context.codingPath + [key]))"
    case .valueNotFound(let type, let context):
        return "\(quoted(context.codingPath)) is null, not \(name(of: type))"
    case .typeMismatch(let type, let context):
        return "\(quoted(context.codingPath)) is not \(name(of: type))"
    case .dataCorrupted(let context):
        return located(context)
    @unknown default:
        return String(describing: error)
    }
}

private func quoted(_ path: [any CodingKey]) -> String {
    path.isEmpty ? "the value" : "'" + path.map(component).joined(separator: ".") + "'"
}

private func component(_ key: any CodingKey) -> String { key.intValue.map(String.init) ?? key.stringValue }

private func located(_ context: DecodingError.Context) -> String {
    let description = context.debugDescription == syntaxError ? "not JSON" : context.debugDescription
    return context.codingPath.isEmpty ? description : "\(quoted(context.codingPath)): \(description)"
}

/// Foundation's one phrase for everything that breaks the grammar of JSON.
private let syntaxError = "The given data was not valid JSON."

private func name(of type: any Any.Type) -> String {
    switch type {
    case is any BinaryFloatingPoint.Type: "a number"
    case is any BinaryInteger.Type: "a whole number"
    case is Bool.Type: "true or false"
    case is String.Type: "a string"
    case is any RangeReplaceableCollection.Type: "a list"
    default: "an object"
    }
}
