internal import FaceEmotion
internal import Foundation
internal import ImageDecoding
internal import Imaging

/// Pictures without faces, portraits with boxes and cut-out faces, as the detector is trained and measured on them.
public struct DetectorDataSet: Sendable {
    /// A picture with the faces in it.
    struct Portrait: Sendable {
        let picture: ImagePyramid
        /// Hairline to chin.
        let boxes: [FaceBox]
    }

    /// Pictures without faces.
    let backgrounds: [ImagePyramid]
    /// Pictures with faces.
    let portraits: [Portrait]
    /// FER2013 crops, `[count, 48, 48]` bytes.
    let faces: [UInt8]

    /// Which part of the data.
    public enum Part: Sendable {
        /// Three of four backgrounds and painted ones, the first 170 pictures with faces, FER2013's training part.
        case training
        /// The fourth background, the other pictures with faces, which show other people, and FER2013's validation part.
        case heldOut
    }

    /// The number of cut-out faces.
    var faceCount: Int { faces.count / (FaceCrop.side * FaceCrop.side) }

    init(backgrounds: [ImagePyramid], portraits: [Portrait], faces: [UInt8]) {
        self.backgrounds = backgrounds
        self.portraits = portraits
        self.faces = faces
    }

    /// Reads `detect/background`, `detect/faces` with `detect/faces.json`, and `face/faces-*.safetensors` in a folder.
    ///
    /// - Throws: `TrainingDataError.unreadable(path:)`, or `WeightsError` for the cut-out faces.
    public init(folder: String, part: Part) throws {
        let names = try Self.names(in: "\(folder)/detect/background")
        let chosen = names.enumerated().filter { ($0.offset % 4 == 3) == (part == .heldOut) }.map(\.element)
        let textures = part == .training ? Textures(count: Self.textures).pictures : []
        backgrounds =
            try chosen.map { try Self.picture("\(folder)/detect/background/\($0)") }
            + textures.map { ImagePyramid($0, factor: 1, shortest: Self.shortestLevel) }
        let boxes = try Self.boxes("\(folder)/detect/faces.json")
        let portraits = boxes.keys.sorted()
        let ours =
            part == .training ? portraits.prefix(Self.trainingPortraits) : portraits.dropFirst(Self.trainingPortraits)
        self.portraits = try ours.map {
            Portrait(picture: try Self.picture("\(folder)/detect/faces/\($0)"), boxes: boxes[$0] ?? [])
        }
        let name = part == .training ? "train" : "validation"
        let crops = try FaceDataSet(contentsOf: "\(folder)/face/faces-\(name).safetensors")
        faces = crops.votes.indices.filter { !crops.votes[$0].isUnusable }.flatMap {
            crops.crops($0..<$0 + 1)[0].pixels
        }
    }

    /// The pictures come person by person, so that a cut in their order keeps people apart.
    private static let trainingPortraits = 170
    private static let shortestLevel = 32
    /// Painted pictures beside the photographs.
    private static let textures = 60

    private static func names(in folder: String) throws(TrainingDataError) -> [String] {
        guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else {
            throw .unreadable(path: folder)
        }
        return names.filter { $0.hasSuffix(".jpg") }.sorted()
    }

    private static func picture(_ path: String) throws(TrainingDataError) -> ImagePyramid {
        guard let image = try? GrayImage(contentsOf: URL(filePath: path)) else { throw .unreadable(path: path) }
        return ImagePyramid(image, factor: 1, shortest: shortestLevel)
    }

    /// Rows of x, y, width, height and score by the name of the picture.
    private static func boxes(_ path: String) throws(TrainingDataError) -> [String: [FaceBox]] {
        guard let data = FileManager.default.contents(atPath: path),
            let rows = try? JSONDecoder().decode([String: [[Double]]].self, from: data)
        else { throw .unreadable(path: path) }
        return rows.mapValues { rows in
            rows.filter { $0.count >= 4 && $0[2] > 0 && $0[3] > 0 }
                .map { FaceBox(x: $0[0], y: $0[1], width: $0[2], height: $0[3]) }
        }
    }
}
