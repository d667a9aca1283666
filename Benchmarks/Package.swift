// swift-tools-version: 6.2

import PackageDescription

let package = Package(
    name: "Benchmarks",
    dependencies: [
        .package(name: "moodstream", path: ".."),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
    ],
    targets: [
        .target(name: "CProbes"),
        .executableTarget(
            name: "Speed",
            dependencies: [
                "CProbes",
                .product(name: "Moodstream", package: "moodstream"),
                .product(name: "NeuralCore", package: "moodstream"),
                .product(name: "NeuralTraining", package: "moodstream"),
                .product(name: "EmotionTraining", package: "moodstream"),
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: [
                .enableUpcomingFeature("ExistentialAny"), .enableUpcomingFeature("InternalImportsByDefault"),
                .enableUpcomingFeature("MemberImportVisibility"),
            ]),
    ],
    swiftLanguageModes: [.v6],
    cLanguageStandard: .gnu2x
)
