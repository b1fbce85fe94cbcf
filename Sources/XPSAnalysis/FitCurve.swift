import AnalysisFindings
import PeakFitting

/// The curves of a fitted region, for figures and for the results folder.
enum FitCurve {
  /// One curve a region and level, on the charge-referenced axis of binding energies.
  static func curve(of fit: RegionFit, etchTime: Double, index: Int) -> Curve {
    let curves = fit.result.curves
    var columns = [
      Curve.Column(
        name: "binding energy", unit: "eV", role: .abscissa, values: curves.x.map { $0 - fit.shift }),
      Curve.Column(name: "counts", unit: "counts", role: .measured, values: curves.data),
      Curve.Column(name: "background", unit: "counts", role: .background, values: curves.background),
    ]
    for component in fit.model.components {
      var sum = [Double](repeating: 0, count: curves.x.count)
      for name in fit.curves(of: component.name) {
        for (point, value) in (curves.component(name) ?? []).enumerated() { sum[point] += value }
      }
      columns.append(Curve.Column(name: component.name, unit: "counts", role: .component, values: sum))
    }
    columns.append(Curve.Column(name: "envelope", unit: "counts", role: .envelope, values: curves.envelope))
    columns.append(
      Curve.Column(name: "residual", unit: "σ", role: .residual, values: curves.normalizedResiduals))
    return Curve(
      name: "\(fit.model.coreLevel) level \(index)",
      title: "\(fit.model.coreLevel) after \(etchTime) s of etching",
      kind: .fittedSpectrum, columns: columns,
      coordinates: [Finding.Coordinate(quantity: "etch time", value: etchTime, unit: "s")],
      place: MeasuredPlace(region: fit.model.coreLevel, level: index))
  }
}
