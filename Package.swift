// swift-tools-version: 6.2

import PackageDescription

/// Settings that every Swift target shares.
let swiftSettings: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .treatWarning("ExplicitSendable", as: .warning),
]

/// Settings of targets that touch no C.
let safeSettings = swiftSettings + [.strictMemorySafety()]

let package = Package(
    name: "moodstream",
    products: [
        .library(name: "Moodstream", targets: ["Moodstream"]),
        .library(name: "EmotionCore", targets: ["EmotionCore"]),
        .library(name: "NeuralCore", targets: ["NeuralCore"]),
        .library(name: "NeuralTraining", targets: ["NeuralTraining"]),
        .library(name: "Imaging", targets: ["Imaging"]),
        .library(name: "ImageDecoding", targets: ["ImageDecoding"]),
        .library(name: "FaceEmotion", targets: ["FaceEmotion"]),
        .library(name: "TextEmotion", targets: ["TextEmotion"]),
        .library(name: "Fusion", targets: ["Fusion"]),
        .library(name: "Recommendation", targets: ["Recommendation"]),
        .library(name: "SQLiteCatalog", targets: ["SQLiteCatalog"]),
        .library(name: "SpotifyProvider", targets: ["SpotifyProvider"]),
        .library(name: "MoodHistory", targets: ["MoodHistory"]),
        .library(name: "EmotionTraining", targets: ["EmotionTraining"]),
        .library(name: "EmotionTesting", targets: ["EmotionTesting"]),
        .executable(name: "moodstream", targets: ["moodstream-cli"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.0"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.100.0"),
        .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    ],
    targets: [
        // System libraries.
        .systemLibrary(name: "COpenBLAS", pkgConfig: "openblas", providers: [.apt(["libopenblas-dev"])]),
        .systemLibrary(name: "CUTF8Proc", providers: [.apt(["libutf8proc-dev"])]),
        .systemLibrary(name: "CTurboJPEG", providers: [.apt(["libturbojpeg0-dev"])]),
        .systemLibrary(name: "CSPNG", providers: [.apt(["libspng-dev"])]),
        .systemLibrary(name: "CZlib", providers: [.apt(["zlib1g-dev"])]),
        .systemLibrary(name: "CSQLite", providers: [.apt(["libsqlite3-dev"])]),

        // Vocabulary, networks, pixels.
        .target(name: "EmotionCore", swiftSettings: safeSettings),
        .target(
            name: "CNeuralKernels",
            exclude: [
                "kernels.inc", "vectors.inc", "products.inc", "convolution.inc", "winograd.inc",
                "winograd-gradient.inc", "lstm.inc",
            ]),
        .target(name: "NeuralCore", dependencies: ["COpenBLAS", "CNeuralKernels"], swiftSettings: swiftSettings),
        .target(name: "NeuralTraining", dependencies: ["NeuralCore", "COpenBLAS"], swiftSettings: swiftSettings),
        .target(name: "Imaging", swiftSettings: safeSettings),
        .target(name: "ImageDecoding", dependencies: ["Imaging", "CTurboJPEG", "CSPNG"], swiftSettings: swiftSettings),

        // The two models; neither sees the other.
        .target(
            name: "CModelWeights",
            exclude: [
                "README.md", "face-detector.safetensors", "face-emotion.safetensors", "text-emotion.safetensors",
            ]),
        .target(
            name: "FaceEmotion", dependencies: ["EmotionCore", "Imaging", "NeuralCore", "CModelWeights"],
            swiftSettings: swiftSettings),
        .target(name: "CLexicons"),
        .target(
            name: "Lexicons", dependencies: ["CLexicons"], path: "Lexicons",
            exclude: ["README.md", "slang.tsv", "emotion-words.tsv"],
            resources: [
                .embedInCode("starter-catalog.csv"), .embedInCode("emoji.tsv"), .embedInCode("emoticons.tsv"),
                .embedInCode("negators.tsv"), .embedInCode("intensifiers.tsv"), .embedInCode("contrasts.tsv"),
                .embedInCode("contractions.tsv"), .embedInCode("interjections.tsv"), .embedInCode("feelings.tsv"),
                .embedInCode("crisis.tsv"),
            ], swiftSettings: safeSettings),
        .target(
            name: "TextEmotion", dependencies: ["EmotionCore", "NeuralCore", "Lexicons", "CUTF8Proc", "CModelWeights"],
            swiftSettings: swiftSettings),

        // From moods to music.
        .target(
            name: "Fusion", dependencies: ["EmotionCore"], resources: [.embedInCode("shipped-models.json")],
            swiftSettings: safeSettings),
        .target(
            name: "Recommendation", dependencies: ["EmotionCore", "Lexicons", "CZlib"],
            resources: [.embedInCode("affect-model.json")], swiftSettings: safeSettings),
        .target(
            name: "Moodstream",
            dependencies: [
                "EmotionCore", "Imaging", "ImageDecoding", "FaceEmotion", "TextEmotion", "Fusion", "Recommendation",
            ],
            swiftSettings: safeSettings),

        // Music from elsewhere; each a product of its own.
        .target(name: "SQLiteCatalog", dependencies: ["Recommendation", "CSQLite"], swiftSettings: swiftSettings),
        .target(
            name: "SpotifyProvider",
            dependencies: [
                "Recommendation", .product(name: "AsyncHTTPClient", package: "async-http-client"),
                .product(name: "Crypto", package: "swift-crypto"), .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"), .product(name: "NIOHTTP1", package: "swift-nio"),
            ], swiftSettings: safeSettings),
        // What needs another package is a product of its own.
        .target(
            name: "MoodHistory", dependencies: ["EmotionCore", .product(name: "GRDB", package: "GRDB.swift")],
            swiftSettings: swiftSettings),

        // For those who extend it.
        .target(
            name: "EmotionTraining",
            dependencies: [
                "EmotionCore", "Imaging", "ImageDecoding", "NeuralCore", "FaceEmotion", "TextEmotion", "Fusion",
                "NeuralTraining", "Recommendation",
            ],
            swiftSettings: swiftSettings),
        .target(
            name: "EmotionTesting", dependencies: ["EmotionCore", "Fusion", "Recommendation"],
            swiftSettings: safeSettings),
        .target(name: "CDemoPortrait", exclude: ["README.md", "portrait.jpg"]),
        .executableTarget(
            name: "moodstream-cli",
            dependencies: [
                "Moodstream", "SQLiteCatalog", "EmotionTraining", "NeuralTraining", "NeuralCore", "CModelWeights",
                "Lexicons", "CDemoPortrait",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: swiftSettings),

        // Tests.
        .target(
            name: "TestSupport", dependencies: ["EmotionCore"], path: "Tests/TestSupport", swiftSettings: safeSettings),
        .testTarget(
            name: "EmotionCoreTests", dependencies: ["EmotionCore", "TestSupport"], swiftSettings: safeSettings),
        .testTarget(
            name: "NeuralCoreTests", dependencies: ["NeuralCore", "TestSupport"], exclude: ["Golden"],
            swiftSettings: swiftSettings),
        .testTarget(
            name: "NeuralTrainingTests", dependencies: ["NeuralTraining", "NeuralCore", "TestSupport"],
            swiftSettings: swiftSettings),
        .testTarget(name: "ImagingTests", dependencies: ["Imaging", "TestSupport"], swiftSettings: safeSettings),
        .testTarget(
            name: "ImageDecodingTests", dependencies: ["ImageDecoding", "TestSupport"], exclude: ["Fixtures"],
            swiftSettings: safeSettings),
        .testTarget(
            name: "FaceEmotionTests",
            dependencies: [
                "FaceEmotion", "NeuralCore", "CModelWeights", "ImageDecoding", "CDemoPortrait", "EmotionTesting",
                "TestSupport",
            ],
            exclude: ["Golden"], swiftSettings: swiftSettings),
        .testTarget(
            name: "TextEmotionTests",
            dependencies: [
                "TextEmotion", "Lexicons", "NeuralCore", "EmotionCore", "CModelWeights", "EmotionTesting",
                "TestSupport",
            ],
            exclude: ["HardLines/hard-lines.tsv"],
            swiftSettings: swiftSettings),
        .testTarget(
            name: "FusionTests", dependencies: ["Fusion", "EmotionCore", "EmotionTesting", "TestSupport"],
            swiftSettings: safeSettings),
        .testTarget(
            name: "RecommendationTests",
            dependencies: ["Recommendation", "Fusion", "EmotionTesting", "Lexicons", "TestSupport"],
            swiftSettings: safeSettings),
        .testTarget(
            name: "SQLiteCatalogTests", dependencies: ["SQLiteCatalog", "CSQLite", "TestSupport"],
            swiftSettings: swiftSettings),
        .testTarget(
            name: "SpotifyProviderTests",
            dependencies: [
                "SpotifyProvider", .product(name: "AsyncHTTPClient", package: "async-http-client"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"), .product(name: "NIOHTTP1", package: "swift-nio"),
            ], swiftSettings: safeSettings),
        .testTarget(
            name: "EmotionTrainingTests",
            dependencies: [
                "EmotionTraining", "Imaging", "NeuralCore", "NeuralTraining", "EmotionCore", "FaceEmotion",
                "TextEmotion",
                "Fusion", "Recommendation", "TestSupport",
            ], swiftSettings: swiftSettings),
        .testTarget(
            name: "CommandLineTests",
            dependencies: [
                "moodstream-cli", "NeuralCore", "TestSupport",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            exclude: ["Golden"],
            swiftSettings: swiftSettings),
        .executableTarget(
            name: "HistoryWriter", dependencies: ["MoodHistory"], path: "Tests/HistoryWriter",
            swiftSettings: swiftSettings),
        .testTarget(
            name: "MoodHistoryTests",
            dependencies: [
                "MoodHistory", "HistoryWriter", "TestSupport", .product(name: "GRDB", package: "GRDB.swift"),
            ],
            swiftSettings: swiftSettings),
        .testTarget(name: "ReadmeTests", dependencies: ["Moodstream", "TestSupport"], swiftSettings: swiftSettings),
    ],
    swiftLanguageModes: [.v6],
    cLanguageStandard: .gnu2x
)
