@_exported public import EmotionCore
@_exported public import NeuralCore
