import AnalysisFindings
public import ScientificFigures

extension FigureTheme {
  /// The preset that a mistyped name most likely means.
  public static func nearest(to word: String) -> FigureTheme? {
    NearestWord.nearest(to: word, among: presets.map(\.name)).flatMap(named)
  }
}

extension JournalRules {
  /// The journal that a mistyped name most likely means.
  public static func nearest(to word: String) -> JournalRules? {
    NearestWord.nearest(to: word, among: journals.map(\.journal)).flatMap(named)
  }
}
