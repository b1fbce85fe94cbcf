// swift-tools-version: 6.2
import PackageDescription

/// What every Swift target of this package is compiled with.
let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .treatAllWarnings(as: .error),
]

/// One room of the house: a module in `Sources/NAME` and its tests in `Tests/NAME`.
func room(
  _ name: String, _ dependencies: [Target.Dependency] = [], forTests: [Target.Dependency] = []
) -> [Target] {
  [
    .target(name: name, dependencies: dependencies, swiftSettings: strict),
    .testTarget(
      name: "\(name)Tests", dependencies: [.byName(name: name)] + dependencies + forTests,
      path: "Tests/\(name)", swiftSettings: strict),
  ]
}

/// Every room that a program which embeds Interphase may import.
let publicRooms = [
  "AnalysisFindings",
  "InstrumentMeasurements",
  "NumericalMethods",
  "ChemicalSpecies",
  "InstrumentFiles",
  "ReplicateStatistics",
  "PeakFitting",
  "RasterCanvas",
  "XPSAnalysis",
  "SIMSAnalysis",
  "EELSAnalysis",
  "ICPMSAnalysis",
  "AdhesionAnalysis",
  "CellMeasureAnalysis",
  "BinderComparison",
  "ScientificFigures",
  "ComparisonFigures",
  "StudyExports",
  "StudyFigures",
  "StudyReports",
  "BinderStudies",
]

/// The umbrella with the rooms behind it: a build that names the umbrella alone does not notice when a room changes.
let throughUmbrella = (["Interphase"] + publicRooms).map(Target.Dependency.init(stringLiteral:))

let package = Package(
  name: "Interphase",
  products: [
    .library(name: "Interphase", targets: publicRooms + ["Interphase"]),
    .library(name: "InterphaseCommand", targets: ["InterphaseCommand"]),
    .executable(name: "interphase", targets: ["InterphaseExecutable"]),
  ],
  traits: [
    .trait(name: "HDF5", description: "Reads HDF5 files (hspy, NeXus, EMD); needs libhdf5.")
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
  ],
  targets: [
    // Floor 1: doors to C libraries
    .systemLibrary(name: "InterphaseCCrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
    .systemLibrary(name: "InterphaseCMalloc"),
    .systemLibrary(name: "InterphaseCExpat", pkgConfig: "expat", providers: [.apt(["libexpat1-dev"])]),
    .target(name: "InterphaseCFreeType", dependencies: ["InterphaseCLibFreeType"]),
    .target(
      name: "InterphaseCHDF5",
      dependencies: [.target(name: "InterphaseCLibHDF5", condition: .when(traits: ["HDF5"]))],
      cSettings: [.define("INTERPHASE_HDF5", .when(traits: ["HDF5"]))]),
    .target(name: "InterphaseCKernels"),
    .systemLibrary(
      name: "InterphaseCLibFreeType", pkgConfig: "freetype2", providers: [.apt(["libfreetype-dev"])]),
    .systemLibrary(name: "InterphaseCLibHDF5", pkgConfig: "hdf5", providers: [.apt(["libhdf5-dev"])]),
    .systemLibrary(name: "InterphaseCLibPNG", pkgConfig: "libpng", providers: [.apt(["libpng-dev"])]),
    .target(
      name: "InterphaseCPNG", dependencies: ["InterphaseCLibPNG"], linkerSettings: [.linkedLibrary("z")]),
    .systemLibrary(name: "InterphaseCZip", pkgConfig: "libzip", providers: [.apt(["libzip-dev"])]),
  ]
    + room("AnalysisFindings")
    // Floor 2
    + room("InstrumentMeasurements", ["AnalysisFindings"])
    + room("NumericalMethods")
    + room("ChemicalSpecies")
    // Floor 3
    + room(
      "InstrumentFiles",
      [
        "AnalysisFindings", "InstrumentMeasurements", "InterphaseCCrypto", "InterphaseCExpat",
        "InterphaseCHDF5", "InterphaseCZip",
      ], forTests: ["InterphaseTestSupport"])
    + room("ReplicateStatistics", ["AnalysisFindings", "NumericalMethods"])
    + room("PeakFitting", ["AnalysisFindings", "NumericalMethods", "InterphaseCKernels"])
    + room(
      "RasterCanvas",
      [
        "InterphaseCCrypto", "InterphaseCFreeType", "InterphaseCKernels", "InterphaseCLibPNG",
        "InterphaseCPNG",
      ])
    // Floor 4
    + room("XPSAnalysis", ["AnalysisFindings", "InstrumentMeasurements", "NumericalMethods", "PeakFitting"])
    + room(
      "SIMSAnalysis", ["AnalysisFindings", "InstrumentMeasurements", "NumericalMethods", "ChemicalSpecies"])
    + room(
      "EELSAnalysis",
      ["AnalysisFindings", "InstrumentMeasurements", "InterphaseCKernels", "NumericalMethods"])
    + room(
      "ICPMSAnalysis",
      [
        "AnalysisFindings", "InstrumentMeasurements", "NumericalMethods", "ChemicalSpecies",
        "ReplicateStatistics",
      ])
    + room(
      "AdhesionAnalysis", ["AnalysisFindings", "InstrumentMeasurements"], forTests: ["NumericalMethods"])
    + room("CellMeasureAnalysis", ["AnalysisFindings", "InstrumentMeasurements", "ReplicateStatistics"])
    + room("BinderComparison", ["AnalysisFindings", "InstrumentMeasurements", "ReplicateStatistics"])
    + room("ScientificFigures", ["ChemicalSpecies", "RasterCanvas"])
    // Floor 5
    + room(
      "ComparisonFigures",
      [
        "AnalysisFindings", "NumericalMethods", "ChemicalSpecies", "RasterCanvas", "ScientificFigures",
        "XPSAnalysis", "SIMSAnalysis", "EELSAnalysis", "ICPMSAnalysis",
      ])
    + room(
      "StudyExports",
      ["AnalysisFindings", "InstrumentMeasurements", "ReplicateStatistics", "BinderComparison"],
      forTests: ["InterphaseTestSupport", "NumericalMethods"])
    // Floor 6
    + room(
      "StudyFigures",
      [
        "AnalysisFindings", "InstrumentMeasurements", "ChemicalSpecies", "InstrumentFiles",
        "ReplicateStatistics", "RasterCanvas", "XPSAnalysis", "SIMSAnalysis", "EELSAnalysis",
        "ICPMSAnalysis", "AdhesionAnalysis", "CellMeasureAnalysis", "BinderComparison",
        "ScientificFigures", "ComparisonFigures", "StudyExports",
      ], forTests: ["InterphaseTestSupport"])
    + room(
      "StudyReports",
      [
        "AnalysisFindings", "InstrumentMeasurements", "ReplicateStatistics", "ICPMSAnalysis",
        "BinderComparison", "ScientificFigures", "StudyExports", "StudyFigures",
      ])
    // Floor 7
    + room(
      "BinderStudies",
      [
        "AnalysisFindings", "InstrumentMeasurements", "ChemicalSpecies", "InstrumentFiles", "PeakFitting",
        "RasterCanvas", "XPSAnalysis", "SIMSAnalysis", "EELSAnalysis", "ICPMSAnalysis", "AdhesionAnalysis",
        "CellMeasureAnalysis", "BinderComparison", "ScientificFigures", "ComparisonFigures", "StudyExports",
        "StudyFigures",
        "StudyReports", .product(name: "Logging", package: "swift-log"), "Yams",
      ], forTests: ["InterphaseTestSupport"])
    // Floors 8 and 9
    + [
      .target(name: "Interphase", dependencies: publicRooms.map { .byName(name: $0) }, swiftSettings: strict),
      .target(
        name: "InterphaseCommand",
        dependencies: throughUmbrella + [
          .product(name: "ArgumentParser", package: "swift-argument-parser"),
          .product(name: "Logging", package: "swift-log"), "InterphaseCMalloc",
        ], swiftSettings: strict),
      .executableTarget(
        name: "InterphaseExecutable", dependencies: throughUmbrella + ["InterphaseCommand"],
        swiftSettings: strict),
      .testTarget(
        name: "InterphaseCommandTests",
        dependencies: [
          "AnalysisFindings", "InstrumentFiles", "InstrumentMeasurements", "InterphaseTestSupport",
        ],
        path: "Tests/InterphaseCommand", swiftSettings: strict),
    ]
    // What tests share, and the whole against real instrument files
    + [
      .target(
        name: "InterphaseTestSupport",
        dependencies: [
          "AnalysisFindings", "InstrumentMeasurements", "InstrumentFiles", "XPSAnalysis", "SIMSAnalysis",
          "EELSAnalysis", "ICPMSAnalysis", "AdhesionAnalysis", "CellMeasureAnalysis", "BinderComparison",
          "StudyExports",
        ], path: "Tests/Support",
        swiftSettings: strict),
      .testTarget(
        name: "ConformanceTests", dependencies: throughUmbrella + ["InterphaseTestSupport"],
        path: "Tests/Conformance", swiftSettings: strict),
    ]
)
