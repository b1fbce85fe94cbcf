import Foundation
public import Interphase

/// Figures of the kinds in which the field publishes, from simulated data with fixed seeds.
public enum FigureSamples {
  private static func peak(_ x: Double, _ centre: Double, _ width: Double, _ lorentzian: Double = 0.3)
    -> Double
  {
    let t = (x - centre) / width
    return (1 - lorentzian) * exp(-4 * 0.693_147_180_56 * t * t) + lorentzian / (1 + 4 * t * t)
  }

  private static let regions: [(name: String, from: Double, to: Double, peaks: [(String, Double, Double)])] =
    [
      (
        "C 1s", 294, 281.5,
        [
          ("C-C", 284.8, 1.25), ("C-O", 286.8, 1.4), ("C=O", 287.9, 1.4), ("O-C=O", 289.2, 1.5),
          ("CF2", 290.8, 1.5),
          ("CH2", 286.3, 1.5),
        ]
      ),
      (
        "F 1s", 693, 681.5,
        [
          ("LiF", 684.9, 1.45), ("NiF2", 685.9, 1.6), ("LixPFyOz", 686.8, 1.7), ("CFx", 687.9, 1.7),
          ("LixPFy", 688.9, 1.8),
        ]
      ),
      (
        "O 1s", 538, 526.5,
        [
          ("TM-O", 529.4, 1.15), ("Li2CO3", 531.5, 1.6), ("C=O", 532.3, 1.5), ("C-O", 533.2, 1.6),
          ("POxFy", 534.5, 1.8),
        ]
      ),
    ]

  private static let amplitudes: [String: [[Double]]] = [
    "PVDF": [
      [1, 0.2, 0.2, 0.18, 0.52, 0.52], [0.85, 0.2, 0.42, 0.95, 0.22], [0.34, 0.78, 0.46, 0.62, 0.33],
    ],
    "X-PAA": [
      [1, 0.44, 0.2, 0.42, 0.05, 0.05], [0.5, 0.07, 0.2, 0.1, 0.08], [0.86, 0.42, 0.5, 0.52, 0.12],
    ],
  ]

  /// Fitted spectra of two binders in three regions.
  public static func fittedSpectra() -> FittedSpectraFigure {
    var noise = SampleNoise(seed: 7)
    let rows = ["PVDF", "X-PAA"].map { binder in
      let spectra = regions.enumerated().map { index, region in
        let heights = amplitudes[binder]?[index] ?? []
        let x = (0..<240).map { region.from + (region.to - region.from) * Double($0) / 239 }
        let parts = zip(heights, region.peaks).map { height, p in x.map { 6000 * height * peak($0, p.1, p.2) }
        }
        let sum = x.indices.map { i in parts.reduce(0) { $0 + $1[i] } }
        var running = 0.0
        var steps = [Double](repeating: 0, count: x.count)
        for i in x.indices.reversed() {
          running += sum[i]
          steps[i] = running
        }
        let top = sum.max() ?? 1
        let background = steps.map { 1500 + 0.22 * top * $0 / running }
        let envelope = zip(sum, background).map { $0 + $1 }
        let counts = envelope.map { noise.counts($0) }
        let residual = zip(counts, envelope).map { ($0 - $1) / max($1, 1).squareRoot() }
        var columns = [
          Curve.Column(name: "binding energy", unit: "eV", role: .abscissa, values: x),
          Curve.Column(name: "counts", unit: "counts", role: .measured, values: counts),
          Curve.Column(name: "background", unit: "counts", role: .background, values: background),
        ]
        for (part, p) in zip(parts, region.peaks) {
          columns.append(Curve.Column(name: p.0, unit: "counts", role: .component, values: part))
        }
        columns.append(Curve.Column(name: "envelope", unit: "counts", role: .envelope, values: envelope))
        columns.append(Curve.Column(name: "residual", unit: "1", role: .residual, values: residual))
        return FittedSpectraFigure.Spectrum(
          region: region.name,
          curve: Curve(name: region.name, title: region.name, kind: "xps.fit", columns: columns))
      }
      return FittedSpectraFigure.Row(binder: binder, spectra: spectra)
    }
    return FittedSpectraFigure(rows: rows)
  }

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
          key: "sims.\(name)_thickness", title: name,
          outcome: .estimate(Estimate(value: value, unit: "nm", standardUncertainty: 0.9)), method: "")
      }
      return InterphaseProfileFigure.Profile(
        binder: binder, curve: Curve(name: "profile", title: binder, kind: "sims.profile", columns: columns),
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
            key: "icpms.deposit.\(element)", title: element,
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
          key: "icpms.deposit.\(element)", first: "PVDF", second: $0.0, probability: $0.1)
      }
    }
    return .metalDeposition(
      binders: binders, cells: cells, comparisons: tests, brackets: .stars,
      testName: "Welch test, Holm over 6")
  }

  /// Counts with clouds of several sizes: sums of waves in random directions.
  public static func ionMap(side: Int = 512) -> IonMapFigure {
    var noise = SampleNoise(seed: 1)
    let waves = (0..<24).map { _ in
      (noise.normal() * 5, noise.normal() * 5, noise.uniform() * 6.28, noise.normal() * 0.28)
    }
    var counts: [Double] = []
    counts.reserveCapacity(side * side)
    for row in 0..<side {
      for column in 0..<side {
        let (x, y) = (Double(column) / Double(side) * 6.28, Double(row) / Double(side) * 6.28)
        let field = waves.reduce(0) { $0 + $1.3 * cos($1.0 * x + $1.1 * y + $1.2) }
        counts.append(noise.counts(exp(1.6 + field)))
      }
    }
    return ionMap(side: side, counts: counts)
  }

  /// A map of counts, row by row.
  public static func ionMap(side: Int, counts: [Double]) -> IonMapFigure {
    IonMapFigure(
      maps: [
        .init(ion: "LiF2-", detail: "m/z 44.98", columns: side, rows: side, counts: counts, fieldWidth: 50)
      ])
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
