import AnalysisFindings
import BinderComparison
import ScientificFigures

/// Titles as plain text, for the report's tables and the terminal: `Li_xPF_yO_z` becomes `LixPFyOz`.
enum PlainTitle {
  /// The text of a title without its markup.
  static func text(_ title: String) -> String { FigureText(markup: title).plainText }
}

extension BinderVerdict {
  /// The verdict with its title as plain text.
  var withPlainTitle: BinderVerdict {
    var verdict = self
    verdict.title = PlainTitle.text(title)
    return verdict
  }
}
