// swift-tools-version: 6.2

import PackageDescription

let package = Package(
    name: "Minimal",
    dependencies: [.package(name: "moodstream", path: "../..")],
    targets: [
        .executableTarget(name: "Minimal", dependencies: [.product(name: "Moodstream", package: "moodstream")])
    ]
)
