// swift-tools-version: 6.2

import PackageDescription

let package = Package(
    name: "Benchmarks",
    dependencies: [.package(name: "moodstream", path: "..")],
    targets: [
        .executableTarget(name: "Speed", dependencies: [.product(name: "Moodstream", package: "moodstream")])
    ],
    swiftLanguageModes: [.v6]
)
