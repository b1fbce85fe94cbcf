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
  products: [
    // Loaded into the command that `validate studies` kills.
    .library(name: "StudyKillSwitch", type: .dynamic, targets: ["StudyKillSwitch"])
  ],
  dependencies: [
    .package(name: "Interphase", path: "../..", traits: ["HDF5"]),
    .package(name: "ContactAngle", path: "../contact-angle"),
  ],
  targets: [
    .target(name: "MeasuringHarness", swiftSettings: strict),
    .target(name: "StructureCheck", swiftSettings: strict),
    .testTarget(
      name: "StructureCheckTests", dependencies: ["StructureCheck"], path: "Tests/StructureCheck",
      swiftSettings: strict),
    .target(name: "StudyKillSwitch"),
    .target(
      name: "FittingCases", dependencies: [.product(name: "Interphase", package: "Interphase")],
      swiftSettings: strict),
    .target(
      name: "FigurePages", dependencies: [.product(name: "Interphase", package: "Interphase")],
      swiftSettings: strict),
    .target(
      name: "PhotoelectronCases", dependencies: [.product(name: "Interphase", package: "Interphase")],
      swiftSettings: strict),
    .systemLibrary(name: "MeasuringCZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .target(
      name: "HostileInputs",
      dependencies: [
        "MeasuringCZlib", "MeasuringHarness", .product(name: "Interphase", package: "Interphase"),
      ],
      swiftSettings: strict),
    .executableTarget(
      name: "InterphaseValidate",
      dependencies: [
        "MeasuringHarness", "FittingCases", "FigurePages", "HostileInputs", "PhotoelectronCases",
        "StructureCheck", .product(name: "Interphase", package: "Interphase"),
        // The command of a technique from outside, which `validate studies` runs.
        .product(name: "contact-angle", package: "ContactAngle"),
      ],
      swiftSettings: strict),
    .executableTarget(
      name: "InterphaseBenchmark",
      dependencies: [
        "MeasuringHarness", "HostileInputs", "FittingCases", "FigurePages", "PhotoelectronCases",
        .product(name: "Interphase", package: "Interphase"),
      ],
      swiftSettings: strict),
  ]
)
