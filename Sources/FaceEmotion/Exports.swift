@_exported public import EmotionCore
@_exported public import Imaging
@_exported public import enum NeuralCore.WeightsError
