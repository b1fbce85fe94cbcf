import AnalysisFindings
import BinderStudies
import Foundation
import InstrumentFiles
import InterphaseTestSupport
import StudyExports
import StudyFigures
import Testing

/// A folder that a program recorded is drawn by the command.
@Suite(.enabled(if: BuiltCommand.isPresent, "\(BuiltCommand.reason)")) struct RecordedFolderCommandTests {
  @Test func theListNamesWhatWasRecorded() async throws {
    let folder = try StudyFolder()
    try RecordedImages.study.write(toFolder: folder.path + "/results")
    let list = try await BuiltCommand.call(["figure", "results", "--list"], in: folder.path)
    let names = list.output.split(separator: "\n").dropFirst().compactMap { $0.split(separator: " ").first }
    #expect(
      names == [
        "sims-maps", "sims-overlay", "sims-volumes", "sims-thickness-maps", "adhesion-depth", "adhesion",
        "stem-fft",
      ])
  }

  @Test func everyFigureIsDrawn() async throws {
    let folder = try StudyFolder()
    try RecordedImages.study.write(toFolder: folder.path + "/results")
    let drawn = try await BuiltCommand.call(
      ["figure", "results", "--format", "png", "--dpi", "72"], in: folder.path)
    #expect(drawn.code == 0, "\(drawn.errors)")
    #expect(
      folder.names(below: "results/figures") == [
        "adhesion-depth-2.png", "adhesion-depth.png", "adhesion.png", "sims-maps.png", "sims-overlay.png",
        "sims-thickness-maps.png", "sims-volumes.png", "stem-fft-2.png", "stem-fft.png",
      ])
  }

  @Test func changesAreHeeded() async throws {
    let folder = try StudyFolder()
    try RecordedImages.study.write(toFolder: folder.path + "/results")
    try folder.write(
      "stem-fft: {boxes: {P-2: {label: 'layered R\\bar{3}m', x: 4, y: 2, side: 12}}}\n", to: "figure.yaml")
    let drawn = try await BuiltCommand.call(
      ["figure", "results", "stem-fft", "--changes", "figure.yaml", "--format", "svg"], in: folder.path)
    #expect(drawn.code == 0, "\(drawn.errors)")
    #expect(try folder.text("results/figures/stem-fft.svg").contains("layered"))
  }

  @Test(arguments: ["0", "-1", "1e18", "2.5", "13"])
  func aShapeThatIsNoneIsNamedAndCostsItsFigureAlone(columns: String) async throws {
    let folder = try StudyFolder()
    try RecordedImages.study.write(toFolder: folder.path + "/results")
    // The first coordinate of the first curve is its number of columns.
    let unit = try folder.text("results/units/recorded-1.json")
    var changed = unit
    let shape = try #require(changed.firstRange(of: "\"columns\",\"unit\":\"1\",\"value\":12}"))
    changed.replaceSubrange(shape, with: "\"columns\",\"unit\":\"1\",\"value\":\(columns)}")
    try folder.write(changed, to: "results/units/recorded-1.json")
    let hashes = [unit, changed].map { FileContents.sha256(Array($0.utf8)) }
    let comparison = try folder.text("results/comparison.json")
    try folder.write(comparison.replacing(hashes[0], with: hashes[1]), to: "results/comparison.json")
    // Nobody's mark says that the document was another.
    try FileManager.default.removeItem(atPath: folder.path + "/results/" + FolderMark.name)
    let drawn = try await BuiltCommand.call(
      ["figure", "results", "sims-maps", "adhesion", "--format", "svg"], in: folder.path)
    #expect(drawn.code == 3)
    #expect(drawn.errorLines.count == 1)
    #expect(drawn.errors.hasPrefix("A, P-1, curve “maps”, col"), "\(drawn.errors)")
    #expect(drawn.output == "results/figures/adhesion.svg\n")
  }
}
