import AnalysisFindings
import BinderComparison
import StudyExports

/// A study of one result, written and read back, with something changed on the way.
enum RecordedNumbers {
  static let curve = Curve(
    name: "scan", title: "Scan", kind: Curve.Kind(rawValue: "eels.scan"),
    columns: [
      Curve.Column(name: "depth", unit: "nm", role: .abscissa, values: [0, 0.5, 1]),
      Curve.Column(
        name: "-ΔE, net", unit: "eV", role: .derived, values: [.nan, 12, 1.0 / 3],
        uncertainties: [.infinity, 0.1, 0]),
    ], coordinates: [Finding.Coordinate(quantity: "etch time", value: 60, unit: "s")])

  static let estimate = Estimate(
    value: 2.0 / 3, unit: "nm", standardUncertainty: 0.1,
    sharedEffects: [SharedEffect(source: "rate", effect: 0.05)], degreesOfFreedom: 4,
    statedIntervals: [
      ConfidenceInterval(level: 0.95, lower: 0.4, upper: .infinity, method: "bootstrap"),
      ConfidenceInterval(level: 0.999, lower: -.infinity, upper: 1, method: "bootstrap"),
    ], correlations: [Finding.Key(rawValue: "b"): 0.5, Finding.Key(rawValue: "a"): -0.25])

  static let limit = AnalysisResult.DetectionLimit(
    key: Finding.Key(rawValue: "eels.a"), value: 0.25, unit: "nm", definition: "3 s of 5 blanks")

  static let findings = [
    Finding(key: Finding.Key(rawValue: "eels.a"), title: "A", outcome: .estimate(estimate), method: "fit"),
    Finding(
      key: Finding.Key(rawValue: "eels.b"), title: "B", coordinates: curve.coordinates,
      outcome: .noAnswer(NoAnswer(.noPlateau, "No plateau.", atLeast: 15, unit: "nm")), method: "fit"),
  ]

  /// Writes the study and reads it back.
  static func readBack(
    document change: (String) -> String = { $0 }, curve changeCurve: (String) -> String = { $0 }
  ) throws -> RecordedStudy {
    let none = StudyComparison(of: [], samples: [], binders: [])
    let result = AnalysisResult(
      technique: "eels", sample: "P-1", findings: findings, curves: [curve],
      detectionLimits: [limit],
      provenance: AnalysisResult.Provenance(
        files: [], method: "EELSAnalysis 1", options: [.init(name: "draws", value: "1000")]))
    let document = FindingsDocument.json(
      study: "A", binders: ["P", "Q"],
      results: [
        ExportedResult(
          binder: "P", role: "sample", identity: "i", result: result,
          curveFiles: [CurveFile(path: "curves/scan.csv", sha256: "0")])
      ], comparison: none, againstControls: none)
    let text = changeCurve(curve.csv)
    return try FindingsDocument.study(Array(change(document.document).utf8), folder: "results") { _ in
      Array(text.utf8)
    }
  }
}
