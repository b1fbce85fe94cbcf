import Foundation
import Interphase
import MeasuringHarness

/// Files of a user's in the places of results.
enum ForeignFiles {
  private static let kinds = ["file", "folder", "link to a folder", "link to a file", "link to nothing"]

  /// Puts something of a user's at every place of results, beside results and instead of them, and runs, kills and
  /// runs again.
  ///
  /// - Returns: how many of these were changed, and how many there were.
  static func lost(_ study: SafetyStudy) throws -> (lost: Int, count: Int) {
    var (lost, count) = (0, 0)
    let places = Set(study.contents("first").keys).union([
      ".interphase.lock", "record.json", "curves/mine.csv", "figures/verdicts.pdf", "figures/thesis.png",
      "notes.txt",
    ])
    for place in places.sorted() {
      for kind in kinds {
        for other in [nil, "first", "second"] {
          try? FileManager.default.removeItem(atPath: study.path("results"))
          if let other { try study.copy(other, to: "results") }
          try put(kind, at: "results/" + place, study)
          let before = (own(place, study), study.contents("mine"))
          _ = try study.run("first", to: "results", signal: (SIGKILL, 3 + count % 40))
          _ = try study.run("first", to: "results")
          count += 1
          guard before != (own(place, study), study.contents("mine")) else { continue }
          lost += 1
          FileSafetyValidation.note("\(place), a \(kind) over \(other ?? "nothing"), was changed")
        }
      }
    }
    return (lost, count)
  }

  /// What stands at a place of the user's, with all that is in it.
  private static func own(_ place: String, _ study: SafetyStudy) -> [String: Data] {
    study.contents("results").filter { $0.key == place || $0.key.hasPrefix(place + "/mine") }
  }

  private static func put(_ kind: String, at name: String, _ study: SafetyStudy) throws {
    let manager = FileManager.default
    let path = study.path(name)
    let folder = (path as NSString).deletingLastPathComponent
    try manager.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try? manager.removeItem(atPath: path)
    try? manager.removeItem(atPath: study.path("mine"))
    try manager.createDirectory(atPath: study.path("mine"), withIntermediateDirectories: true)
    for file in ["one.csv", "sims-profiles.png"] {
      try Data("mine".utf8).write(to: URL(fileURLWithPath: study.path("mine/" + file)))
    }
    switch kind {
    case "file": try Data("mine".utf8).write(to: URL(fileURLWithPath: path))
    case "folder":
      try manager.createDirectory(atPath: path, withIntermediateDirectories: true)
      try Data("mine".utf8).write(to: URL(fileURLWithPath: path + "/mine.csv"))
    case "link to a folder":
      try manager.createSymbolicLink(atPath: path, withDestinationPath: study.path("mine"))
    case "link to a file":
      try manager.createSymbolicLink(atPath: path, withDestinationPath: study.path("mine/one.csv"))
    default: try manager.createSymbolicLink(atPath: path, withDestinationPath: study.path("gone"))
    }
  }

  /// Puts files of one study's results over those of another, one file alone and the numbers together.
  ///
  /// - Returns: how many such folders are taken for results, and how many there were.
  static func acceptedMixtures(_ study: SafetyStudy) throws -> (accepted: Int, count: Int) {
    let numbers = ["findings.json", "findings.csv", "run.json", "report.html", ".interphase.json"]
    let curves = study.contents("second").keys.filter { $0.hasPrefix("curves/") }
    let mixtures = numbers.map { [$0] } + [["findings.json"] + curves, numbers.dropLast() + curves]
    var accepted = 0
    for files in mixtures {
      try study.copy("first", to: "results")
      for file in files { try study.copy("second/" + file, to: "results/" + file) }
      guard (try? RecordedStudy(folder: study.path("results"))) != nil else { continue }
      accepted += 1
      FileSafetyValidation.note(
        "results with \(files.joined(separator: ", ")) of others were taken for results")
    }
    return (accepted, mixtures.count)
  }
}
