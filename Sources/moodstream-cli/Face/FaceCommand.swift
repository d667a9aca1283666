import ArgumentParser
import Foundation
import Moodstream
import NeuralCore

struct FaceCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "face",
        abstract: "Finds the faces in pictures and reads the emotion that each one shows.",
        discussion: """
            Pictures are JPEG or PNG. One that cannot be read is reported, the others are read all the same, and the \
            exit code is 1. A picture without a face gives an empty list.

            Examples:
              moodstream face portrait.jpg
              moodstream face --explain why --format json *.jpg
              moodstream face --detector cascade group.png
            """)

    @Argument(help: ArgumentHelp("Pictures to read.", valueName: "image"))
    var images: [String] = []

    @Option(
        help: ArgumentHelp(
            "How faces are found: by a network, by a cascade, or none, where each picture is one face (default: cnn)."))
    var detector: DetectorName?

    @Option(
        help: ArgumentHelp("A cascade to find faces with, as OpenCV writes it.", valueName: "file.xml"))
    var cascade: String?

    @Option(
        help: ArgumentHelp(
            "Faces already cut out: `images`, bytes of shape [n, 48, 48].", valueName: "file.safetensors"))
    var crops: String?

    @Option(
        help: ArgumentHelp(
            "A folder for pictures of what speaks for each emotion (red) and against it (blue), one a face and emotion.",
            valueName: "folder"))
    var explain: String?

    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard images.isEmpty != (crops == nil) else { throw ValidationError("give either pictures or --crops") }
    }

    func run() async throws {
        let classifier = try FaceEmotionClassifier()
        let explanations = try explain.map { try ExplanationFolder(path: $0, classifier: classifier) }
        try await output.print { output in
            if let crops { try read(crops: crops, with: classifier, explanations, on: &output) }
            guard !images.isEmpty else { return }
            let finder = try FaceFinder(detector ?? (cascade == nil ? .cnn : .cascade), cascade: cascade)
            for (number, image) in images.enumerated() {
                let faces = try read(image, with: classifier, finder, on: &output)
                try explanations?.write(faces, name: "\(number + 1)-\(URL(filePath: image).stem)")
            }
        }
    }

    /// Reads the faces of one picture; returns them, none if the picture cannot be read.
    private func read(
        _ path: String, with classifier: FaceEmotionClassifier, _ finder: FaceFinder, on output: inout Output
    ) throws -> [FaceCrop] {
        let found: FoundFaces
        do {
            found = try finder.faces(inFile: path)
        } catch {
            try output.report(SourceError(source: path, error: error.description), text: "\(path): \(error)")
            return []
        }
        let readings = classifier.read(found.crops)
        let faces = zip(found.detections, readings).map { FaceLine(detection: $0, probabilities: $1.probabilities) }
        try output.write(PictureLine(source: path, width: found.width, height: found.height, faces: faces))
        return found.crops
    }

    private func read(
        crops path: String, with classifier: FaceEmotionClassifier, _ explanations: ExplanationFolder?,
        on output: inout Output
    ) throws {
        let file = try Safetensors(contentsOf: path)
        let count = file.entries["images"]?.shape.first ?? 0
        try file.check("images", shape: [count, FaceCrop.side, FaceCrop.side])
        let pixels: [UInt8] = try file.values("images")
        let size = FaceCrop.side * FaceCrop.side
        for start in stride(from: 0, to: count, by: 32) {
            let indices = start..<min(start + 32, count)
            let crops = try indices.map { try FaceCrop(pixels: Array(pixels[$0 * size..<($0 + 1) * size])) }
            for (index, reading) in zip(indices, classifier.read(crops)) {
                try output.write(CropLine(index: index, reading: reading))
            }
            for (index, crop) in zip(indices, crops) { try explanations?.write([crop], name: "crop-\(index)") }
        }
    }
}

extension URL {
    /// The name of a file without its extension.
    fileprivate var stem: String { deletingPathExtension().lastPathComponent }
}
