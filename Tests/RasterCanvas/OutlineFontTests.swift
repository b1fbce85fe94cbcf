import Foundation
import InterphaseCFreeType
import RasterCanvas
import Testing

private let hasFont = FileManager.default.fileExists(atPath: PinnedTypeface.regular.path)

@Suite(.enabled(if: hasFont, "needs the package fonts-liberation2")) struct OutlineFontTests {
  /// The advance with kerning as FreeType gives it, in em.
  private func reference(_ text: String, _ pinned: PinnedTypeface) throws -> Double {
    let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: pinned.path)))
    var handle: OpaquePointer?
    try #require(interphase_typeface_open(bytes, bytes.count, &handle) == 0)
    defer { interphase_typeface_close(handle) }
    var measures = interphase_typeface_measures()
    interphase_typeface_measure(handle, &measures)
    var units = 0
    var previous: UInt32 = 0
    for character in text.unicodeScalars {
      let glyph = interphase_typeface_glyph(handle, character.value)
      if previous != 0 { units += Int(interphase_typeface_kerning(handle, previous, glyph)) }
      var outline = interphase_glyph_outline()
      #expect(interphase_typeface_outline(handle, glyph, &outline) == 0)
      units += Int(outline.advance)
      interphase_glyph_outline_free(&outline)
      previous = glyph
    }
    return Double(units) / Double(measures.units_per_em)
  }

  @Test(
    arguments: ["Binding energy (eV)", "Intensity (arb. units)", "AVATAR To We −1.5 µg cm"],
    PinnedTypeface.allCases)
  func widthIsAdvancesWithKerning(text: String, pinned: PinnedTypeface) throws {
    let font = try OutlineFont(pinned)
    let expected = try reference(text, pinned) * 29.17
    #expect(abs(font.width(of: text, size: 29.17) / expected - 1) < 1e-9)
    #expect(abs(font.layout(text, size: 29.17).width / expected - 1) < 1e-9)
  }

  /// Arial's advances in 1/2048 em, as its metric tables print them: the pinned typeface shares them.
  @Test func advancesAreThoseOfArial() throws {
    let font = try OutlineFont(.regular)
    for (character, units) in [
      ("B", 1366), ("i", 455), ("n", 1139), (" ", 569), ("(", 682), ("0", 1139), ("W", 1933),
    ] {
      let scalar = try #require(character.unicodeScalars.first)
      #expect(font.advance(of: scalar, size: 2048) == Double(units))
    }
  }

  @Test func pairsAreKerned() throws {
    let font = try OutlineFont(.regular)
    #expect(font.kerning("A", "V", size: 2048) < -100)
    #expect(font.width(of: "AV", size: 10) < font.width(of: "A", size: 10) + font.width(of: "V", size: 10))
  }

  @Test func lettersStandOnTheBaseLineWithTheirHeights() throws {
    let font = try OutlineFont(.regular)
    let size = 100.0
    let capital = try #require(font.layout("H", size: size).inkBounds)
    #expect(capital.maxY == 0)
    #expect(abs(-capital.minY - font.capHeight(size: size)) < 1)
    let small = try #require(font.layout("x", size: size).inkBounds)
    #expect(abs(-small.minY - font.xHeight(size: size)) < 1)
    #expect(font.ascent(size: size) > font.capHeight(size: size))
    #expect(font.descent(size: size) > 0)
  }

  @Test func missingCharacterIsABoxAndIsNamed() throws {
    let line = try OutlineFont(.regular).layout("a\u{4E2D}b", size: 20)
    #expect(line.missing == ["\u{4E2D}"])
    #expect(line.glyphs.count == 3)
    #expect(line.glyphs[1].path.isEmpty == false)
    #expect(try OutlineFont(.regular).advance(of: "\u{4E2D}", size: 20) == nil)
  }

  @Test func textOfAFigureHasItsCharacters() throws {
    let text = "Binding energy (eV) −1.5 ×10 ± µ·Å°ΔΩαβγ–—²³"
    #expect(try OutlineFont(.regular).layout(text, size: 20).missing.isEmpty)
  }

  @Test func glyphsAreDrawnWhereTheyAreLaidOut() throws {
    let font = try OutlineFont(.regular)
    let line = font.layout("l", size: 40)
    /// Where the stem's left edge stands, from the coverage of the pixel that it cuts.
    func leftEdge(shift: Double) throws -> Double {
      let probe = try CoverageProbe(width: 20, height: 50) {
        $0.fill(line.path.transformed(by: .translation(x: 5 + shift, y: 40)), color: .black)
      }
      let column = try #require((0..<20).first { probe.coverage($0, 30) > 0 })
      return Double(column + 1) - probe.coverage(column, 30)
    }
    let start = try leftEdge(shift: 0)
    for step in 1...16 {
      let shift = Double(step) / 8
      #expect(abs(try leftEdge(shift: shift) - start - shift) < 0.006)
    }
  }

  @Test func sizesWithoutMeaningGiveAnEmptyLine() throws {
    let font = try OutlineFont(.regular)
    for size in [0, -3, .nan, .infinity] as [Double] {
      #expect(font.layout("abc", size: size).glyphs.isEmpty)
    }
  }
}

@Suite struct OutlineFontFileTests {
  @Test func absentFileIsNamed() {
    do {
      _ = try OutlineFont(path: "/nowhere/at-all.ttf")
      Issue.record("a font was opened where there is none")
    } catch {
      #expect(error.code == .fontMissing)
      #expect(error.description.contains("/nowhere/at-all.ttf"))
    }
  }

  @Test func fileThatIsNoFontIsRefused() throws {
    let path = NSTemporaryDirectory() + "interphase-no-font-\(ProcessInfo.processInfo.processIdentifier).ttf"
    defer { try? FileManager.default.removeItem(atPath: path) }
    for content in [Data(), Data("no font".utf8), Data([0, 1, 0, 0, 255, 255, 0, 0])] {
      try content.write(to: URL(fileURLWithPath: path))
      #expect { try OutlineFont(path: path) } throws: { ($0 as? RasterProblem)?.code == .fontUnreadable }
    }
  }
}
