import AnalysisFindings
import StudyExports
import Testing

@Suite struct CurveFileTests {
  @Test func eachCellIsTheTextOfItsNumberAndAGapIsEmpty() {
    let numbers: [Double] = [
      0, -0.0, 1, -1, 42, 999_999_999_999, -999_999_999_999, 1e12, 1_234_567_890_123, 123_456_789_012_345_680,
      1e300, -1e300, 0.1, -2.5, 1.0 / 3, 1e-300, .leastNonzeroMagnitude, .infinity, -.infinity,
    ]
    let curve = Curve(
      name: "c", title: "", kind: Curve.Kind(rawValue: ""),
      columns: [
        Curve.Column(
          name: "a", unit: "nm", role: .abscissa, values: numbers + [.nan], uncertainties: [1, .nan]),
        Curve.Column(name: "b, c", unit: "1", role: .measured, values: []),
      ])
    let rows = (numbers.map(\.resultText) + [""]).enumerated().map { index, text in
      "\(text),\(index == 0 ? "1" : ""),\n"
    }
    #expect(curve.csv == "a [nm],u(a) [nm],\"b, c\"\n" + rows.joined())
    #expect(curve.csvBytes == Array(curve.csv.utf8))
  }
}
