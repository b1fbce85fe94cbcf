import ScientificFigures
import Testing

@Suite struct TypesetTextTests {
  private static func set(_ markup: String, size: Double = 10, smallest: Double = 0) throws -> TypesetText {
    TypesetText(
      FigureText(markup: markup), size: size, smallest: smallest, measuring: try FigureTypeface())
  }

  @Test func subscriptsAreSmallerAndLower() throws {
    let text = try Self.set("H_2O")
    #expect(text.pieces.map(\.text) == ["H", "2", "O"])
    #expect(abs(text.pieces[1].size - 7.2) < 1e-9)
    #expect(text.pieces[1].y > 0)
    #expect(text.pieces[0].y == 0 && text.pieces[2].y == 0)
    #expect(text.descent > (try Self.set("HO")).descent - 1e-9)
  }

  @Test func superscriptsAreSmallerAndHigher() throws {
    let text = try Self.set("cm^-2")
    #expect(text.pieces[1].size < text.pieces[0].size)
    #expect(text.pieces[1].y < 0)
    #expect(text.ascent > (try Self.set("cm")).ascent)
  }

  @Test func aChargeStandsAboveTheSubscriptBeforeIt() throws {
    let text = try Self.set("PO_2^-")
    #expect(text.pieces[2].x == text.pieces[1].x)
    #expect(text.pieces[2].y < (try Self.set("F^-")).pieces[1].y)
  }

  @Test func scriptsAreNotSmallerThanAJournalTakes() throws {
    #expect(try Self.set("H_2O", size: 7, smallest: 6).pieces[1].size == 6)
    #expect(try Self.set("H_2O", size: 5, smallest: 6).pieces[1].size == 5)
  }

  @Test func runsFollowOneAnother() throws {
    let text = try Self.set("Li_xPF_yO_z")
    for (before, after) in zip(text.pieces, text.pieces.dropFirst()) {
      #expect(abs(after.x - before.x - before.width) < 1e-9)
    }
    #expect(abs(text.width - text.pieces.reduce(0) { $0 + $1.width }) < 1e-9)
  }

  @Test func aBarIsAsWideAsItsLetter() throws {
    let piece = try #require(try Self.set("R\\bar{3}m").pieces.first { $0.hasOverbar })
    #expect(piece.text == "3")
    #expect(try Self.set("R\\bar{3}m").ascent > (try Self.set("R3m")).ascent)
  }
}
