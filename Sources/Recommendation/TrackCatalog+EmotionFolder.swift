public import Foundation
internal import EmotionCore

extension TrackCatalog {
    /// Reads a folder with a CSV file for each emotion: `angry.csv`, `sad.csv`, `happy.csv.gz`.
    ///
    /// The name of a file is one of the seven emotions or a usual word for one, in capitals or not; other files are
    /// not looked at. Each is a table as ``init(csv:limits:)-(URL,_)`` reads it, and its tracks are listed under its
    /// emotion. A song that stands in several files becomes one track with several emotions.
    ///
    /// - Throws: ``CatalogError/noEmotionFiles(path:)`` if no file is named for an emotion, or what a single file
    ///   throws.
    public init(emotionFolder folder: URL, limits: Limits = Limits()) throws(CatalogError) {
        var builder = CatalogBuilder()
        for (emotion, file) in try Self.emotionFiles(in: folder) {
            var reader = try CSVReader(ByteSource(file: file, limit: limits.allowedBytes), limits: limits)
            let header = try reader.header()
            try builder.add(
                &reader, header, emotions: Self.bit(emotion), file: file.lastPathComponent, limits: limits)
        }
        self = try builder.finishFile()
    }

    /// The files that are named for emotions, in the order of the emotions.
    private static func emotionFiles(in folder: URL) throws(CatalogError) -> [(emotion: Emotion, file: URL)] {
        let path = folder.path(percentEncoded: false)
        let names: [String]
        do { names = try FileManager.default.contentsOfDirectory(atPath: path) } catch {
            throw .unreadable(path: path, reason: ByteSource.reason(error))
        }
        let files = names.sorted().compactMap { name in
            emotion(ofFile: name).map { (emotion: $0, file: folder.appending(path: name)) }
        }
        guard !files.isEmpty else { throw .noEmotionFiles(path: path) }
        return files.sorted { ($0.emotion.index, $0.file.path) < ($1.emotion.index, $1.file.path) }
    }

    private static func emotion(ofFile name: String) -> Emotion? {
        let parts = name.lowercased().split(separator: ".", maxSplits: 1)
        guard parts.count == 2, ["csv", "csv.gz"].contains(parts[1]) else { return nil }
        return Emotion(tag: parts[0])
    }
}
