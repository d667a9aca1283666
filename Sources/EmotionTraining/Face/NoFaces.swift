internal import FaceEmotion
internal import Foundation
internal import ImageDecoding
internal import Imaging
internal import NeuralTraining

/// Crops that are no face, or none that can be read: cut out of backgrounds, made of patterns, and out of faces in a
/// wrong way.
struct NoFaces: Sendable {
    /// The crops.
    let crops: [FaceCrop]

    /// Makes crops.
    ///
    /// - Parameters:
    ///   - backgrounds: Pictures without faces; may be empty.
    ///   - faces: Faces to miss: a corner of one that fills the crop, one upside down, one with its parts exchanged.
    ///   - count: How many crops to make.
    init(backgrounds: [GrayImage], faces: [FaceCrop], count: Int, using random: inout SplitMix64) {
        crops = (0..<count).map { index in
            switch index % 8 {
            case 0...4 where !backgrounds.isEmpty:
                Self.part(of: backgrounds[Int.random(in: backgrounds.indices, using: &random)], using: &random)
            case 5: Self.corner(of: faces[Int.random(in: faces.indices, using: &random)], using: &random)
            case 6: Self.disorder(of: faces[Int.random(in: faces.indices, using: &random)], using: &random)
            default: Self.pattern(using: &random)
            }
        }
    }

    /// The pictures in a folder, in the order of their names; files that are no pictures are passed over.
    ///
    /// - Returns: None if there is no such folder.
    static func pictures(in folder: String) -> [GrayImage] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return names.sorted().compactMap { try? GrayImage(contentsOf: URL(filePath: "\(folder)/\($0)")) }
    }

    private static func part(of picture: GrayImage, using random: inout SplitMix64) -> FaceCrop {
        let largest = Double(min(picture.width, picture.height))
        let side = Double.random(in: min(24, largest)...largest, using: &random)
        let x = Double.random(in: 0...Double(picture.width) - side, using: &random)
        let y = Double.random(in: 0...Double(picture.height) - side, using: &random)
        return FaceCrop(picture, box: FaceBox(x: x, y: y, width: side, height: side))
    }

    /// A cheek, an eye, half a mouth.
    private static func corner(of face: FaceCrop, using random: inout SplitMix64) -> FaceCrop {
        let side = Double.random(in: 10...22, using: &random)
        let limit = Double(FaceCrop.side) - side
        let (right, below) = (Bool.random(using: &random), Bool.random(using: &random))
        let inset = Double.random(in: 0...limit / 4, using: &random)
        return FaceCrop(
            face.image,
            box: FaceBox(x: right ? limit - inset : inset, y: below ? limit - inset : inset, width: side, height: side))
    }

    /// A face upside down, or with its quarters exchanged.
    private static func disorder(of face: FaceCrop, using random: inout SplitMix64) -> FaceCrop {
        if Bool.random(using: &random) { return FaceCrop(checked: face.pixels.reversed()) }
        let (side, half) = (FaceCrop.side, FaceCrop.side / 2)
        return FaceCrop(
            checked: face.pixels.indices.map { place in
                face.pixels[(place / side + half) % side * side + (place % side + half) % side]
            })
    }

    /// Noise of some coarseness, over a gradient.
    private static func pattern(using random: inout SplitMix64) -> FaceCrop {
        let cells = Int.random(in: 1...24, using: &random)
        let (low, high) = (Int.random(in: 0...127, using: &random), Int.random(in: 128...255, using: &random))
        let noise = (0..<cells * cells).map { _ in UInt8(Int.random(in: low...high, using: &random)) }
        let coarse = GrayImage(width: cells, height: cells, pixels: noise)
        return FaceCrop(coarse, box: coarse.bounds)
    }
}
