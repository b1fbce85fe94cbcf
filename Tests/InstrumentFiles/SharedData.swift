import Foundation

/// The folder `shared` with real instrument files beside the project, where it is present.
///
/// Tests that need it are skipped where it is absent: `@Test(.enabled(if: SharedData.isPresent, SharedData.reason))`.
enum SharedData {
  /// The project's folder: three levels above this file.
  static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// The folder, whether it is present or not; `INTERPHASE_SHARED` overrides its place.
  static let folder: URL = {
    if let path = ProcessInfo.processInfo.environment["INTERPHASE_SHARED"] {
      return URL(fileURLWithPath: path)
    }
    return root.deletingLastPathComponent().appendingPathComponent("shared")
  }()

  /// Whether the folder is present.
  static let isPresent = FileManager.default.fileExists(
    atPath: folder.appendingPathComponent("data/MANIFEST.csv").path)

  /// Why a test was skipped.
  static let reason = "needs the real instrument files in ../shared"

  /// The path of a data file, such as `xps/vamas/a.vms`.
  static func path(_ file: String) -> String { folder.appendingPathComponent("data/\(file)").path }

  /// A file of independent numbers, such as `xps.json`, as JSON objects.
  static func truth(_ file: String) throws -> [String: Any] {
    let data = try Data(contentsOf: folder.appendingPathComponent("truth/\(file)"))
    return try JSONSerialization.jsonObject(with: data) as? [String: Any] ?? [:]
  }
}
