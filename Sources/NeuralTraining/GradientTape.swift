public import NeuralCore

/// Records a forward pass so that the gradient of its loss can be worked out backwards.
///
/// Each operation appends one variable and the rule that carries the gradient of that variable to its inputs
/// (reverse-mode automatic differentiation). A tape serves one forward and one backward pass.
///
/// Reference: A. Griewank and A. Walther, "Evaluating Derivatives", SIAM 2008, chapter 3.
public struct GradientTape {
    /// A value on a tape.
    public struct Variable: Sendable {
        /// The value.
        public let value: Tensor
        let index: Int
        let needsGradient: Bool
    }

    /// The gradients on the way back, one slot for each variable; a slot is empty until something reaches it.
    struct Gradients {
        var slots: [Tensor?]

        mutating func add(_ gradient: @autoclosure () -> Tensor, to variable: Variable) {
            guard variable.needsGradient else { return }
            guard var sum = slots[variable.index] else { return slots[variable.index] = gradient() }
            slots[variable.index] = nil
            sum.add(gradient())
            slots[variable.index] = sum
        }
    }

    typealias Rule = (Tensor, inout Gradients) -> Void

    /// The parameters that this pass reads.
    public let parameters: Parameters
    /// What the pass observed for state parameters, by their position.
    public private(set) var observedState: [Int: Tensor] = [:]
    private var rules: [Rule?] = []
    private var parameterSlots: [(slot: Int, position: Int)] = []

    /// Starts an empty tape over the given parameters.
    public init(_ parameters: Parameters) { self.parameters = parameters }

    /// Puts a value on the tape that no gradient is wanted for.
    public mutating func constant(_ value: Tensor) -> Variable {
        append(value, needsGradient: false, rule: nil)
    }

    /// Puts the parameter of that name on the tape.
    ///
    /// - Precondition: There is a parameter of that name, and it is not state.
    public mutating func parameter(_ name: String) -> Variable {
        let position = parameters.position(of: name)
        precondition(!parameters.isState[position], "'\(name)' is state, not a weight")
        let variable = append(parameters.tensors[position], needsGradient: true, rule: nil)
        parameterSlots.append((variable.index, position))
        return variable
    }

    /// The gradient of a loss with respect to every parameter, in their order; zeros for those it does not reach.
    ///
    /// - Precondition: `loss` is a single number on this tape.
    public func gradient(of loss: Variable) -> [Tensor] {
        precondition(loss.value.values.count == 1, "a loss of shape \(loss.value.shape) is not a number")
        precondition(rules.indices.contains(loss.index), "the loss was recorded on a later state of this tape")
        var gradients = Gradients(slots: Array(repeating: nil, count: rules.count))
        gradients.slots[loss.index] = Tensor(shape: loss.value.shape, repeating: 1)
        for index in rules.indices.reversed() {
            guard let rule = rules[index], let gradient = gradients.slots[index] else { continue }
            gradients.slots[index] = nil
            rule(gradient, &gradients)
        }
        var result = parameters.tensors.map { _ in Tensor?.none }
        for (slot, position) in parameterSlots {
            guard let gradient = gradients.slots[slot] else { continue }
            gradients.slots[slot] = nil
            if result[position] == nil { result[position] = gradient } else { result[position]?.add(gradient) }
        }
        return zip(result, parameters.tensors).map { $0 ?? Tensor(shape: $1.shape) }
    }

    /// Records the result of an operation on `inputs` and the rule for its gradient.
    mutating func record(_ value: Tensor, from inputs: [Variable], rule: @escaping Rule) -> Variable {
        let needsGradient = inputs.contains(where: \.needsGradient)
        return append(value, needsGradient: needsGradient, rule: needsGradient ? rule : nil)
    }

    /// Notes a new value for the state parameter of that name.
    mutating func observe(_ value: Tensor, for name: String) {
        observedState[parameters.position(of: name)] = value
    }

    private mutating func append(_ value: Tensor, needsGradient: Bool, rule: Rule?) -> Variable {
        rules.append(rule)
        return Variable(value: value, index: rules.count - 1, needsGradient: needsGradient)
    }
}

extension Tensor {
    /// Adds another tensor of the same shape.
    mutating func add(_ other: Tensor) {
        precondition(shape == other.shape, "cannot add shape \(other.shape) to \(shape)")
        values.withUnsafeMutableBufferPointer { sum in
            other.values.withUnsafeBufferPointer { other in
                for index in sum.indices { sum[index] += other[index] }
            }
        }
    }

    /// Keeps a share of each value and takes the rest from another tensor of the same shape.
    mutating func move(toward other: Tensor, keeping kept: Float) {
        precondition(shape == other.shape, "cannot move shape \(shape) toward \(other.shape)")
        values.withUnsafeMutableBufferPointer { values in
            other.values.withUnsafeBufferPointer { other in
                for index in values.indices { values[index] = kept * values[index] + (1 - kept) * other[index] }
            }
        }
    }

    /// This tensor times a number.
    func scaled(by factor: Float) -> Tensor { mapped { $0 * factor } }
}

/// A tape belongs to one pass in one task.
@available(*, unavailable)
extension GradientTape: Sendable {}
