import ComparisonFigures
import RasterCanvas
import ScientificFigures
import Testing

@Suite struct InterphaseProfileLayoutTests {
  private static func scene(_ name: String) throws -> FigureScene {
    let theme = try #require(FigureTheme.named(name))
    return RecipeSamples.profiles().figure(theme: theme).scene(typeface: try FigureTypeface())
  }

  @Test func lettersOfARowStandAtOneHeight() throws {
    let letters = try Self.scene("nature183").texts.filter { $0.role == .panelLetter }
    #expect(letters.count == 2)
    #expect(Set(letters.map(\.origin.y)).count == 1)
  }

  @Test func bindersAreNamedInTitlesOfOneHeight() throws {
    let titles = try Self.scene("nature183").texts.filter { $0.role == .title }
    #expect(titles.map(\.source.plainText) == ["PVDF", "PVDF-A-N5"])
    #expect(Set(titles.map(\.origin.y)).count == 1)
  }

  @Test(arguments: ["nature183", "nature89"])
  func whiskersOfBoundariesStandUnderTheNamesOfLayers(name: String) throws {
    let scene = try Self.scene(name)
    let frame = try #require(scene.group(named: "marks 0")?.clip)
    let names = scene.texts.filter {
      $0.source.plainText == "outer CEI" || $0.source.plainText == "inner CEI"
    }
    .filter { $0.bounds.maxY < frame.minY + 1 }
    #expect(names.count >= 2)
    // The strip of the whiskers is 4 points high.
    for text in names { #expect(text.bounds.maxY <= frame.minY - 4 + 0.5) }
  }

  @Test func barsOfLayersAreAsHighAsTheLettersOfASlide() throws {
    #expect(SceneOverlaps(try Self.scene("slide")).words == "")
  }
}
