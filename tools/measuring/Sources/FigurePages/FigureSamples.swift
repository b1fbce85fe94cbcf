import Foundation
public import Interphase

/// Figures of the kinds in which the field publishes, from simulated data with fixed seeds.
public enum FigureSamples {
  /// Depth profiles of two binders.
  public static func profiles(count: Int = 2000) -> InterphaseProfileFigure {
    var noise = SampleNoise(seed: 3)
    let t = (0..<count).map { 900 * Double($0) / Double(count - 1) + 0.225 }
    func layer(_ a: Double, _ rise: Double, _ fall: Double, _ w: Double, _ base: Double) -> [Double] {
      t.map { a / (1 + exp(-($0 - rise) / (w * 0.35 + 1))) / (1 + exp(($0 - fall) / w)) + base }
    }
    let profiles = [("PVDF", 1.0), ("X-PAA", 0.42)].map { binder, s in
      let ions: [(String, [Double])] = [
        ("C2HO-", layer(2.2e4 * (s == 1 ? 1 : 0.55), -20, 105 * pow(s, 0.4), 22 * pow(s, 0.3), 18)),
        ("PO2-", layer(9e3 * s, 8, 190 * pow(s, 0.5), 40 * pow(s, 0.3), 9)),
        ("LiF2-", layer(5.5e4 * pow(s, 1.4), 18, 310 * pow(s, 0.55), 60 * pow(s, 0.3), 25)),
        ("Ni-", t.map { 3e4 / (1 + exp(-($0 - 420 * pow(s, 0.5)) / 55)) + 6 }),
      ]
      var columns = [
        Curve.Column(name: "sputter time", unit: "s", role: .abscissa, values: t),
        Curve.Column(name: "depth", unit: "nm", role: .derived, values: t.map { $0 * 0.2 }),
      ]
      for ion in ions {
        columns.append(
          Curve.Column(name: ion.0, unit: "counts", role: .measured, values: ion.1.map { noise.counts($0) }))
      }
      let scale = pow(s, 0.5)
      let findings = [("outer", 14 * scale), ("total", 58 * scale), ("inner", 44 * scale)].map {
        name, value in
        Finding(
          key: Finding.Key(rawValue: "sims.\(name)_thickness"), title: name,
          outcome: .estimate(Estimate(value: value, unit: "nm", standardUncertainty: 0.9)), method: "")
      }
      return InterphaseProfileFigure.Profile(
        binder: binder, curve: Curve(name: "profile", title: binder, kind: .sputterProfile, columns: columns),
        findings: findings)
    }
    return InterphaseProfileFigure(profiles: profiles)
  }

  /// Metal deposits of three binders, five cells each.
  public static func deposition() -> CellBarsFigure {
    var noise = SampleNoise(seed: 11)
    let means: [(String, [Double])] = [
      ("Ni", [41.2, 17.5, 9.8]), ("Co", [9.6, 4.9, 3.1]), ("Mn", [22.8, 12, 6.2]),
    ]
    let binders = ["PVDF", "CMC/SBR", "X-PAA"]
    var cells: [CellBarsFigure.Cell] = []
    for (index, binder) in binders.enumerated() {
      for cell in 1...5 {
        let findings = means.map { element, values in
          Finding(
            key: .deposit(of: element), title: element,
            outcome: .estimate(
              Estimate(
                value: values[index] * (1 + 0.09 * noise.normal()), unit: "µg/cm²", standardUncertainty: 0.1)),
            method: "")
        }
        cells.append(CellBarsFigure.Cell(binder: binder, sample: "\(binder)-\(cell)", findings: findings))
      }
    }
    let tests = means.flatMap { element, _ in
      [("CMC/SBR", 0.0004), ("X-PAA", 0.0001)].map {
        CellBarsFigure.Comparison(
          key: .deposit(of: element), first: "PVDF", second: $0.0, probability: $0.1)
      }
    }
    return .metalDeposition(
      binders: binders, cells: cells, comparisons: tests, brackets: .stars,
      testName: "Welch test, Holm over 6")
  }

  /// A random walk on a wave: a million points of time in s and signal.
  public static func longSignal(count: Int = 1_000_000) -> (times: [Double], values: [Double]) {
    var noise = SampleNoise(seed: 2)
    var sum = 0.0
    let times = (0..<count).map { 1000 * Double($0) / Double(count - 1) }
    let values = times.map { time -> Double in
      sum += noise.normal()
      return sum / 300 + 2 * sin(time / 40)
    }
    return (times, values)
  }

  /// A line through points.
  public static func longLine(_ t: [Double], _ y: [Double]) -> ScientificFigure {
    ScientificFigure(
      name: "line", title: "A long signal", altText: "One line of \(t.count) points against time.",
      columnWeights: [1],
      rowHeights: [150],
      cells: [
        FigureCell(
          row: 0, column: 0,
          panel: FigurePanel(
            x: FigureAxis("Time", unit: "s", padding: (0, 0)), y: FigureAxis("Signal", unit: "arb. units"),
            marks: [LineMark(x: t, y: y, stroke: SceneStroke(SeriesPalette.blue, width: 0.5))]))
      ])
  }
}
