/// A fault that is put into a copy of the project's texts, to see that the check finds it.
public struct PlantedFault: Sendable, CustomStringConvertible {
  /// What is wrong with it, in a few words.
  public let description: String
  /// The rule that it breaks.
  public let rule: StructureViolation.Rule
  /// The file that it is put into; a new one where there is none.
  public let path: String
  /// The text that is added at the end of the file.
  public let text: String

  /// Whether the check finds the fault in a project that it is put into, and nothing else than before.
  public func isFound(in project: StructureCheck) -> Bool {
    // Rules look at one file at a time, and at the measurements that there are.
    var changed = StructureCheck(
      files: project.files.filter { $0.key == path || $0.key.hasPrefix("Sources/InstrumentMeasurements/") })
    let before = Set(changed.violations())
    changed.files[path, default: ""] += "\n" + text
    let found = changed.violations().filter { !before.contains($0) }
    return found.count == 1 && found[0].rule == rule && found[0].path == path
  }

  /// Ten faults, of each rule at least one.
  public static let all: [PlantedFault] = [
    PlantedFault(
      description: "a room imports one above it", rule: .imports,
      path: "Sources/AnalysisFindings/PlantedFile.swift", text: "import StudyExports\n"),
    PlantedFault(
      description: "a technique imports another", rule: .imports,
      path: "Sources/SIMSAnalysis/PlantedFile.swift", text: "private import struct XPSAnalysis.RegionModel\n"),
    PlantedFault(
      description: "a room beside the studies reads YAML", rule: .imports,
      path: "Sources/StudyReports/PlantedFile.swift", text: "internal import Yams\n"),
    PlantedFault(
      description: "a module stands in no table", rule: .imports,
      path: "Sources/StudyUtilities/PlantedFile.swift", text: "struct Planted {}\n"),
    PlantedFault(
      description: "the code of a technique is written out", rule: .literals,
      path: "Sources/BinderComparison/PlantedFile.swift", text: "let planted = [\"xps\": 1]\n"),
    PlantedFault(
      description: "the key of a finding is put together", rule: .literals,
      path: "Sources/ComparisonFigures/PlantedFile.swift",
      text: "func planted(_ metal: String) -> String { \"icpms.deposit.\\(metal)\" }\n"),
    PlantedFault(
      description: "the kind of a curve is written out", rule: .literals,
      path: "Sources/StudyExports/PlantedFile.swift", text: "let planted = #\"eels.scan\"#\n"),
    PlantedFault(
      description: "a measurement is cast where no technique is at home", rule: .casts,
      path: "Sources/BinderStudies/Run/PlantedFile.swift",
      text: "func planted(_ value: Any) -> Bool { (value as? SputterDepthProfile) != nil }\n"),
    PlantedFault(
      description: "a case of a public enumeration is not explained", rule: .documentation,
      path: "Sources/PeakFitting/PlantedFile.swift",
      text: "/// Explained.\npublic enum Planted {\n  /// Explained.\n  case one\n  case two\n}\n"),
    PlantedFault(
      description: "a type is called like a module", rule: .names,
      path: "Sources/EELSAnalysis/PlantedFile.swift", text: "/// Explained.\npublic enum EELSAnalysis {}\n"),
  ]
}
