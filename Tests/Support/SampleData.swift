import Foundation

/// The simulated studies of this package.
package enum SampleData {
  /// The folder `SampleData`.
  package static let path = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("SampleData").path

  /// The instrument files of a study, by their paths below its folder.
  package static func files(of study: String) -> [String] {
    ["xps", "sims", "eels", "icpms"].flatMap { folder in
      let names = (try? FileManager.default.contentsOfDirectory(atPath: "\(path)/\(study)/\(folder)")) ?? []
      return names.sorted().map { "\(folder)/\($0)" }
    }
  }
}
