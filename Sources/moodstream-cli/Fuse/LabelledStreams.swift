import EmotionCore
import Fusion

/// Listeners with known moods, read from files of events and truth lines.
struct LabelledStreams {
    private var order: [String] = []
    private var truths: [String: FusionTruth] = [:]
    private var arrivals: [String: [LabelledListener.Arrival]] = [:]

    /// Reads files; bad lines go to `output`.
    ///
    /// Listeners of one name in two files are two listeners.
    init(paths: [String], reportingTo output: inout Output) throws {
        for path in paths {
            var events = try JSONLinesReader(path: path)
            while let (event, _) = try events.next(FusionEvent.self, reportingTo: &output) { take(event, from: path) }
        }
    }

    /// The listeners whose moods are known.
    ///
    /// - Parameter group: The group of a listener, from its name without the file's.
    func listeners(group: (String) -> String? = { _ in nil }) -> [LabelledListener] {
        order.compactMap { id in
            truths[id].map { truth in
                LabelledListener(
                    id: id, group: group(String(id.split(separator: "\n").last ?? "")), arrivals: arrivals[id] ?? [],
                    segments: truth.segments, duration: truth.duration)
            }
        }
    }

    private mutating func take(_ event: FusionEvent, from path: String) {
        switch event {
        case .truth(let truth, let listener):
            let id = name(of: listener, in: path)
            if truths.updateValue(truth, forKey: id) == nil { order.append(id) }
        case .observation(let observation, let listener, let arrival):
            arrivals[name(of: listener, in: path), default: []].append(.init(observation, at: arrival))
        }
    }

    private func name(of listener: ListenerID?, in path: String) -> String {
        path + "\n" + (listener?.description ?? "")
    }
}
