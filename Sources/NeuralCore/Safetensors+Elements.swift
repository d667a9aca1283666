extension Safetensors {
    /// The types of numbers that are read; the raw value is the format's name.
    public enum ElementType: String, CaseIterable, Sendable {
        case float32 = "F32"
        case float16 = "F16"
        case uint8 = "U8"
        case int8 = "I8"
        case int32 = "I32"
        case int64 = "I64"

        /// The size of one number in bytes.
        public var byteCount: Int {
            switch self {
            case .uint8, .int8: 1
            case .float16: 2
            case .float32, .int32: 4
            case .int64: 8
            }
        }
    }

    /// What the header says of one tensor.
    public struct Entry: Hashable, Sendable {
        /// The type of its numbers.
        public let type: ElementType
        /// The extent of each dimension, outermost first.
        public let shape: [Int]
        /// Where its bytes are, counted from the end of the header.
        package let range: Range<Int>
    }
}

/// A number that safetensors files hold.
public protocol SafetensorsElement: BitwiseCopyable {
    /// The type under which the format knows it.
    static var elementType: Safetensors.ElementType { get }
}

extension Float: SafetensorsElement {
    /// `F32`.
    public static var elementType: Safetensors.ElementType { .float32 }
}

extension UInt8: SafetensorsElement {
    /// `U8`.
    public static var elementType: Safetensors.ElementType { .uint8 }
}

extension Int8: SafetensorsElement {
    /// `I8`.
    public static var elementType: Safetensors.ElementType { .int8 }
}

extension Int32: SafetensorsElement {
    /// `I32`.
    public static var elementType: Safetensors.ElementType { .int32 }
}

extension Int64: SafetensorsElement {
    /// `I64`.
    public static var elementType: Safetensors.ElementType { .int64 }
}
