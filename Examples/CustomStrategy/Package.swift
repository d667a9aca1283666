// swift-tools-version: 6.2

import PackageDescription

let package = Package(
    name: "CustomStrategy",
    dependencies: [.package(name: "moodstream", path: "../..")],
    targets: [
        .executableTarget(
            name: "CustomStrategy",
            dependencies: [
                .product(name: "Moodstream", package: "moodstream"),
                .product(name: "EmotionTesting", package: "moodstream"),
            ])
    ]
)
