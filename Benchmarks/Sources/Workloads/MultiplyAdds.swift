import FaceEmotion
import NeuralCore

/// The multiplications that the networks ask for, worked out from their weights.
package enum MultiplyAdds {
    /// One face, by the textbook: what faster algorithms save counts as done.
    ///
    /// Convolutions keep the size of the picture, and after every second one it is halved.
    package static func face() throws -> Int {
        let weights = try Repository.weights(of: "face")
        func size(_ name: String) -> Int { weights.entries[name]?.shape.reduce(1, *) ?? 0 }
        var (total, side, index) = (0, FaceCrop.side, 1)
        while weights.entries["convolution\(index).weight"] != nil {
            total += size("convolution\(index).weight") * side * side
            side /= index % 2 == 0 ? 2 : 1
            index += 1
        }
        return ["hidden", "votes", "label"].reduce(total) { $0 + size("\($1).weight") }
    }

    /// The LSTM over one message.
    package static func lstm(tokens: Int) throws -> Int {
        let lstm = try Workload.textLSTM()
        return tokens * (lstm.inputWeight.values.count + lstm.recurrentWeight.values.count)
    }
}
