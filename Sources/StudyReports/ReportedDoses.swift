import AnalysisFindings
import BinderComparison
import ReplicateStatistics
import StudyExports

/// The report's part on how quantities follow the dose of a series of binders.
struct ReportedDoses {
  private let study: ReportedStudy

  init(_ study: ReportedStudy) { self.study = study }

  /// Adds the table of slopes, a line a quantity.
  func add(to text: inout some ReportText) {
    guard let doses = study.comparison.doses else { return }
    text.heading(3, "Against the dose")
    guard !doses.responses.isEmpty else {
      text.paragraph("No quantity has numbers at three doses or more.")
      return
    }
    let series = doses.series
    text.paragraph(
      "Straight lines through the cells of all binders against \(series.title)"
        + "\(series.unit == "1" ? "" : " in \(series.unit)"), p of the slope by Student's t with Holm's correction "
        + "within the family of the quantity's verdicts. Where the means do not lie on the line (F test against the "
        + "scatter of cells), the slope describes nothing.")
    text.table(
      caption: "Slopes with 95 % intervals.",
      header: ["Measure", "Trend", "Slope", "p", "p of a straight line", "n"],
      rows: doses.responses.map { response in
        let interval = response.slope.interval(level: 0.95)
        return [
          PlainTitle.text(response.heading), response.trend.rawValue,
          PrintedNumber.value(response.slope.value, from: interval.lower, to: interval.upper)
            + PrintedNumber.suffix(ofUnit: response.slope.unit),
          PrintedNumber.statedProbability(response.adjustedPValue),
          response.lackOfFitPValue.map(PrintedNumber.statedProbability) ?? "",
          "\(response.scatter.count) over \(response.points.count)",
        ]
      })
  }
}
