import RasterCanvas
import ScientificFigures
import Testing

@Suite struct FigurePNGTests {
  private static let figure = SampleFigures.panel([SampleFigures.line([1, 3, 2], name: "PVDF")])

  /// A number of four bytes, the highest first, that follows a chunk's name.
  private static func number(_ bytes: [UInt8], after name: String, skipping: Int = 0) throws -> Int {
    let start = try #require(bytes.firstRange(of: Array(name.utf8))).upperBound + skipping
    return bytes[start..<start + 4].reduce(0) { $0 << 8 | Int($1) }
  }

  @Test(arguments: FigureTheme.presets) func thePageIsAsWideAsTheThemeSays(theme: FigureTheme) throws {
    var figure = Self.figure
    figure.theme = theme
    for resolution in [150.0, 300] {
      let bytes = try figure.png(typeface: FigureTypeface(), resolution: resolution)
      let pixels = try Self.number(bytes, after: "IHDR")
      let perMetre = try Self.number(bytes, after: "pHYs")
      #expect(abs(Double(perMetre) - resolution / 0.0254) <= 0.5)
      let millimetres = 1000 * Double(pixels) / Double(perMetre)
      #expect(abs(millimetres - theme.width / pointsPerMillimetre) <= 0.1)
    }
  }

  @Test func thereIsNoTimeInTheFile() throws {
    let bytes = try Self.figure.png(typeface: FigureTypeface())
    #expect(bytes.firstRange(of: Array("tIME".utf8)) == nil)
  }

  @Test func titleAndAlternativeTextAreInTheFile() throws {
    let bytes = try Self.figure.png(typeface: FigureTypeface())
    #expect(bytes.firstRange(of: Array("Title\0Title".utf8)) != nil)
    #expect(bytes.firstRange(of: Array("What it shows".utf8)) != nil)
  }

  @Test func tasksAtTheSameTimeGiveTheSameBytes() async throws {
    let typeface = try FigureTypeface()
    let expected = try Self.figure.png(typeface: typeface)
    try await withThrowingTaskGroup(of: [UInt8].self) { group in
      for _ in 0..<6 { group.addTask { try Self.figure.png(typeface: typeface) } }
      for try await bytes in group { #expect(bytes == expected) }
    }
  }
}
