import Foundation
import MeasuringHarness
import PeakFitting

/// Fits that CasaXPS stored in VAMAS comments, done anew from starts away from its answer.
///
/// Fitted are the regions whose line shapes and background are known. Areas are judged where CasaXPS's own parameters
/// lie at the minimum, within one unit of χ² scaled by its reduced value: elsewhere its answer was set by hand or left
/// before it converged, and a lower χ² with other areas is what a fit should find. Of these areas those count that
/// the data determine to 1 %.
func casaFitRows(_ shared: URL) throws -> [MeasuredRow] {
  let truth = try JSONDecoder().decode(
    CasaTruth.self, from: Data(contentsOf: shared.appendingPathComponent("truth/xps.json")))
  var worst = 0.0
  var judged = 0
  var better = 0
  var fitted = 0
  for fit in truth.fits {
    guard let outcome = try casaFit(fit) else { continue }
    fitted += 1
    if outcome.chiSquare <= outcome.casaChiSquare * (1 + 1e-9) { better += 1 }
    guard outcome.casaChiSquare - outcome.chiSquare <= outcome.reducedChiSquare else { continue }
    judged += outcome.areaDeviations.count
    worst = max(worst, outcome.areaDeviations.max() ?? 0)
  }
  return [
    fittingRow("casa.areas.worst", worst, "1", judged, .atMost(0.01)),
    fittingRow("casa.chi2.notworse", Double(better), "regions", fitted, .equal(Double(fitted))),
  ]
}

private struct CasaTruth: Decodable {
  var fits: [CasaFit]

  enum CodingKeys: String, CodingKey { case fits = "casa_fits" }
}

private struct CasaFit: Decodable {
  struct Linked: Decodable {
    var value: Double
    var min: Double
    var max: Double
    var link: Double
    var factor: Double

    enum CodingKeys: String, CodingKey {
      case value, min, max, link
      case factor = "factor_or_offset"
    }
  }
  struct Component: Decodable {
    var shape: String
    var area: Linked
    var fwhm: Linked
    var position: Linked

    enum CodingKeys: String, CodingKey {
      case shape, area, fwhm
      case position = "position_ke"
    }
  }
  struct Region: Decodable {
    var background: String
    var start: Double
    var end: Double
    var parameters: [Double]

    enum CodingKeys: String, CodingKey {
      case background
      case start = "ke_start"
      case end = "ke_end"
      case parameters = "bg_params"
    }
  }
  struct Casa: Decodable {
    var regions: [Region]
    var comps: [Component]
  }
  struct Measured: Decodable {
    var counts: [Double]
  }
  var file: String
  var blockIndex: Int
  var block: String
  var dwell: Double?
  var scans: Int?
  var first: Double?
  var step: Double?
  var componentShift: Double?
  var regionShift: Double?
  var casa: Casa
  var data: Measured?

  enum CodingKeys: String, CodingKey {
    case file, block, dwell, scans, casa, data
    case blockIndex = "block_index"
    case first = "ke_first"
    case step = "ke_step"
    case componentShift = "comp_frame_shift"
    case regionShift = "region_frame_shift"
  }
}

private func casaFit(
  _ fit: CasaFit
) throws -> (chiSquare: Double, casaChiSquare: Double, reducedChiSquare: Double, areaDeviations: [Double])? {
  let components = fit.casa.comps
  guard let region = fit.casa.regions.first, fit.casa.regions.count == 1, !components.isEmpty,
    let dwell = fit.dwell, let scans = fit.scans, let counts = fit.data?.counts,
    let firstEnergy = fit.first, let step = fit.step, let componentShift = fit.componentShift,
    let regionShift = fit.regionShift
  else { return nil }
  let shapes = components.compactMap { kineticShape($0.shape) }
  guard shapes.count == components.count else { return nil }
  let low = min(region.start, region.end) + regionShift
  let high = max(region.start, region.end) + regionShift
  let axis = counts.indices.map { firstEnergy + step * Double($0) }
  let kind: StaticBackground.Kind
  switch region.background {
  case "Shirley": kind = .shirley
  case "U 2 Tougaard":
    kind = .tougaard(.twoParameter(scale: region.parameters[0], centre: abs(region.parameters[1])))
  default: return nil
  }
  let background = try StaticBackground(kind, region: low...high, risesWithX: false)
    .values(x: axis, y: counts)
  let inside = axis.indices.filter { axis[$0] >= low && axis[$0] <= high }
  let spectrum = try FitSpectrum(x: inside.map { axis[$0] }, counts: inside.map { counts[$0] })
    .adding(fixedBackground: inside.map { background[$0] })
  // CasaXPS's areas are in counts per second times eV.
  let unit = dwell * Double(scans)
  func model(away: Bool) throws -> PeakModel {
    var model = PeakModel()
    for (k, component) in components.enumerated() {
      let shape = shapes[k]
      let names = shape.shape.parameters.map(\.name)
      let perUnit = shape.unitArea
      let width = component.fwhm.value
      let height = component.area.value * unit / (perUnit * width)
      var settings: [ParameterName: ParameterSetting] = [:]
      let wave = k.isMultiple(of: 2) ? 1.0 : -1.0
      let main = "\(Int(component.area.link))"
      if component.area.link >= 0, Int(component.area.link) < k {
        let ratio = component.area.factor * shapes[Int(component.area.link)].unitArea / perUnit
        settings[.height] = .tied(
          .of(main, .height) * .of(main, .fullWidthAtHalfMaximum) * .constant(ratio)
            / .of("\(k)", .fullWidthAtHalfMaximum))
      } else {
        settings[.height] = .free(height * (away ? 1 + 0.08 * wave : 1), atLeast: 0)
      }
      if component.fwhm.link >= 0, Int(component.fwhm.link) < k {
        settings[.fullWidthAtHalfMaximum] = .tied(
          .of("\(Int(component.fwhm.link))", .fullWidthAtHalfMaximum) * .constant(component.fwhm.factor))
      } else {
        let start = width * (away ? 1 - 0.06 * wave : 1)
        settings[.fullWidthAtHalfMaximum] = .free(
          start: start, lower: min(component.fwhm.min, width), upper: max(component.fwhm.max, width))
      }
      let centre = component.position.value + componentShift
      if component.position.link >= 0, Int(component.position.link) < k {
        settings[.centre] = .tied(
          .of("\(Int(component.position.link))", .centre) + .constant(component.position.factor))
      } else {
        let shift = componentShift
        settings[.centre] = .free(
          start: centre + (away ? 0.05 * width * wave : 0),
          lower: min(component.position.min + shift, centre),
          upper: max(component.position.max + shift, centre))
      }
      if names.contains(.mixing) { settings[.mixing] = .fixed(shape.mixing) }
      try model.add("\(k)", shape.shape, settings)
    }
    return model
  }
  var options = FitOptions()
  options.statistic = .chiSquare
  let found = try PeakFit.fit(model(away: true), to: spectrum, options: options)
  var still = options
  still.maximumIterations = 0
  still.starts = .given
  let casa = try PeakFit.fit(model(away: false), to: spectrum, options: still)
  // An area that the data leave open to more than 1 % cannot be recovered within 1 %.
  let scale = max(found.statistics.reducedChiSquare, 1).squareRoot()
  var deviations: [Double] = []
  for (k, component) in components.enumerated() {
    let area = try found.area(of: "\(k)")
    guard area.value > 0, area.standardUncertainty > 0,
      scale * area.standardUncertainty <= 0.01 * area.value
    else { continue }
    deviations.append(abs(area.value / unit / component.area.value - 1))
  }
  return (found.statistics.cost, casa.statistics.cost, found.statistics.reducedChiSquare, deviations)
}

/// A CasaXPS shape on a kinetic-energy axis, with its area at unit height and width.
private func kineticShape(_ name: String) -> (shape: any LineShape, mixing: Double, unitArea: Double)? {
  let parts = name.split(whereSeparator: { "(,)".contains($0) }).map(String.init)
  let numbers = parts.dropFirst().compactMap(Double.init)
  let shape: any LineShape
  var mixing = 0.0
  switch (parts.first ?? "", numbers.count) {
  case ("GL", 1): (shape, mixing) = (GaussianLorentzianProduct(), numbers[0] / 100)
  case ("SGL", 1): (shape, mixing) = (GaussianLorentzianSum(), numbers[0] / 100)
  case ("LA", 2):
    shape = AsymmetricLorentzianShape(alpha: numbers[0], beta: numbers[0], gaussian: numbers[1])
  case ("LA", 3):
    shape = AsymmetricLorentzianShape(
      alpha: numbers[0], beta: numbers[1], gaussian: numbers[2], alphaTowardsHigherX: false)
  default: return nil
  }
  guard let area = shape.area([1, 0, 1, mixing]) else { return nil }
  return (shape, mixing, area.value)
}
