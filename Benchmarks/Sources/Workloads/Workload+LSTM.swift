package import NeuralCore

extension Workload {
    /// The text network's LSTM alone, over word vectors that were looked up before: all hidden states out.
    package static func lstm(batch: Int, steps: Int) throws -> Workload {
        let lstm = try textLSTM()
        let inputs = lstm.inputWeight.shape[0]
        // Word vectors are small numbers around zero.
        let values = (0..<steps * batch * inputs).map { Float($0 * 37 % 101 - 50) / 100 }
        let input = Tensor(shape: [steps, batch, inputs], values: values)
        let sequences = SequenceBatch(lengths: Array(repeating: steps, count: batch))
        return Workload(units: batch) { blackHole(lstm(input, sequences)) }
    }

    /// The layer with the weights that the package carries.
    package static func textLSTM() throws -> LSTM {
        let weights = try Repository.weights(of: "text")
        return LSTM(
            inputWeight: try weights.tensor("lstm.inputWeight"),
            recurrentWeight: try weights.tensor("lstm.recurrentWeight"), bias: try weights.tensor("lstm.bias"))
    }
}
