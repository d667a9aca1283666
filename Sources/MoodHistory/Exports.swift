@_exported public import EmotionCore
