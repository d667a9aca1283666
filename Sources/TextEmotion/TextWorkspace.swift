internal import NeuralCore

/// Where in a workspace of the text network what lies, in floats from its start.
struct TextWorkspace: Sendable {
    /// Messages that are read together.
    static let messages = 32

    /// `x[t]` of every place.
    let tokens: Int
    /// The hidden state of every place.
    let states: Int
    /// The attention of every place.
    let scores: Int
    /// What the dense layer reads of every message.
    let pooled: Int
    /// What it makes of it.
    let summary: Int
    /// All outputs of every message.
    let heads: Int
    /// What the LSTM needs for itself.
    let lstm: Int
    /// The floats in a workspace.
    let end: Int

    init(_ shape: TextNetwork.Configuration, lstm: PackedLSTM, dense: PackedDense, heads: PackedDense) {
        let places = Self.messages * TextEncoder.maximumTokens
        tokens = 0
        states = tokens + places * shape.tokenWidth
        scores = states + places * lstm.stateStride
        pooled = scores + places * PackedDense.panel
        summary = pooled + Self.messages * shape.pooledWidth
        self.heads = summary + Self.messages * dense.outputStride
        self.lstm = self.heads + Self.messages * heads.outputStride
        end = self.lstm + lstm.workspaceCount(sequences: Self.messages)
    }
}
