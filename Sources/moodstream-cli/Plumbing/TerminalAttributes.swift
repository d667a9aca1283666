#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// What a terminal answers when it is asked what it can do.
enum TerminalAttributes {
    /// The numbers of the answer, separated by semicolons; empty if nobody answers in a fifth of a second.
    static func ask() -> String {
        let terminal = open("/dev/tty", O_RDWR | O_NOCTTY | O_CLOEXEC)
        guard terminal >= 0 else { return "" }
        defer { close(terminal) }
        var before = termios()
        // A program in the background would be stopped for asking.
        guard tcgetpgrp(terminal) == getpgrp(), tcgetattr(terminal, &before) == 0 else { return "" }
        var quiet = before
        quiet.c_lflag &= ~tcflag_t(ECHO | ICANON)
        tcsetattr(terminal, TCSANOW, &quiet)
        // What comes too late is thrown away with the old settings, so that no shell takes it for input.
        defer { tcsetattr(terminal, TCSAFLUSH, &before) }
        guard write(terminal, "\u{1B}[c", 3) == 3 else { return "" }
        return answer(from: terminal)
    }

    /// Reads up to the `c` that ends the answer `ESC [ ? 6 2 ; 4 c`.
    private static func answer(from terminal: CInt) -> String {
        var text = ""
        while text.utf8.count < 64 {
            var waiting = pollfd(fd: terminal, events: Int16(POLLIN), revents: 0)
            var byte: UInt8 = 0
            guard poll(&waiting, 1, 200) > 0, read(terminal, &byte, 1) == 1 else { return "" }
            if byte == UInt8(ascii: "c") { return text.split(separator: "?").last.map(String.init) ?? "" }
            text.append(Character(Unicode.Scalar(byte)))
        }
        return ""
    }
}
