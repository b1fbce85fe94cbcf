import AnalysisFindings
import InstrumentMeasurements
import ReplicateStatistics

extension ElementReport {
  /// What the calibration line is like.
  var calibrationDiagnostics: [AnalysisResult.Diagnostic] {
    guard let calibration = reduction.calibration else { return [] }
    let line = calibration.line
    let unit = reduction.choice.channel.concentrationUnit
    return [
      AnalysisResult.Diagnostic(
        name: "\(element): slope",
        value: "\(PrintedNumber.significant(line.slope, digits: 5)) cps per \(unit)"),
      AnalysisResult.Diagnostic(
        name: "\(element): relative standard uncertainty of the slope",
        value: PrintedNumber.percent(calibration.slopeUncertainty / abs(line.slope))),
      AnalysisResult.Diagnostic(
        name: "\(element): blank",
        value: "\(PrintedNumber.significant(calibration.blank.response, digits: 5)) cps"),
      AnalysisResult.Diagnostic(
        name: "\(element): coefficient of determination",
        value: PrintedNumber.significant(line.determination, digits: 7)),
    ]
  }

  /// The points and the line of the calibration.
  var calibrationCurve: Curve? {
    guard let calibration = reduction.calibration else { return nil }
    let blank = CalibrationPoint(
      level: 0, response: calibration.blank.response, uncertainty: calibration.blank.standardUncertainty)
    let points = [blank] + calibration.points
    let line = calibration.line
    let unit = reduction.choice.channel.concentrationUnit
    return Curve(
      name: "calibration.\(element)", title: "\(element), \(reduction.choice.channel.name)",
      kind: .calibrationLine,
      columns: [
        Curve.Column(name: "concentration", unit: unit, role: .abscissa, values: points.map(\.level)),
        Curve.Column(
          name: "count rate", unit: "cps", role: .measured, values: points.map(\.response),
          uncertainties: points.map(\.uncertainty)),
        Curve.Column(
          name: "line", unit: "cps", role: .derived,
          values: points.map { line.intercept + line.slope * $0.level }),
      ])
  }
}
