#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

/// The bytes of a regular file.
package func readFile(_ path: String) throws(WeightsError) -> [UInt8] {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw .unreadable(path: path, reason: systemError()) }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0 else { throw .unreadable(path: path, reason: systemError()) }
    guard status.st_mode & S_IFMT == S_IFREG else { throw .unreadable(path: path, reason: "not a regular file") }
    var failure: String?
    let bytes = [UInt8](unsafeUninitializedCapacity: Int(status.st_size)) { buffer, count in
        while count < buffer.count, failure == nil {
            let step = read(file, buffer.baseAddress.map { $0 + count }, buffer.count - count)
            if step == 0 { break }
            if step > 0 { count += step } else { failure = systemError() }
        }
    }
    if let failure { throw .unreadable(path: path, reason: failure) }
    return bytes
}

/// Replaces a file in one step, by renaming a finished one onto it.
package func writeFile(_ bytes: [UInt8], to path: String) throws(WeightsError) {
    let partial = path + ".partial"
    let file = open(partial, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard file >= 0 else { throw .unwritable(path: path, reason: systemError()) }
    var rest = bytes[...]
    var failure: String?
    while !rest.isEmpty, failure == nil {
        let step = rest.withUnsafeBytes { write(file, $0.baseAddress, $0.count) }
        if step > 0 { rest = rest.dropFirst(step) } else { failure = systemError() }
    }
    if failure == nil, fsync(file) != 0 { failure = systemError() }
    if close(file) != 0, failure == nil { failure = systemError() }
    if failure == nil, rename(partial, path) != 0 { failure = systemError() }
    guard let failure else { return }
    unlink(partial)
    throw .unwritable(path: path, reason: failure)
}

private func systemError() -> String { String(cString: strerror(errno)) }
