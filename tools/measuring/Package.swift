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
    .target(
      name: "FittingCases", dependencies: [.product(name: "Interphase", package: "Interphase")],
      swiftSettings: strict),
    .target(
      name: "FigurePages", dependencies: [.product(name: "Interphase", package: "Interphase")],
      swiftSettings: strict),
    .target(
      name: "PhotoelectronCases", dependencies: [.product(name: "Interphase", package: "Interphase")],
      swiftSettings: strict),
    .executableTarget(
      name: "InterphaseValidate",
      dependencies: [
        "MeasuringHarness", "FittingCases", "FigurePages", "PhotoelectronCases",
        .product(name: "Interphase", package: "Interphase"),
      ],
      swiftSettings: strict),
    .executableTarget(
      name: "InterphaseBenchmark",
      dependencies: [
        "MeasuringHarness", "FittingCases", "FigurePages", "PhotoelectronCases",
        .product(name: "Interphase", package: "Interphase"),
      ],
      swiftSettings: strict),
  ]
)
