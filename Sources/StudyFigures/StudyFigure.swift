import RasterCanvas
import ScientificFigures

/// A figure as it is written to the results folder and shown in the report.
package struct StudyFigure: Sendable {
  /// The name.
  package let name: String
  /// The caption.
  package let caption: String
  /// The alternative text, made from the data.
  package let alternativeText: String
  /// The picture for the report.
  package let png: [UInt8]
  /// Which characters the typeface lacks, in one line; `nil` for none.
  package let missingCharacters: String?
  /// The files with their names.
  package let files: [(name: String, bytes: [UInt8])]

  init(
    _ figure: ScientificFigure, output: FigureOutput, typeface: FigureTypeface
  ) throws(RasterProblem) {
    name = figure.name
    caption = FigureText(markup: figure.caption).plainText
    alternativeText = figure.altText
    let page = figure.scene(typeface: typeface)
    missingCharacters = page.missingCharacterWarning(figure: figure.name, typeface: typeface)
    let png = try output.bytes(of: page, as: .png, typeface: typeface)
    var files: [(name: String, bytes: [UInt8])] = []
    for format in output.formats {
      let bytes = format == .png ? png : try output.bytes(of: page, as: format, typeface: typeface)
      files.append(("\(figure.name).\(format.rawValue)", bytes))
    }
    self.png = png
    self.files = files
  }
}
