public import NeuralCore

extension TrainingState {
    /// Writes everything to one file, in place of an older one.
    ///
    /// - Throws: `WeightsError.unwritable` with the system's reason.
    public func write(to path: String) throws(WeightsError) {
        var writer = SafetensorsWriter(metadata: [
            "epoch": String(epoch), "bestScore": best.map { String($0.score) } ?? "",
            "bestEpoch": best.map { String($0.epoch) } ?? "",
        ])
        for (name, tensor) in zip(parameters.names, parameters.tensors) { writer.add("parameters/\(name)", tensor) }
        for (name, tensor) in zip(parameters.names, averaged.tensors) { writer.add("average/\(name)", tensor) }
        for (name, tensor) in zip(parameters.names, bestParameters.tensors) { writer.add("best/\(name)", tensor) }
        for (slot, tensors) in method.slots.enumerated() {
            for (name, tensor) in zip(parameters.names, tensors) { writer.add("slot\(slot)/\(name)", tensor) }
        }
        try writeFile(writer.encoded(), to: path)
    }

    /// Goes back to what ``write(to:)`` has kept.
    ///
    /// The state must be the one that a new run of the same recipe would start from.
    ///
    /// - Throws: The case of `WeightsError` that says what is missing in the file or does not fit the recipe.
    public mutating func resume(from path: String) throws(WeightsError) {
        let file = try Safetensors(contentsOf: path)
        guard let epoch = file.metadata["epoch"].flatMap({ Int($0) }) else { throw .missingMetadata(key: "epoch") }
        for position in parameters.tensors.indices {
            let (name, shape) = (parameters.names[position], parameters.tensors[position].shape)
            parameters.tensors[position] = try file.tensor("parameters/\(name)", shape: shape)
            averaged.tensors[position] = try file.tensor("average/\(name)", shape: shape)
            bestParameters.tensors[position] = try file.tensor("best/\(name)", shape: shape)
        }
        method.slots = try slots(in: file)
        self.epoch = epoch
        if let score = file.metadata["bestScore"].flatMap({ Double($0) }),
            let bestEpoch = file.metadata["bestEpoch"].flatMap({ Int($0) })
        {
            best = BestEpoch(score: score, epoch: bestEpoch)
        }
    }

    /// The optimizer's averages, as many kinds as the file has.
    private func slots(in file: Safetensors) throws(WeightsError) -> [[Tensor]] {
        var slots: [[Tensor]] = []
        while let first = parameters.names.first, file.entries["slot\(slots.count)/\(first)"] != nil {
            var tensors: [Tensor] = []
            for (name, tensor) in zip(parameters.names, parameters.tensors) {
                tensors.append(try file.tensor("slot\(slots.count)/\(name)", shape: tensor.shape))
            }
            slots.append(tensors)
        }
        return slots
    }
}

extension Safetensors {
    fileprivate func tensor(_ name: String, shape: [Int]) throws(WeightsError) -> Tensor {
        try check(name, shape: shape)
        return try tensor(name)
    }
}
