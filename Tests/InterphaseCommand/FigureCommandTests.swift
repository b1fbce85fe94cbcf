import Foundation
import InterphaseTestSupport
import Testing

@Suite(.enabled(if: BuiltCommand.isPresent, "\(BuiltCommand.reason)")) struct FigureCommandTests {
  /// A folder with the results of a small study: nickel on the anodes of two binders.
  func results(_ more: [String] = [], manifest: String = "") async throws -> ScratchFolder {
    let folder = try ScratchFolder()
    var table = "Sample,Ni\n"
    var text = """
      study: A
      columns: [{files: ni.csv, technique: icpms, sampleName: Sample, concentration: {column: Ni, unit: µg/L}}]
      icpms: {area: 2 cm², volume: 10 mL, concentrations: vendor}
      tables: ni.csv
      \(manifest)
      samples:

      """
    for (binder, nickel) in [("P", 10.0), ("Q", 30)] {
      for cell in 1...3 {
        table += "\(binder) \(cell),\(nickel + Double(cell) / 2)\n"
        text += "  - {name: \(binder) \(cell), binder: \(binder)}\n"
      }
    }
    try folder.write(table, to: "ni.csv")
    try folder.write(text, to: "study.yaml")
    let run = try await BuiltCommand.call(["run", "study.yaml", "--quiet"] + more, in: folder.path)
    #expect(run.code == 0, "\(run.errors)")
    return folder
  }

  func figure(_ arguments: [String], in folder: ScratchFolder) async throws -> BuiltCommand.Outcome {
    try await BuiltCommand.call(["figure"] + arguments, in: folder.path)
  }

  /// The example of the documentation: its first block of YAML.
  static func example() throws -> String {
    let root = URL(fileURLWithPath: SampleData.path).deletingLastPathComponent()
    let page = try String(
      contentsOf: root.appendingPathComponent("Documentation/figures.md"), encoding: .utf8)
    let block = try #require(page.firstRange(of: "```yaml\n"))
    let rest = page[block.upperBound...]
    return String(rest[..<(try #require(rest.firstRange(of: "```"))).lowerBound])
  }

  @Test(arguments: ["study-a", "study-b"])
  func theSampleStudiesAreDrawnAgainByteForByteAndAsTheDocumentationShows(study: String) async throws {
    let folder = try ScratchFolder()
    let manifest = "\(SampleData.path)/\(study)/study.yaml"
    #expect(try await BuiltCommand.call(["run", manifest, "--quiet"], in: folder.path).code == 0)
    let again = try await figure(["results/", "--output", "again"], in: folder)
    #expect(again.code == 0, "\(again.errors)")
    let first = try folder.files(below: "results/figures")
    var second = try folder.files(below: "again")
    #expect(second.removeValue(forKey: ".interphase.json") != nil)
    #expect(first.count >= 14)
    #expect(first.keys.sorted() == second.keys.sorted())
    for name in first.keys.sorted() { #expect(first[name] == second[name], "\(name)") }
    #expect(again.output == again.output.split(separator: "\n").map { "\($0)\n" }.joined())
    guard study == "study-a" else { return }
    try folder.write(try Self.example(), to: "figure.yaml")
    let changed = try await figure(
      ["results", "--changes", "figure.yaml", "--output", "changed", "--format", "svg"], in: folder)
    #expect(changed.code == 0, "\(changed.errors)")
    #expect(try folder.text("changed/sims-thickness.svg").contains("PVDF (reference)"))
  }

  @Test func theListNamesWhatTheResultsAllow() async throws {
    let list = try await figure(["results", "--list"], in: try await results())
    #expect(list.code == 0)
    let names = list.output.split(separator: "\n").dropFirst().compactMap { $0.split(separator: " ").first }
    #expect(names == ["deposition", "verdicts", "robustness"])
  }

  @Test func aNamedFigureIsWrittenInTheFormatsAskedForAndItsFilesArePrinted() async throws {
    let folder = try await results()
    let drawn = try await figure(
      ["results", "deposition", "--format", "pdf,svg", "--output", "x"], in: folder)
    #expect(drawn.code == 0, "\(drawn.errors)")
    #expect(drawn.output == "x/deposition.pdf\nx/deposition.svg\n")
    #expect(
      try folder.files(below: "x").keys.sorted() == [".interphase.json", "deposition.pdf", "deposition.svg"])
    #expect(try folder.data("x/deposition.pdf").starts(with: Data("%PDF-".utf8)))
  }

  @Test func withoutAFolderFiguresGoToTheResults() async throws {
    let folder = try await results()
    let drawn = try await figure(["results/", "verdicts", "--format", "pdf"], in: folder)
    #expect(drawn.output == "results/figures/verdicts.pdf\n")
    #expect(try folder.files(below: "results/figures").keys.contains("deposition.png"))
  }

  @Test func resolutionAndLevelOfPNGAreThoseAskedFor() async throws {
    let folder = try await results()
    var sizes: [Int] = []
    for level in ["fast", "default", "small"] {
      _ = try await figure(["results", "deposition", "--png", level, "--output", level], in: folder)
      sizes.append(try folder.data("\(level)/deposition.png").count)
    }
    #expect(sizes[0] > sizes[1] && sizes[1] > sizes[2], "\(sizes)")
    _ = try await figure(["results", "deposition", "--dpi", "150", "--output", "coarse"], in: folder)
    let widths = try ["default", "coarse"].map { name in
      try folder.data("\(name)/deposition.png").dropFirst(16).prefix(4).reduce(0) { $0 << 8 | Int($1) }
    }
    #expect(abs(widths[0] - 2 * widths[1]) <= 1)
  }

  @Test func runTakesTheLevelAndTheManifestTheFormats() async throws {
    let plain = try await results()
    let small = try await results(["--png", "small"], manifest: "figureFormats: [png, pdf]")
    let names = try small.files(below: "results/figures").keys.sorted()
    #expect(
      names == [
        "deposition.pdf", "deposition.png", "robustness.pdf", "robustness.png", "verdicts.pdf",
        "verdicts.png",
      ])
    #expect(
      try small.data("results/figures/deposition.png").count
        < plain.data("results/figures/deposition.png").count)
    let vectors = try await results(manifest: "figureFormats: pdf")
    #expect(try vectors.files(below: "results/figures").keys.allSatisfy { $0.hasSuffix(".pdf") })
    #expect(try vectors.text("results/report.html") == plain.text("results/report.html"))
  }

  @Test func changesAndThemeAreHeeded() async throws {
    let folder = try await results()
    try folder.write("deposition: {names: {P: first}, brackets: none}\n", to: "figure.yaml")
    let drawn = try await figure(
      ["results", "deposition", "--changes", "figure.yaml", "--theme", "rsc83", "--format", "svg"], in: folder
    )
    #expect(drawn.code == 0, "\(drawn.errors)")
    let picture = try folder.text("results/figures/deposition.svg")
    #expect(picture.contains("0 0 235.276 "))
    #expect(picture.contains("first"))
    #expect(!picture.contains("Welch"))
  }

  @Test(
    arguments: [
      (["results", "depositon"], "Did you mean “deposition”?"), (["results", "cat"], "There are summary"),
      (["results", "--theme", "natur"], "nature89, nature136"),
      (["results", "--theme", "natur89"], "Did you mean “nature89”?"),
      (["results", "--format", "png,gif"], "“gif”"),
      (["results", "--png", "tiny"], "tiny"), (["results", "--dpi", "1"], "30 to 2400"), ([], "<results>"),
      (["results", "--dpi", "-5"], "30 to 2400, not -5"),
      (["check", "results"], "--journal"), (["check", "results", "--journal", "lancet"], "nature, rsc, acs"),
      (["check", "results", "--journal", "elsevir"], "Did you mean “elsevier”?"),
      (["check", "results", "--journal", "nature", "--dpi", "-5"], "30 to 2400, not -5"),
    ]) func aWrongCallExitsWithTwo(arguments: [String], words: String) async throws
  {
    let call = try await BuiltCommand.call(["figure"] + arguments)
    #expect(call.code == 2)
    #expect(call.output.isEmpty)
    #expect(call.errors.contains(words), "\(call.errors)")
    #expect(call.errors.contains("Usage: interphase figure"))
  }

  @Test func aProblemOfTheChangesExitsWithTwo() async throws {
    let folder = try await results()
    try folder.write("deposition:\n  bracket: none\n", to: "figure.yaml")
    let call = try await figure(["results", "--changes", "figure.yaml"], in: folder)
    #expect(call.code == 2)
    #expect(call.errors.hasPrefix("figure.yaml, line 2, key bracket: "))
    #expect(call.errors.contains("Did you mean “brackets”?"))
  }

  @Test func aFigureThatTheResultsDoNotHoldCostsOnlyItself() async throws {
    let folder = try await results()
    let both = try await figure(["results", "eels-scan", "deposition", "--output", "x"], in: folder)
    #expect(both.code == 3)
    #expect(both.errorLines.count == 1)
    #expect(both.errors.hasPrefix("A, figure eels-scan: "))
    #expect(both.output == "x/deposition.png\nx/deposition.svg\n")
    #expect(try await figure(["results", "eels-scan", "--output", "y"], in: folder).code == 1)
  }

  @Test func badResultsAreNamedInOneLine() async throws {
    let folder = try await results()
    try folder.write("{\"formatVersion\": 9}\n", to: "later/comparison.json")
    try folder.write("PK", to: "zip/comparison.json")
    for (name, words) in [
      ("nowhere", "nowhere: expected a results folder, found nothing"),
      ("ni.csv", "ni.csv: expected a results folder, found a file"),
      ("later", "later/comparison.json, formatVersion: expected the format version 3"),
      ("zip", "zip/comparison.json: expected results as they are written"),
    ] {
      for verb in [[name], ["check", name, "--journal", "nature"]] {
        let call = try await figure(verb, in: folder)
        #expect(call.code == 1)
        #expect(call.errorLines.count == 1)
        #expect(call.errors.hasPrefix(words), "\(call.errors)")
      }
    }
  }

  @Test func aPlaceThatIsNoFolderIsSaidBeforeTheWork() async throws {
    let folder = try await results()
    let call = try await figure(["results", "--output", "ni.csv/x"], in: folder)
    #expect(call.code == 2)
    #expect(call.errors.hasPrefix("ni.csv/x: expected a folder"))
  }

  @Test func charactersThatTheTypefaceLacksAreSaidOnceForEachFigure() async throws {
    let folder = try await results()
    try folder.write("defaults: {names: {P: \"P 😀\"}}\n", to: "figure.yaml")
    let drawn = try await figure(["results", "--changes", "figure.yaml", "--output", "x"], in: folder)
    #expect(drawn.code == 0)
    #expect(
      drawn.errorLines.map { $0.prefix(while: { $0 != "“" }) } == [
        "Warning: figure deposition: the typeface lacks ", "Warning: figure verdicts: the typeface lacks ",
      ])
    #expect(drawn.errors.contains("“😀” (U+1F600); boxes are drawn"))
  }

  @Test func problemsOfTheDrawingExitLikeThoseOfTheResults() async throws {
    let folder = try await results()
    try folder.write("deposition: {y: {limits: [500, 900]}}\n", to: "figure.yaml")
    let drawn = try await figure(["results", "--changes", "figure.yaml", "--output", "x"], in: folder)
    #expect(drawn.code == 3)
    #expect(
      drawn.errors.hasPrefix("figure.yaml, line 1, key limits: expected limits with data of deposition"))
    #expect(drawn.output == "x/verdicts.png\nx/verdicts.svg\nx/robustness.png\nx/robustness.svg\n")
  }

  @Test func aClosedPipeEndsTheCommandQuietly() async throws {
    let folder = try await results()
    let shell = try await BuiltCommand.shell(
      "(sleep 0.3; \"$INTERPHASE\" figure results --list; echo code $? >&2) | true", in: folder.path)
    #expect(shell.errors == "code 141\n")
  }
}
