import RasterCanvas
import ScientificFigures
import Testing

@Suite struct PDFWriterTests {
  private static func document() throws -> String {
    let panel = FigurePanel(
      x: FigureAxis("Binding energy", unit: "eV"), y: FigureAxis("PO_2^-"),
      marks: [
        LineMark(x: [0, 1], y: [0, 1], stroke: SceneStroke(SeriesPalette.blue, width: 1)),
        BandMark(x: [0, 1], lower: [0, 0], upper: [1, 1], fill: SeriesPalette.orange.withOpacity(0.4)),
      ])
    let figure = ScientificFigure(
      name: "f", title: "Title", altText: "Alt", columnWeights: [1], rowHeights: [80],
      cells: [FigureCell(row: 0, column: 0, panel: panel)])
    return String(decoding: figure.pdf(typeface: try FigureTypeface()), as: UTF8.self)
  }

  @Test func theFileHasItsFrame() throws {
    let text = try Self.document()
    #expect(text.hasPrefix("%PDF-1.4"))
    #expect(text.hasSuffix("%%EOF\n"))
  }

  @Test func textIsTextInAnEmbeddedFont() throws {
    let text = try Self.document()
    #expect(text.contains("/FontFile2"))
    #expect(text.contains("/ToUnicode"))
    #expect(text.contains("] TJ ET"))
  }

  @Test func titleAndAlternativeTextAreInTheFile() throws {
    let text = try Self.document()
    #expect(text.contains("/Title <FEFF005400690074006C0065>"))
    #expect(text.contains("/Subject <FEFF0041006C0074>"))
  }

  @Test func opacityIsKept() throws {
    #expect(try Self.document().contains("/ca 0.4"))
  }

  @Test func thereIsNoDateSoThatBytesRepeat() throws {
    let text = try Self.document()
    #expect(!text.contains("/CreationDate"))
    let again = try Self.document()
    #expect(text == again)
  }
}
