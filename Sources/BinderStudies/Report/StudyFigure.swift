/// A figure as it is written to the results folder and shown in the report.
struct StudyFigure: Sendable {
  /// The file's name without ending.
  let name: String
  /// The caption.
  let caption: String
  /// The alternative text, made from the data.
  let alternativeText: String
  /// The picture as PNG at 300 dpi.
  let png: [UInt8]
  /// The same scene as SVG.
  let svg: String
}
