import BinderStudies
import Foundation
import InterphaseTestSupport

typealias StudyFolder = ScratchFolder

extension ScratchFolder {
  /// The names of the files below a folder of this one, sorted.
  func names(below folder: String) -> [String] {
    (FileManager.default.enumerator(atPath: path + "/" + folder)?.allObjects as? [String] ?? []).sorted()
  }

  /// Writes a manifest and reads it back.
  func manifest(_ text: String, name: String = "study.yaml") throws -> StudyManifest {
    try write(text, to: name)
    return try StudyManifest(path: path + "/" + name)
  }

  /// Runs a study whose manifest is given as text.
  func run(_ manifest: String, threads: Int = 2) async throws -> StudyOutcome {
    try await BinderStudy(try self.manifest(manifest), threads: threads).run()
  }
}

/// Studies whose measurements are plain tables: small, quick and easy to read in a test.
enum TableStudy {
  /// What the columns of the tables are.
  static let columns = """
    columns: [{files: "*.csv", technique: icpms, sampleName: Sample, concentration: {column: Ni, unit: µg/L}}]
    icpms: {area: 2 cm², volume: 10 mL, concentrations: vendor}

    """

  /// A table of concentrations in µg/L.
  static func table(_ rows: [(name: String, nickel: Double)]) -> String {
    "Sample,Ni\n" + rows.map { "\"\($0.name)\",\($0.nickel)\n" }.joined()
  }
}
