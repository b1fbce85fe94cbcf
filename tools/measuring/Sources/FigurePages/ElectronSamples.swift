import Foundation
public import Interphase

extension FigureSamples {
  private static func gaussian(_ x: Double, _ centre: Double, _ width: Double) -> Double {
    exp(-2.772_588_722_239_8 * (x - centre) * (x - centre) / (width * width))
  }

  /// EELS line scans of two binders.
  ///
  /// - Parameters:
  ///   - count: How many depths each has.
  ///   - step: Their distance, in nm.
  public static func lineScans(depths count: Int = 12, step: Double = 3) -> EdgeWaterfallFigure {
    var noise = SampleNoise(seed: 5)
    let depths = (0..<count).map { Double($0) * step }
    let energies = (0..<700).map { 520 + Double($0) * 0.55 }
    let specimens = [("PVDF", 14.0), ("X-PAA", 5)].map { binder, thickness in
      var columns = [Curve.Column(name: "energy loss", unit: "eV", role: .abscissa, values: energies)]
      for depth in depths {
        let ordered = 1 - exp(-depth / thickness)
        let values = energies.map { energy in
          ordered * gaussian(energy, 529, 2.5) + gaussian(energy, 540, 7) + 1.4 * gaussian(energy, 855, 3)
            + 0.5 * gaussian(energy, 872, 4) + 0.02 * noise.normal()
        }
        columns.append(
          Curve.Column(name: "depth \(depth) nm", unit: "counts", role: .measured, values: values))
      }
      let scan = Curve(
        name: "scan", title: binder, kind: .lineScan,
        columns: [
          Curve.Column(name: "depth", unit: "nm", role: .abscissa, values: depths),
          Curve.Column(
            name: "ΔE", unit: "eV", role: .derived,
            values: depths.map { 11.4 - exp(-$0 / thickness) + 0.1 * noise.normal() },
            uncertainties: depths.map { _ in 0.1 }),
          Curve.Column(
            name: "Ni L3/L2", unit: "1", role: .derived,
            values: depths.map { 2.9 + 0.6 * exp(-$0 / thickness) + 0.06 * noise.normal() },
            uncertainties: depths.map { _ in 0.06 }),
        ])
      let rockSalt = Finding(
        key: .rockSaltThickness, title: "Rock salt",
        outcome: .estimate(Estimate(value: thickness * 0.7, unit: "nm", standardUncertainty: 0.6)), method: ""
      )
      return EdgeWaterfallFigure.Specimen(
        binder: binder,
        spectra: [Curve(name: "spectra", title: binder, kind: .coreLossSpectra, columns: columns)],
        scan: scan, findings: [rockSalt])
    }
    return EdgeWaterfallFigure(specimens: specimens)
  }

  /// A micrograph of a lattice, with the transforms of two regions.
  public static func micrograph() -> MicrographFigure {
    var noise = SampleNoise(seed: 9)
    func image(_ side: Int, _ value: (Double, Double) -> Double) -> MicrographFigure.GreyImage {
      MicrographFigure.GreyImage(
        columns: side, rows: side,
        values: (0..<side * side).map { value(Double($0 % side), Double($0 / side)) + 0.2 * noise.normal() })
    }
    let lattice = image(256) { x, y in 2 + cos(x * 0.7) + cos(y * 0.7 + x * 0.1) - y / 256 }
    func spots(_ distance: Double) -> MicrographFigure.GreyImage {
      image(64) { x, y in
        (-2...2).reduce(0) { sum, order in
          sum + 5 * gaussian(x, 32 + distance * Double(order), 3) * gaussian(y, 32 + 4 * Double(order), 3)
        }
      }
    }
    return MicrographFigure(
      specimen: "X-PAA", image: lattice, pixelSize: 0.04,
      regions: [
        .init(label: "layered  \\it{R}\\bar{3}\\it{m}", x: 30, y: 150, side: 80, transform: spots(12)),
        .init(label: "rock salt  \\it{Fm}\\bar{3}\\it{m}", x: 140, y: 20, side: 80, transform: spots(9)),
      ])
  }
}
