extension Tensor {
    /// The largest of each 2 x 2 block: halves height and width.
    ///
    /// - Precondition: The shape is `[batch, height, width, channels]` with even height and width.
    /// - Returns: `[batch, height / 2, width / 2, channels]`.
    public func maxPooled() -> Tensor {
        let (batch, height, width, channels) = (shape[0], shape[1], shape[2], shape[3])
        precondition(height % 2 == 0 && width % 2 == 0, "cannot halve a picture of \(height) x \(width)")
        let count = values.count / 4
        let pooled = [Float](unsafeUninitializedCapacity: count) { output, initialized in
            values.withUnsafeBufferPointer { input in
                guard var result = output.baseAddress, let input = input.baseAddress else { return }
                for row in 0..<batch * height / 2 {
                    for column in 0..<width / 2 {
                        let top = input + (2 * row * width + 2 * column) * channels
                        let bottom = top + width * channels
                        for channel in 0..<channels {
                            result[channel] = max(
                                max(top[channel], top[channels + channel]),
                                max(bottom[channel], bottom[channels + channel]))
                        }
                        result += channels
                    }
                }
            }
            initialized = count
        }
        return Tensor(shape: [batch, height / 2, width / 2, channels], values: pooled)
    }

    /// The mean of each channel over all pixels.
    ///
    /// - Precondition: The shape is `[batch, height, width, channels]`.
    /// - Returns: `[batch, channels]`.
    public func averagePooled() -> Tensor {
        let (batch, pixels, channels) = (shape[0], shape[1] * shape[2], shape[3])
        var output = Tensor(shape: [batch, channels])
        for picture in 0..<batch {
            for pixel in 0..<pixels {
                let source = (picture * pixels + pixel) * channels
                for channel in 0..<channels {
                    output.values[picture * channels + channel] += values[source + channel] / Float(pixels)
                }
            }
        }
        return output
    }
}
