package import Foundation

/// The folder `shared` with real instrument files beside the project, where it is present.
///
/// Tests that need it are skipped where it is absent: `@Suite(.enabled(if: SharedData.isPresent, "\(SharedData.reason)"))`.
package enum SharedData {
  /// The folder, whether it is present or not; `INTERPHASE_SHARED` overrides its place.
  package static let folder: URL = {
    if let path = ProcessInfo.processInfo.environment["INTERPHASE_SHARED"] {
      return URL(fileURLWithPath: path)
    }
    let root = URL(fileURLWithPath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    return root.deletingLastPathComponent().appendingPathComponent("shared")
  }()

  /// Whether the folder is present.
  package static let isPresent = FileManager.default.fileExists(
    atPath: folder.appendingPathComponent("data/MANIFEST.csv").path)

  /// Why a test was skipped.
  package static let reason = "needs the real instrument files in ../shared"

  /// The path of a data file, such as `xps/vamas/a.vms`.
  package static func path(_ file: String) -> String { folder.appendingPathComponent("data/\(file)").path }

  /// What independent programs computed of an area, such as `sims.json`.
  package static func truth(_ file: String) throws -> [String: Any] {
    let data = try Data(contentsOf: folder.appendingPathComponent("truth/\(file)"))
    return try JSONSerialization.jsonObject(with: data) as? [String: Any] ?? [:]
  }
}
