import Foundation
import Interphase
import MeasuringHarness

/// `benchmark studies`: thousands of exports with one spectrum each, without figures, as whole processes.
enum BatchBenchmark {
  static let area = MeasuredArea("studies", measure: rows)

  /// How many exports there are; `INTERPHASE_BATCH_FILES` says fewer where time is short, and the rows then bear that number.
  private static let large =
    ProcessInfo.processInfo.environment["INTERPHASE_BATCH_FILES"].flatMap(Int.init) ?? 10_000
  private static let small = 500

  @Sendable private static func rows(_ context: MeasuringContext) throws -> [MeasuredRow] {
    guard let command = ProcessInfo.processInfo.environment["INTERPHASE_COMMAND"] else {
      throw InputAbsent("the command (tools/benchmark builds it)")
    }
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
      "interphase-batch-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    let template = try SpectrumTemplate(context)
    var runs: [Int: (first: TimedProcess, unchanged: [Double])] = [:]
    for count in [small, large] {
      let study = folder.appendingPathComponent("\(count)")
      try template.write(count, to: study, seed: context.seed)
      let arguments = ["run", study.path + "/study.yaml", "--quiet", "--output", study.path + "/results"]
      let first = try TimedProcess(command, arguments)
      let unchanged = try (0..<5).map { _ in try TimedProcess(command, arguments).seconds }
      runs[count] = (first, unchanged.sorted())
    }
    guard let few = runs[small], let many = runs[large] else { return [] }
    let name = "batch\(large)"
    let growth =
      1024 * (many.first.peakMebibytes - few.first.peakMebibytes) / Double(max(large - small, 1))
    return [
      row("\(name).peak.mib", many.first.peakMebibytes, "MiB", large, .atMost(300)),
      row("\(name).kib.per.file", growth, "KiB", large, .atMost(4)),
      row("\(name).files.per.s", Double(large) / many.first.seconds, "1/s", large, nil),
      row("rerun.unchanged.s", many.unchanged[2], "s", large, .atMost(2)),
    ]
  }

  private static func row(
    _ id: String, _ value: Double, _ unit: String, _ n: Int, _ goal: MeasuredRow.Goal?
  ) -> MeasuredRow { MeasuredRow(area: "studies", id: id, value: value, unit: unit, n: n, goal: goal) }
}

/// The F 1s spectrum of a sample study as the only block of an export, with counts drawn anew for each.
private struct SpectrumTemplate {
  private let head: [String]
  private let counts: [Double]

  init(_ context: MeasuringContext) throws {
    let file = context.root.appendingPathComponent("SampleData/study-a/xps/PVDF-1.vms")
    guard let text = try? String(contentsOf: file, encoding: .utf8) else { throw InputAbsent(file.path) }
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    guard let first = lines.firstIndex(of: "C 1s/0"), let second = lines.firstIndex(of: "F 1s/0") else {
      throw InputAbsent("blocks “C 1s/0” and “F 1s/0” in \(file.path)")
    }
    // A block ends with the number of its counts, their two extremes and the counts; headers are line by line alike.
    let length = second - first
    guard let offset = (1..<length).last(where: { Int(lines[first + $0]) == length - $0 - 3 }),
      let count = Int(lines[second + offset]), second + offset + 3 + count <= lines.count
    else { throw InputAbsent("the counts of a block in \(file.path)") }
    head = lines[..<(first - 1)] + ["1"] + lines[second...(second + offset)]
    counts = lines[(second + offset + 3)..<(second + offset + 3 + count)].compactMap(Double.init)
  }

  /// Writes a study of a number of such exports, each a specimen of one of two binders.
  func write(_ count: Int, to folder: URL, seed: UInt64) throws {
    try FileManager.default.createDirectory(
      at: folder.appendingPathComponent("xps"), withIntermediateDirectories: true)
    var generator = SeededGenerator(seed: seed)
    var manifest =
      "study: batch\nfigures: []\ncomparison: {robustness: off}\nxps: {chargeReference: {shift: 0 eV}}\nbinders: [P, Q]\nsamples:\n"
    for index in 0..<count {
      let drawn = counts.map { mean in
        let noise = (0..<12).reduce(-6.0) { sum, _ in sum + Double.random(in: 0..<1, using: &generator) }
        return Int(max(0, (mean + noise * mean.squareRoot()).rounded()))
      }
      let lines =
        head + [String(drawn.min() ?? 0), String(drawn.max() ?? 0)] + drawn.map(String.init)
        + ["end of experiment", ""]
      try Data(lines.joined(separator: "\n").utf8).write(
        to: folder.appendingPathComponent("xps/s\(index).vms"))
      manifest += "  - {name: s\(index), binder: \(index % 2 == 0 ? "P" : "Q"), files: xps/s\(index).vms}\n"
    }
    try Data(manifest.utf8).write(to: folder.appendingPathComponent("study.yaml"))
  }
}
