import Foundation
import Interphase
import MeasuringHarness

/// `validate studies`: a technique that a package outside brings goes the whole way through the command.
enum ExtensionValidation {
  /// The widths and heights in mm of one drop on each of three specimens of two binders, exact caps.
  private static let drops: [(specimen: String, angles: [Double])] = [
    ("PVDF-1", [61, 63]), ("PVDF-2", [60, 62]), ("PVDF-3", [62, 66]),
    ("PAA-1", [31, 33]), ("PAA-2", [30, 30]), ("PAA-3", [33, 35]),
  ]

  /// The row: 1 where every step did what it must.
  static func row() throws -> MeasuredRow {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
      "interphase-extension-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.createDirectory(
      at: folder.appendingPathComponent("drops"), withIntermediateDirectories: true)
    for (specimen, angles) in drops {
      let lines = angles.map { "2.0\t\(tan($0 / 2 * .pi / 180))" }.joined(separator: "\n")
      let text = "#SESSILE-DROP 1\n# specimen: \(specimen)\n# liquid: EC:EMC 3:7\n\(lines)\n"
      try Data(text.utf8).write(to: folder.appendingPathComponent("drops/\(specimen).drop"))
    }
    let steps = try steps(in: folder)
    for step in steps where !step.holds { note("extension: \(step.name) did not do what it must") }
    let share = steps.allSatisfy(\.holds) ? 1.0 : 0
    return MeasuredRow(
      area: "studies", id: "extension.runs", value: share, unit: "", n: steps.count, goal: .equal(1))
  }

  private static func steps(in folder: URL) throws -> [(name: String, holds: Bool)] {
    func text(_ path: String) -> String {
      (try? String(contentsOf: folder.appendingPathComponent(path), encoding: .utf8)) ?? ""
    }
    var steps: [(name: String, holds: Bool)] = []
    let initialised = try run(["init", "drops"], in: folder)
    let manifest = text("drops/study.yaml")
    steps.append(
      ("init", initialised.code == 0 && manifest.contains("# contactAngle: {surfaceTension: 48 mN/m}")))
    let filled = manifest.replacing("# contactAngle: {", with: "contactAngle: {aspectUncertainty: 1 %, ")
    try Data(filled.utf8).write(to: folder.appendingPathComponent("drops/study.yaml"))
    steps.append(("check", try run(["check", "drops/study.yaml"], in: folder).code == 0))
    let ran = try run(["run", "drops/study.yaml", "--output", "results"], in: folder)
    steps.append(("run", ran.code == 0 && ran.output.contains("Contact angle")))
    steps.append(("numbers", angles(text("results/findings.csv")) == drops.map { mean($0.angles) }))
    let report = text("results/report.html")
    steps.append(
      (
        "report",
        report.contains("<h3>Contact angle</h3>")
          && report.contains("Contact angles are means over all drops")
          && report.contains("better: PAA") && report.contains("wets the electrode better")
      ))
    let figures = try run(["figure", "results", "--output", "paper", "--format", "svg"], in: folder)
    steps.append(
      (
        "figure",
        figures.code == 0 && text("paper/contact-angles.svg").contains("Contact angle")
          && text("paper/verdicts.svg").contains("Contact angle")
      ))
    steps.append(("keys", try run(["keys"], in: folder).output.contains("## contactAngle: Contact angle")))
    let mistyped = filled.replacing("surfaceTension", with: "surfaceTensoin")
    try Data(mistyped.utf8).write(to: folder.appendingPathComponent("drops/mistyped.yaml"))
    let refused = try run(["check", "drops/mistyped.yaml"], in: folder)
    steps.append(
      ("nearest word", refused.code == 2 && refused.errors.contains("Did you mean “surfaceTension”?")))
    return steps
  }

  private static func mean(_ angles: [Double]) -> Double { angles.reduce(0, +) / Double(angles.count) }

  /// The angles of a table of findings, in the order of the specimens, to nine digits.
  private static func angles(_ table: String) -> [Double] {
    let rows = table.split(separator: "\n").map { $0.split(separator: ",", omittingEmptySubsequences: false) }
    guard let value = rows.first?.firstIndex(of: "value") else { return [] }
    return drops.compactMap { drop in
      rows.first { $0.first.map(String.init) == drop.specimen && $0.contains("contactAngle.angle") }
        .flatMap { Double($0[value]) }.map { ($0 * 1e9).rounded() / 1e9 }
    }
  }

  private static func run(
    _ arguments: [String], in folder: URL
  ) throws -> (code: Int32, output: String, errors: String) {
    let command = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
      .appendingPathComponent("contact-angle")
    guard FileManager.default.isExecutableFile(atPath: command.path) else {
      throw InputAbsent("the command contact-angle (tools/validate builds it)")
    }
    let process = Process()
    process.executableURL = command
    process.arguments = arguments
    process.currentDirectoryURL = folder
    let (output, errors) = (Pipe(), Pipe())
    process.standardOutput = output
    process.standardError = errors
    try process.run()
    let said = output.fileHandleForReading.readDataToEndOfFile()
    let problems = errors.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (
      process.terminationStatus, String(decoding: said, as: UTF8.self),
      String(decoding: problems, as: UTF8.self)
    )
  }

  private static func note(_ text: String) { FileHandle.standardError.write(Data("\(text)\n".utf8)) }
}
