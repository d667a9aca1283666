#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// A file, pipe or terminal that is open; closed when it goes out of scope, the standard streams excepted.
struct FileDescriptor: ~Copyable {
    static var standardInput: FileDescriptor { FileDescriptor(number: STDIN_FILENO) }
    static var standardOutput: FileDescriptor { FileDescriptor(number: STDOUT_FILENO) }
    static var standardError: FileDescriptor { FileDescriptor(number: STDERR_FILENO) }

    private let number: CInt

    private init(number: CInt) { self.number = number }

    /// Opens a file for reading; `-` is standard input.
    init(reading path: String) throws(FileError) {
        number = path == "-" ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC)
        guard number >= 0 else { throw FileError(code: errno) }
    }

    deinit {
        if number > STDERR_FILENO { close(number) }
    }

    /// Whether it is a terminal, so that colors make sense.
    var isTerminal: Bool { isatty(number) == 1 }

    /// Whether somebody may be waiting at the other end: a terminal, a pipe or a socket.
    var isLive: Bool {
        var status = stat()
        guard fstat(number, &status) == 0 else { return true }
        return [S_IFCHR, S_IFIFO, S_IFSOCK].contains(status.st_mode & S_IFMT)
    }

    /// Reads what is there, waiting for the first byte; returns the number of bytes, 0 at the end.
    borrowing func read(into buffer: inout [UInt8]) throws(FileError) -> Int {
        while true {
            let count = buffer.withUnsafeMutableBytes { systemRead(number, $0.baseAddress, $0.count) }
            if count >= 0 { return count }
            if errno != EINTR { throw FileError(code: errno) }
        }
    }

    /// Writes all bytes.
    borrowing func write(_ bytes: [UInt8]) throws(FileError) {
        var written = 0
        while written < bytes.count {
            let count = bytes.withUnsafeBytes { systemWrite(number, $0.baseAddress! + written, $0.count - written) }
            if count >= 0 { written += count } else if errno != EINTR { throw FileError(code: errno) }
        }
    }

    /// Lets a write to a closed pipe fail with an error instead of ending the process.
    static func ignoreBrokenPipes() { signal(SIGPIPE, SIG_IGN) }
}

/// What the operating system has against reading or writing.
struct FileError: Error, Hashable, CustomStringConvertible {
    let code: CInt

    /// The reader at the other end of the pipe went away.
    var isBrokenPipe: Bool { code == EPIPE }

    /// The system's own words, such as "No such file or directory".
    var description: String { String(cString: strerror(code)) }
}

private func systemRead(_ number: CInt, _ buffer: UnsafeMutableRawPointer?, _ count: Int) -> Int {
    read(number, buffer, count)
}

private func systemWrite(_ number: CInt, _ buffer: UnsafeRawPointer?, _ count: Int) -> Int {
    write(number, buffer, count)
}
