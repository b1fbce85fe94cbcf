import AnalysisFindings
public import BinderComparison
import InstrumentMeasurements
import ReplicateStatistics

/// `findings.csv`: the findings as a tidy table, one number a row.
public enum FindingsTable {
  /// The table.
  public static func csv(_ results: [SpecimenResult]) -> String {
    header + results.map(rows).joined()
  }

  /// The first line, with its line end.
  package static var header: String {
    CSVText(header: [
      "sample", "binder", "role", "technique", "key", "title", "coordinate", "coordinate value",
      "coordinate unit", "value", "unit", "standard uncertainty", "shared uncertainty", "degrees of freedom",
      "lower 95 %", "upper 95 %", "no answer", "explanation", "method",
    ]).text
  }

  /// The lines of one result.
  package static func rows(_ result: SpecimenResult) -> String {
    var table = CSVText()
    for finding in result.result.findings { table.append(row(result, finding)) }
    return table.text
  }

  private static func row(_ result: SpecimenResult, _ finding: Finding) -> [String] {
    let coordinate = finding.coordinates.first
    let head = [
      result.specimen.name, result.specimen.binder, result.specimen.role.rawValue, result.result.technique,
      finding.key.rawValue, finding.title, coordinate?.quantity ?? "", coordinate?.value.resultText ?? "",
      coordinate?.unit ?? "",
    ]
    switch finding.outcome {
    case .estimate(let estimate):
      let interval = estimate.interval(level: 0.95)
      return head + [
        estimate.value.resultText, estimate.unit, estimate.standardUncertainty.resultText,
        estimate.sharedUncertainty.resultText, estimate.degreesOfFreedom?.resultText ?? "",
        interval.lower.resultText, interval.upper.resultText, "", "", finding.method,
      ]
    case .noAnswer(let reason):
      return head + [
        "", reason.unit, "", "", "", reason.atLeast?.resultText ?? "", reason.atMost?.resultText ?? "",
        reason.reason.rawValue, reason.explanation, finding.method,
      ]
    }
  }
}
