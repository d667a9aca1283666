internal import EmotionCore

extension FaceDataSet {
    /// The pictures that a network can learn from: every picture once, and none that most taggers could not read.
    ///
    /// Of pictures with the same pixels one stays, with the votes of all. It keeps its FER2013 label only if all agree.
    public var cleaned: FaceDataSet {
        var places: [ArraySlice<UInt8>: Int] = [:]
        var kept: [Int] = []
        var votes: [FaceVotes] = []
        var labels: [Emotion?] = []
        for picture in 0..<count {
            if let place = places[pixels(of: picture)] {
                votes[place].add(self.votes[picture])
                if labels[place] != self.labels[picture] { labels[place] = nil }
            } else {
                places[pixels(of: picture)] = kept.count
                kept.append(picture)
                votes.append(self.votes[picture])
                labels.append(self.labels[picture])
            }
        }
        let usable = kept.indices.filter { !votes[$0].isUnusable }
        return FaceDataSet(
            pixels: usable.flatMap { pixels(of: kept[$0]) }, votes: usable.map { votes[$0] },
            labels: usable.map { labels[$0] }, rows: usable.map { rows[kept[$0]] }, fileCount: fileCount)
    }
}
