import Foundation
import InterphaseTestSupport
import Testing

@Suite(.enabled(if: BuiltCommand.isPresent, "\(BuiltCommand.reason)")) struct FigureCheckTests {
  let commands = FigureCommandTests()

  @Test func aCleanFigurePassesItsJournal() async throws {
    let check = try await commands.figure(
      ["check", "results", "--journal", "nature"], in: try await commands.results())
    #expect(check.code == 0, "\(check.output)")
    #expect(check.output.isEmpty)
  }

  @Test func everyKindOfBreachIsOneLineWithACountAndARemedy() async throws {
    let check = try await commands.figure(
      ["check", "results", "deposition", "--journal", "elsevier", "--dpi", "300"],
      in: try await commands.results())
    #expect(check.code == 1)
    let lines = check.output.split(separator: "\n")
    #expect(lines.count == 3)
    #expect(
      lines.contains { $0.hasPrefix("deposition: width: the page is 89 mm wide; elsevier asks for 90") })
    #expect(lines.contains { $0.hasPrefix("deposition: resolution: the file has 300 dots per inch") })
    let small = try #require(lines.first { $0.hasPrefix("deposition: small-text: “") })
    #expect(small.contains(" has 5.04 pt; elsevier asks for at least 6 pt. "))
    #expect(small.hasSuffix("Draw it with --theme elsevier90 (or elsevier140, elsevier190)."))
    #expect(lines.contains { $0.hasSuffix("Write it with --dpi 500, or as PDF.") })
  }

  @Test func aJournalWithoutAPageOfItsOwnIsMetBySizes() async throws {
    let folder = try await commands.results()
    try folder.write("deposition: {textSize: 4 pt}\n", to: "figure.yaml")
    let check = try await commands.figure(
      ["check", "results", "deposition", "--journal", "cell", "--changes", "figure.yaml"], in: folder)
    #expect(check.output.contains("Set “width: 85 mm” in a file of --changes."), "\(check.output)")
    #expect(
      check.output.contains(
        "has 4 pt, and 25 more of the kind; cell asks for at least 6 pt. Set “textSize” higher"))
  }

  @Test func aDamagedPictureFailsWithItsPlaceAndARemedy() async throws {
    let folder = try await commands.results()
    let picture = try folder.data("results/figures/deposition.png")
    try folder.write(picture.prefix(picture.count / 2), to: "cut.png")
    let check = try await commands.figure(["check", "cut.png", "--journal", "nature"], in: folder)
    #expect(check.code == 1)
    #expect(check.output.isEmpty)
    #expect(check.errorLines.count == 1)
    #expect(check.errors.hasPrefix("cut.png, byte "))
    #expect(check.errors.contains("copy it again"))
  }

  @Test func aThemeOfTheJournalMendsIt() async throws {
    let check = try await commands.figure(
      ["check", "results", "deposition", "--journal", "elsevier", "--theme", "elsevier90", "--dpi", "500"],
      in: try await commands.results())
    #expect(check.code == 0, "\(check.output)")
  }

  @Test func aPictureIsCheckedByItsSizeAndResolution() async throws {
    let folder = try await commands.results()
    let picture = "results/figures/deposition.png"
    #expect(try await commands.figure(["check", picture, "--journal", "nature"], in: folder).code == 0)
    let check = try await commands.figure(["check", picture, "--journal", "wiley"], in: folder)
    #expect(check.code == 1)
    #expect(check.output.hasPrefix("\(picture): width: "))
    #expect(check.output.contains("\(picture): resolution: the file has 300"))
  }
}
