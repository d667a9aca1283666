@_exported public import NeuralCore
