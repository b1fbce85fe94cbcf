// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .treatAllWarnings(as: .error),
]

// Nothing here imports Interphase, and Interphase imports nothing from here: the simulator may not share a mistake
// with the analyses that its files test.
let package = Package(
  name: "Simulator",
  targets: [
    .target(name: "StudySimulation", swiftSettings: strict),
    .executableTarget(name: "simulate", dependencies: ["StudySimulation"], swiftSettings: strict),
    .testTarget(
      name: "StudySimulationTests", dependencies: ["StudySimulation"], swiftSettings: strict),
  ]
)
