import Foundation
import InterphaseTestSupport
import Testing

@Suite(.enabled(if: BuiltCommand.isPresent, "\(BuiltCommand.reason)")) struct BadInputTests {
  static let study = SampleData.path + "/study-b/"

  /// A study of one good and one bad file.
  func folder(bad name: String, _ content: Data) throws -> ScratchFolder {
    let folder = try ScratchFolder()
    try folder.copy(Self.study + "sims/PVDF-1.txt", to: "good.txt")
    try folder.write(content, to: name)
    try folder.write(
      "study: A\nsamples:\n  - {binder: P, files: good.txt}\n  - {binder: Q, files: \(name)}\n",
      to: "study.yaml")
    return folder
  }

  /// One problem on standard error that names the file and says what to do, and the code for “partly done”.
  func expectOneProblem(
    _ folder: ScratchFolder, _ file: String, contains words: String,
    sourceLocation: SourceLocation = #_sourceLocation
  ) async throws {
    let run = try await BuiltCommand.call(["run", "study.yaml", "--quiet"], in: folder.path)
    #expect(run.code == 3, sourceLocation: sourceLocation)
    #expect(!run.wasKilled, sourceLocation: sourceLocation)
    #expect(run.errorLines.count == 1, "\(run.errors)", sourceLocation: sourceLocation)
    #expect(run.errors.hasPrefix(file), "\(run.errors)", sourceLocation: sourceLocation)
    #expect(run.errors.contains(words), "\(run.errors)", sourceLocation: sourceLocation)
    #expect(run.errors.contains("expected "), "\(run.errors)", sourceLocation: sourceLocation)
    let record = try folder.text("results/run.json")
    #expect(record.contains("\"file\": \"\(file)\""), sourceLocation: sourceLocation)
    #expect(try folder.text("results/report.html").contains(file), sourceLocation: sourceLocation)
  }

  @Test(
    arguments: [
      ("xps/PVDF-1.vms", 5000, "cut short"), ("sims/PVDF-1.txt", 3000, "cut short"),
      ("eels/PVDF-1.dm3", 30_000, "incomplete or damaged"),
      ("icpms/batch.xlsx", 3000, "incomplete or damaged"),
    ]) func aTruncatedFileIsNamed(file: String, length: Int, words: String) async throws
  {
    let data = try Data(contentsOf: URL(fileURLWithPath: Self.study + file)).prefix(length)
    let name = "cut." + (file as NSString).pathExtension
    try await expectOneProblem(try folder(bad: name, data), name, contains: words)
  }

  @Test func aChangedByteInAWorkbookCostsOnlyThatFile() async throws {
    var data = try Data(contentsOf: URL(fileURLWithPath: Self.study + "icpms/batch.xlsx"))
    let tag = try #require(data.range(of: Data("<row ".utf8)))
    data[tag.lowerBound + 1] = 0xFF
    try await expectOneProblem(
      try folder(bad: "damaged.xlsx", data), "damaged.xlsx", contains: "well-formed XML")
  }

  @Test func aManifestThatUnfoldsWithoutEndIsNamed() async throws {
    let keys = (1...28).map { "a\($0): &a\($0) {? [*a\($0 - 1), *a\($0 - 1)] : 1}\n" }.joined()
    let folder = try ScratchFolder()
    try folder.write("a0: &a0 [x]\n" + keys, to: "study.yaml")
    let call = try await BuiltCommand.call(["check", "study.yaml"], in: folder.path)
    #expect(call.code == 2)
    #expect(call.errors.contains("an alias counted as all that it repeats"))
  }

  @Test func anEmptyFileIsNamed() async throws {
    try await expectOneProblem(try folder(bad: "empty.vms", Data()), "empty.vms", contains: "without a byte")
  }

  @Test func aPhotographIsNoSpectrum() async throws {
    let jpeg = Data(
      [0xFF, 0xD8, 0xFF, 0xE0, 0, 16] + Array("JFIF".utf8) + [UInt8](repeating: 7, count: 4000))
    try await expectOneProblem(
      try folder(bad: "photo.vms", jpeg), "photo.vms", contains: "found a JPEG picture")
  }

  @Test func swappedColumnsOfADeclaredTableAreNamed() async throws {
    let folder = try folder(bad: "table.csv", Data("E,I\n290,5\n289,9\n288,7\n287,7\n".utf8))
    try folder.write(
      folder.text("study.yaml")
        + "columns: [{files: table.csv, technique: xps, bindingEnergy: I, intensity: E}]\n", to: "study.yaml")
    try await expectOneProblem(folder, "table.csv", contains: "two may be swapped")
  }

  @Test(.disabled(if: geteuid() == 0, "the superuser may read every file"))
  func aFileWithoutPermissionIsNamed() async throws {
    let folder = try folder(bad: "locked.vms", Data("x".utf8))
    try FileManager.default.setAttributes(
      [.posixPermissions: 0], ofItemAtPath: folder.path + "/locked.vms")
    try await expectOneProblem(folder, "locked.vms", contains: "permissions")
  }

  @Test func aFolderInPlaceOfAFileIsAProblemOfTheManifest() async throws {
    let folder = try folder(bad: "xps/a.vms", Data("x".utf8))
    try folder.write("study: A\nsamples: [{binder: P, files: xps}]\n", to: "study.yaml")
    let run = try await BuiltCommand.call(["run", "study.yaml"], in: folder.path)
    #expect(run.code == 2)
    #expect(run.errors.hasPrefix("study.yaml, line 2, key files: expected a file, found the folder “xps”."))
  }

  @Test func nothingToAnalyseIsAFailure() async throws {
    let folder = try ScratchFolder()
    try folder.write("", to: "empty.vms")
    try folder.write("study: A\nsamples: [{binder: P, files: empty.vms}]\n", to: "study.yaml")
    let run = try await BuiltCommand.call(["run", "study.yaml", "--quiet"], in: folder.path)
    #expect(run.code == 1)
    #expect(run.errorLines.count == 2)
    #expect(try folder.files(below: "results").isEmpty)
  }

  @Test(
    arguments: [
      ("study: A\nsampels: []\n", "line 2, key sampels", "Did you mean “samples”?"),
      ("study: A\nsamples:\n\t- binder: P\n", "line 3, column 1", "replace the tab"),
      ("study: A\nsamples: [{binder: P, files: gone.vms}]\n", "line 2, key files", "nothing at “gone.vms”"),
      ("study: A\nsamples: [{binder: P, files: ../*.vms}]\n", "line 2, key files", "nothing at “../*.vms”"),
      ("study: A\nsamples: [{binder: P, files: /etc/passwd}]\n", "line 2, key files", "lies outside"),
    ]) func aManifestsProblemIsNamedByRunAndCheck(text: String, place: String, words: String) async throws
  {
    let folder = try ScratchFolder()
    try folder.write(text, to: "study.yaml")
    for verb in ["run", "check"] {
      let call = try await BuiltCommand.call([verb, "study.yaml"], in: folder.path)
      #expect(call.code == 2)
      #expect(call.errors.contains("study.yaml, \(place)"), "\(call.errors)")
      #expect(call.errors.contains(words), "\(call.errors)")
    }
  }

  @Test(arguments: ["run", "check"]) func aManifestThatIsNoneIsNamed(verb: String) async throws {
    let folder = try ScratchFolder()
    try folder.write(Data([0xFF, 0xD8, 0xFF, 0xE0]), to: "photo.jpg")
    for (name, words) in [
      ("gone.yaml", "found nothing at this path"), (".", "found a folder"),
      ("photo.jpg", "found other bytes"),
    ] {
      let call = try await BuiltCommand.call([verb, name], in: folder.path)
      #expect(call.code == 2)
      #expect(call.errorLines.count == 1)
      #expect(call.errors.contains(words), "\(call.errors)")
      #expect(!call.errors.contains("NSCocoa"))
    }
  }

  @Test func resultsThatCannotBeWrittenAreSaidBeforeTheWork() async throws {
    let folder = try folder(bad: "empty.vms", Data())
    let run = try await BuiltCommand.call(
      ["run", "study.yaml", "--output", "good.txt/results"], in: folder.path)
    #expect(run.code == 2)
    #expect(run.errors.hasPrefix("good.txt/results: expected a folder for the results"))
    #expect(run.errorLines.count == 1)
  }

  @Test func oneBadFileOfTenCostsOnlyItself() async throws {
    let folder = try ScratchFolder()
    var manifest = """
      study: A
      columns: [{files: "*.csv", technique: icpms, sampleName: Sample, concentration: {column: Ni, unit: µg/L}}]
      icpms: {area: 2 cm², volume: 10 mL, concentrations: vendor}
      samples:

      """
    for cell in 1...10 {
      try folder.write("Sample,Ni\ncell \(cell)\(cell == 7 ? "" : ",12")\n", to: "\(cell).csv")
      manifest += "  - {name: cell \(cell), binder: \(cell > 5 ? "Q" : "P"), files: \(cell).csv}\n"
    }
    try folder.write(manifest, to: "study.yaml")
    let run = try await BuiltCommand.call(["run", "study.yaml", "--quiet"], in: folder.path)
    #expect(run.code == 3)
    #expect(run.errorLines.count == 1)
    #expect(run.errors.hasPrefix("7.csv"))
    let record = try #require(
      try JSONSerialization.jsonObject(with: try folder.data("results/run.json")) as? [String: Any])
    #expect(record["status"] as? String == "partly done")
    #expect((record["units"] as? [[String: Any]])?.count == 9)
    #expect((record["failures"] as? [[String: Any]])?.map { $0["file"] as? String } == ["7.csv"])
    #expect(try folder.text("results/report.html").contains("7.csv"))
  }

  @Test func inspectNamesTheBadFileAndShowsTheOthers() async throws {
    let folder = try folder(bad: "empty.vms", Data())
    let both = try await BuiltCommand.call(["inspect", "good.txt", "empty.vms"], in: folder.path)
    #expect(both.code == 3)
    #expect(both.output.contains("ION-TOF"))
    #expect(both.errors.hasPrefix("empty.vms: "))
    #expect(try await BuiltCommand.call(["inspect", "empty.vms"], in: folder.path).code == 1)
  }
}
