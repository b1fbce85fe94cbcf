import Foundation
public import Interphase

extension FigureSamples {
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
      let spectra = regions.indices.map { index in
        FittedSpectraFigure.Spectrum(
          region: regions[index].name, curve: fit(index, amplitudes[binder]?[index] ?? [], &noise))
      }
      return FittedSpectraFigure.Row(binder: binder, spectra: spectra)
    }
    return FittedSpectraFigure(rows: rows)
  }

  /// Fits of F 1s and O 1s of two binders at five levels, in which the salt's products give way to the oxide.
  public static func levels() -> StackedSpectraFigure { .depthLevels(of: levelFits()) }

  /// The surface of two binders in two regions.
  public static func stackedBinders() -> StackedSpectraFigure { .binders(levelFits()) }

  private static func levelFits() -> [(binder: String, curves: [Curve])] {
    var noise = SampleNoise(seed: 27)
    return ["PVDF", "X-PAA"].map { binder in
      var curves: [Curve] = []
      for (level, time) in [0.0, 30, 60, 120, 240].enumerated() {
        let deep = time / 240
        for index in [1, 2] {
          var heights = amplitudes[binder]?[index] ?? []
          for place in heights.indices {
            // LiF and TM-O, the first of each region, grow with etching.
            heights[place] *= place == 0 ? 0.5 + deep : 1 - 0.75 * deep
          }
          var curve = fit(index, heights, &noise)
          curve.name = "\(regions[index].name) level \(level)"
          curve.place = MeasuredPlace(region: regions[index].name, level: level)
          curve.coordinates = [.init(quantity: "etch time", value: time, unit: "s")]
          curves.append(curve)
        }
      }
      return (binder, curves)
    }
  }

  /// A fit with one height a component.
  private static func fit(_ index: Int, _ heights: [Double], _ noise: inout SampleNoise) -> Curve {
    let region = regions[index]
    let x = (0..<240).map { region.from + (region.to - region.from) * Double($0) / 239 }
    let parts = zip(heights, region.peaks).map { height, p in x.map { 6000 * height * peak($0, p.1, p.2) } }
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
    return Curve(name: region.name, title: region.name, kind: .fittedSpectrum, columns: columns)
  }
}
