import AnalysisFindings
import Foundation
import PeakFitting

/// The curves of a fitted region, for figures and for the results folder.
enum FitCurve {
  /// One curve a region and level, on the charge-referenced axis of binding energies.
  static func curve(of fit: ProfileFit, block index: Int, shift: Double, at coordinate: Finding.Coordinate)
    -> Curve
  {
    let series = fit.solution.fit
    let block = series.blocks[index]
    let region = fit.regions[block.design]
    let spectrum = block.spectrum
    let envelope = fit.expectations[index]
    let parts = fit.solution.parts(of: index)
    var columns = [
      Curve.Column(
        name: "binding energy", unit: "eV", role: .abscissa, values: spectrum.x.map { $0 - shift }),
      Curve.Column(name: "counts", unit: "counts", role: .measured, values: spectrum.y),
      Curve.Column(name: "background", unit: "counts", role: .background, values: parts.background),
    ]
    for (component, designed) in region.components.enumerated() {
      columns.append(
        Curve.Column(
          name: designed.model.name, unit: "counts", role: .component, values: parts.components[component]))
    }
    columns.append(Curve.Column(name: "envelope", unit: "counts", role: .envelope, values: envelope))
    columns.append(
      Curve.Column(
        name: "residual", unit: "σ", role: .residual,
        values: zip(spectrum.y, envelope).enumerated().map { point, pair in
          (pair.0 - pair.1) / spectrum.standardDeviation(at: point, expected: pair.1)
        }))
    let level = block.level
    return Curve(
      name: "\(region.model.coreLevel) level \(level)",
      title: coordinate.quantity == "etch time"
        ? "\(region.model.coreLevel) after \(coordinate.printed) of etching"
        : "\(region.model.coreLevel) at \(coordinate.quantity) \(coordinate.printed)",
      kind: .fittedSpectrum, columns: columns, coordinates: [coordinate],
      place: MeasuredPlace(region: region.model.coreLevel, level: level))
  }
}

extension FitSpectrum {
  /// The standard deviation of a point by its noise.
  func standardDeviation(at point: Int, expected: Double) -> Double {
    if case .standardDeviations(let sigma) = noise { return sigma[point] }
    return max(expected, 1).squareRoot()
  }
}

extension Finding.Coordinate {
  /// The value with its unit.
  var printed: String { unit.isEmpty ? "\(value)" : "\(value) \(unit)" }
}
