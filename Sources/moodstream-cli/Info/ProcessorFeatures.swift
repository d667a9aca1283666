/// The instruction sets that matter for networks, as far as the system lists them.
struct ProcessorFeatures: Encodable {
    let names: [String]

    private static let notable = [
        "sse4_2", "avx", "avx2", "fma", "f16c", "avx512f", "avx512_vnni", "amx_tile", "asimd", "sve",
    ]

    /// Reads the first list of features in the system's table of processors; none where there is no such table.
    init(path: String = "/proc/cpuinfo") {
        let listed = Self.firstList(path).split(separator: " ").map(String.init)
        names = Self.notable.filter(Set(listed).contains)
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(names)
    }

    private static func firstList(_ path: String) -> String {
        guard var lines = try? LineReader(path: path) else { return "" }
        while let line = try? lines.next() {
            guard case .success(let bytes) = line.content else { continue }
            let text = String(decoding: bytes, as: UTF8.self)
            if text.hasPrefix("flags") || text.hasPrefix("Features") { return text }
        }
        return ""
    }
}
