import AnalysisFindings
package import BinderComparison
import InstrumentMeasurements

/// The measures of a study in which nothing is compared, a line each, with what every specimen has.
package struct SpecimenAnswers: Sendable {
  /// The lines: `Total CEI thickness: P-1 21.0 ± 1.1 nm; P-2 20.4 ± 1.1 nm`.
  package let lines: [String]

  /// Gathers the measures; of a quantity along a profile the first level stands for it.
  ///
  /// - Parameters:
  ///   - results: The results.
  ///   - headline: The keys of the measures in their order, each a key or the beginning of keys with `*` at its end.
  ///   - limit: The most lines.
  package init(_ results: [SpecimenResult], headline: [String], atMost limit: Int) {
    var lines: [String] = []
    var taken: Set<Finding.Key> = []
    for pattern in headline {
      for finding in results.flatMap(\.result.findings)
      where finding.key.isNamed(by: pattern) && taken.insert(finding.key).inserted {
        let cells = results.compactMap { one -> String? in
          one.result.findings.first { $0.key == finding.key }.map {
            "\(one.specimen.name) \(Self.text($0.outcome))"
          }
        }
        lines.append("\(PlainTitle.text(finding.title)): \(cells.joined(separator: "; "))")
      }
    }
    let shown = lines.count > limit ? limit - 1 : lines.count
    self.lines =
      Array(lines.prefix(shown))
      + (lines.count > shown ? ["and \(lines.count - shown) more measures in the report"] : [])
  }

  private static func text(_ outcome: Finding.Outcome) -> String {
    switch outcome {
    case .estimate(let estimate): estimate.printed
    case .noAnswer(let noAnswer): "no answer (\(noAnswer.reason.rawValue))"
    }
  }
}
