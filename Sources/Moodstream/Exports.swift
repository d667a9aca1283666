@_exported public import EmotionCore
@_exported public import FaceEmotion
@_exported public import Fusion
@_exported public import ImageDecoding
@_exported public import Imaging
@_exported public import Recommendation
@_exported public import TextEmotion
