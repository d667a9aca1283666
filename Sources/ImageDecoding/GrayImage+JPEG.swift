internal import CTurboJPEG
public import Imaging

extension GrayImage {
    /// The picture as a JPEG file.
    ///
    /// - Parameter quality: From 1, the smallest file, to 100, the best picture; clamped.
    /// - Throws: ``ImageError/unencodable(_:reason:)`` for a side of more than 65,500 pixels, and if there is no memory.
    public func jpeg(quality: Int) throws(ImageError) -> [UInt8] {
        guard let handle = tjInitCompress() else { throw .unencodable(.jpeg, reason: "no memory for an encoder") }
        defer { tjDestroy(handle) }
        var buffer: UnsafeMutablePointer<UInt8>?
        var count: UInt = 0
        defer { tjFree(buffer) }
        let status = tjCompress2(
            handle, pixels, Int32(width), 0, Int32(height), Int32(TJPF_GRAY.rawValue), &buffer, &count,
            Int32(TJSAMP_GRAY.rawValue), Int32(min(100, max(1, quality))), 0)
        guard status == 0 else { throw .unencodable(.jpeg, reason: String(cString: tjGetErrorStr2(handle))) }
        return Array(UnsafeBufferPointer(start: buffer, count: Int(count)))
    }
}
