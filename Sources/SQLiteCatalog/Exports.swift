@_exported public import Recommendation
