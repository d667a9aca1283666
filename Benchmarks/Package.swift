// swift-tools-version: 6.2

import PackageDescription

/// Settings that every target shares.
let settings: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
]

let package = Package(
    name: "Benchmarks",
    dependencies: [
        .package(name: "moodstream", path: ".."),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
    ],
    targets: [
        // What a processor can do at best.
        .target(name: "CProbes"),
        // What is timed and counted.
        .target(
            name: "Workloads",
            dependencies: [
                .product(name: "Moodstream", package: "moodstream"),
                .product(name: "NeuralCore", package: "moodstream"),
            ],
            swiftSettings: settings),
        .executableTarget(
            name: "Speed",
            dependencies: [
                "CProbes", "Workloads",
                .product(name: "Moodstream", package: "moodstream"),
                .product(name: "NeuralCore", package: "moodstream"),
                .product(name: "NeuralTraining", package: "moodstream"),
                .product(name: "EmotionTraining", package: "moodstream"),
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: settings),
        // What many listeners take of memory.
        .executableTarget(
            name: "Listeners", dependencies: [.product(name: "Moodstream", package: "moodstream")],
            swiftSettings: settings),
        // What ten years of moods take on the disk.
        .executableTarget(
            name: "History", dependencies: [.product(name: "MoodHistory", package: "moodstream")],
            swiftSettings: settings),
        // A program of its own, because valgrind does not survive Swift's asynchronous main function.
        .executableTarget(name: "Instructions", dependencies: ["Workloads"], swiftSettings: settings),
    ],
    swiftLanguageModes: [.v6],
    cLanguageStandard: .gnu2x
)
