public import EmotionCore

/// Checks that a classifier keeps the laws that fusion counts on.
///
/// The laws: what comes out is a distribution; the same input gives the same output, in any order of inputs and from
/// any copy; a failure fails again; an observation carries the modality and the time that it was given.
///
///     #expect(checkClassifier(MyClassifier(), on: [58, 72, 110]) == [])
///
/// - Parameters:
///   - classifier: What to check.
///   - inputs: A few inputs, odd ones among them; each is classified four times.
/// - Returns: The violations, empty if all is well.
public func checkClassifier<Classifier: EmotionClassifier>(
    _ classifier: Classifier, on inputs: [Classifier.Input]
) -> [LawViolation] {
    let outcomes = inputs.map { outcome(of: classifier, on: $0) }
    let backwards = inputs.reversed().map { outcome(of: classifier, on: $0) }
    var violations = checkModality(classifier)
    for (index, first) in outcomes.enumerated() {
        let again = outcome(of: classifier, on: inputs[index])
        if !first.agrees(with: again) || !first.agrees(with: backwards[inputs.count - 1 - index]) {
            violations.append(LawViolation("the same input gives the same output", "input \(index), first \(first)"))
        }
        violations += checkDistribution(first, index) + checkObservation(classifier, inputs[index], first, index)
    }
    return violations
}

/// What a classifier made of one input.
private enum Outcome: CustomStringConvertible {
    case probabilities(EmotionProbabilities)
    case failure(any Error)

    var description: String {
        switch self {
        case .probabilities(let probabilities): "\(probabilities.values)"
        case .failure(let error): "failed: \(error)"
        }
    }

    func agrees(with other: Outcome) -> Bool {
        switch (self, other) {
        case (.probabilities(let one), .probabilities(let two)): one == two
        case (.failure, .failure): true
        default: false
        }
    }
}

private func outcome<Classifier: EmotionClassifier>(
    of classifier: Classifier, on input: Classifier.Input
) -> Outcome {
    do {
        return .probabilities(try classifier.classify(input))
    } catch {
        return .failure(error)
    }
}

private func checkModality(_ classifier: some EmotionClassifier) -> [LawViolation] {
    classifier.modality.rawValue.isEmpty ? [LawViolation("a modality has a name", "the name is empty")] : []
}

private func checkDistribution(_ outcome: Outcome, _ index: Int) -> [LawViolation] {
    guard case .probabilities(let probabilities) = outcome else { return [] }
    let values = probabilities.values
    let isDistribution = values.allSatisfy { (0...1).contains($0) } && abs(values.reduce(0, +) - 1) < 1e-9
    return isDistribution ? [] : [LawViolation("what comes out is a distribution", "input \(index) gave \(values)")]
}

private func checkObservation<Classifier: EmotionClassifier>(
    _ classifier: Classifier, _ input: Classifier.Input, _ outcome: Outcome, _ index: Int
) -> [LawViolation] {
    guard case .probabilities(let probabilities) = outcome,
        let observation = try? classifier.observe(input, at: 12.5, quality: 0.5)
    else { return [] }
    let isFaithful =
        observation.modality == classifier.modality && observation.time == 12.5 && observation.quality == 0.5
        && observation.probabilities == probabilities
    return isFaithful
        ? [] : [LawViolation("an observation says what the classifier says", "input \(index) gave \(observation)")]
}
