// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .treatAllWarnings(as: .error),
]

let package = Package(
  name: "Measuring",
  dependencies: [.package(name: "Interphase", path: "../..")],
  targets: [
    .target(name: "MeasuringHarness", swiftSettings: strict),
    .target(name: "StructureCheck", swiftSettings: strict),
    .testTarget(
      name: "StructureCheckTests", dependencies: ["StructureCheck"], path: "Tests/StructureCheck",
      swiftSettings: strict),
    .target(
      name: "FittingCases", dependencies: [.product(name: "Interphase", package: "Interphase")],
      swiftSettings: strict),
    .target(
      name: "FigurePages", dependencies: [.product(name: "Interphase", package: "Interphase")],
      swiftSettings: strict),
    .executableTarget(
      name: "InterphaseValidate",
      dependencies: [
        "MeasuringHarness", "FittingCases", "FigurePages", "StructureCheck",
        .product(name: "Interphase", package: "Interphase"),
      ],
      swiftSettings: strict),
    .executableTarget(
      name: "InterphaseBenchmark",
      dependencies: [
        "MeasuringHarness", "FittingCases", "FigurePages",
        .product(name: "Interphase", package: "Interphase"),
      ],
      swiftSettings: strict),
  ]
)
