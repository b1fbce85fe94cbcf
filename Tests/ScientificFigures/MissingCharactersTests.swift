import ScientificFigures
import Testing

@Suite struct MissingCharactersTests {
  private static func missing(_ label: FigureText) throws -> [Unicode.Scalar] {
    let typeface = try FigureTypeface()
    return SampleFigures.panel([SampleFigures.line([1, 2]), NoteMark(label, x: 0, y: 1, size: 7)])
      .scene(typeface: typeface).missingCharacters(in: typeface)
  }

  @Test func whatTheTypefaceLacksIsNamedOnce() throws {
    #expect(try Self.missing("🔋 中 🔋 Å") == ["🔋", "中"])
  }

  @Test func labelsOfTheFieldLackNothing() throws {
    #expect(try Self.missing("ΔE − ± µ·Å°αβγ –—²³ × ≤ ≥ → Li_xPF_yO_z R\\bar{3}m").isEmpty)
  }
}
