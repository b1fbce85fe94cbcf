import Foundation
import Interphase
import MeasuringHarness

/// One bad file of ten, and the same bytes from two runs.
enum BatchValidation {
  /// The rows `batch.survivors` and `sample.bytes.equal`.
  static func rows(_ sample: URL) throws -> [MeasuredRow] {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
      "interphase-batch-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    return [try survivors(sample, folder), try equalBytes(sample, folder)]
  }

  private static func survivors(_ sample: URL, _ folder: URL) throws -> MeasuredRow {
    let source = sample.appendingPathComponent("study-a/sims/PVDF-1.txt")
    var manifest = "study: ten files, one of them bad\nsims: {sputterRate: 0.2 nm/s}\nsamples:\n"
    for number in 1...10 {
      let file = folder.appendingPathComponent("profile-\(number).txt")
      var bytes = try Data(contentsOf: source)
      // Ten files of the same bytes would be refused as one that stands for ten specimens.
      bytes += Data(repeating: UInt8(ascii: "\n"), count: number)
      if number == 7 { bytes = bytes.prefix(bytes.count / 3) + Data("broken".utf8) }
      try bytes.write(to: file)
      manifest += "  - {binder: \(number % 2 == 0 ? "A" : "B"), files: \(file.lastPathComponent)}\n"
    }
    let path = folder.appendingPathComponent("study.yaml")
    try Data(manifest.utf8).write(to: path)
    let outcome = try StudyValidation.outcome(of: path)
    let namesTheBadOne = outcome.failures.count == 1 && outcome.failures[0].file.hasSuffix("profile-7.txt")
    return StudyValidation.row(
      "batch.survivors", namesTheBadOne ? Double(outcome.results.count) : .nan, "files", 10, .equal(9))
  }

  private static func equalBytes(_ sample: URL, _ folder: URL) throws -> MeasuredRow {
    var equal = 0
    var files = 0
    for study in ["study-a", "study-b"] {
      let manifest = sample.appendingPathComponent("\(study)/study.yaml")
      let outputs = try ["first", "second"].map { name in
        let output = folder.appendingPathComponent("\(study)-\(name)").path
        try StudyValidation.outcome(of: manifest).write(to: output)
        return output
      }
      let names = FileManager.default.enumerator(atPath: outputs[0])?.compactMap { $0 as? String } ?? []
      for name in names where name != "run.json" {
        let one = FileManager.default.contents(atPath: outputs[0] + "/" + name)
        let other = FileManager.default.contents(atPath: outputs[1] + "/" + name)
        guard let one, !one.isEmpty else { continue }
        files += 1
        if one == other { equal += 1 }
      }
    }
    return StudyValidation.row(
      "sample.bytes.equal", Double(equal) / Double(max(files, 1)), "share", files, .equal(1))
  }
}
