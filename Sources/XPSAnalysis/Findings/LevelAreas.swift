import AnalysisFindings
import Foundation
import PeakFitting

/// The areas of all components of a level with all that is known of their uncertainty.
struct LevelAreas {
  /// A component that was fitted.
  struct Component {
    /// The index of its region among the fitted ones.
    let region: Int
    /// The component.
    let model: ComponentModel
  }

  /// The components of all regions of the level.
  let components: [Component]
  /// Their areas, free of the analyser's transmission, in counts · eV (or as the file counts).
  private(set) var areas: [Double]
  /// The shift of the level in eV.
  private(set) var shift: Double
  /// The binding energy of each component's (stronger) line, referred to the charge reference, in eV.
  private(set) var energies: [Double]
  /// The logarithm of the full width at half maximum (in eV) of each component's line.
  private(set) var logWidths: [Double]
  /// The covariance of the areas that follows from the data and the priors, row after row.
  let covariance: [Double]
  /// The variance of the shift.
  let shiftVariance: Double
  /// The variance of each referred binding energy.
  let energyVariances: [Double]
  /// The variance of each logarithm of a width.
  let logWidthVariances: [Double]
  /// What other assumptions would change.
  private(set) var effects: [AssumptionEffect] = []

  /// What one assumption that describes the data as well changes, in units of a standard uncertainty of the choice.
  struct AssumptionEffect {
    /// The assumption: `line shape of F 1s: Voigt`.
    let source: String
    /// The change of each area.
    var areas: [Double]
    /// The change of the shift.
    var shift: Double
    /// The change of each referred binding energy.
    var energies: [Double]
    /// The change of each logarithm of a width.
    var logWidths: [Double]
  }

  /// Collects a level; `nil` where no region of it was fitted or the equations are singular.
  init?(_ fits: ProfileFits, level: Int, _ covariance: LevelCovariance, _ options: XPSAnalysisOptions) {
    let usual = fits.usual
    let blocks = usual.solution.fit.blocks.indices.filter { usual.solution.fit.blocks[$0].level == level }
    guard !blocks.isEmpty else { return nil }
    let values = LevelValues(usual, blocks, options)
    components = values.components
    areas = values.areas
    shift = values.shift
    energies = values.energies
    logWidths = values.logWidths
    let count = components.count
    var matrix = [Double](repeating: 0, count: count * count)
    for i in 0..<count {
      for j in 0...i {
        let value = covariance.sum(values.areaSlopes[i], values.areaSlopes[j])
        matrix[i * count + j] = value
        matrix[j * count + i] = value
      }
    }
    self.covariance = matrix
    shiftVariance = covariance.sum([values.shiftSlope], [values.shiftSlope])
    energyVariances = values.energySlopes.map { covariance.sum($0, $0) }
    logWidthVariances = values.logWidthSlopes.map { covariance.sum($0, $0) }
    add(fits, values, blocks, options)
  }

  /// Takes the mean over all assumptions that describe a region, each counted equally, and notes their scatter.
  private mutating func add(
    _ fits: ProfileFits, _ usual: LevelValues, _ blocks: [Int], _ options: XPSAnalysisOptions
  ) {
    for kind in fits.kinds {
      let changed = fits.changes.filter { $0.kind == kind }.map { change in
        (name: change.alternative, values: LevelValues(change.fit, blocks, options))
      }
      let own = [(name: fits.usual.name(of: kind), values: usual)] + changed
      for region in Set(components.map(\.region)).sorted() {
        let names = fits.adequate(kind, region: region)
        let chosen = own.filter { names.contains($0.name) }
        guard !chosen.isEmpty, chosen.allSatisfy({ $0.values.areas.count == areas.count }) else { continue }
        let title = fits.usual.regions[region].model.coreLevel
        let deviations = chosen.map { one in
          AssumptionEffect(
            source: "\(kind) of \(title): \(one.name)",
            areas: difference(one.values.areas, usual.areas, in: region),
            shift: usual.referenceRegion == region ? one.values.shift - usual.shift : 0,
            energies: difference(one.values.energies, usual.energies, in: region),
            logWidths: difference(one.values.logWidths, usual.logWidths, in: region))
        }
        take(deviations)
      }
    }
  }

  private func difference(_ a: [Double], _ b: [Double], in region: Int) -> [Double] {
    components.indices.map { components[$0].region == region ? a[$0] - b[$0] : 0 }
  }

  /// Moves the values to the mean of deviations, and keeps each one's distance from it as an effect.
  private mutating func take(_ deviations: [AssumptionEffect]) {
    let count = Double(deviations.count)
    func mean(_ path: KeyPath<AssumptionEffect, [Double]>) -> [Double] {
      components.indices.map { k in deviations.reduce(0) { $0 + $1[keyPath: path][k] } / count }
    }
    let (areaMean, energyMean, widthMean) = (mean(\.areas), mean(\.energies), mean(\.logWidths))
    let shiftMean = deviations.reduce(0) { $0 + $1.shift } / count
    for k in components.indices {
      areas[k] += areaMean[k]
      energies[k] += energyMean[k]
      logWidths[k] += widthMean[k]
    }
    shift += shiftMean
    guard deviations.count > 1 else { return }
    let root = count.squareRoot()
    for deviation in deviations {
      effects.append(
        AssumptionEffect(
          source: deviation.source,
          areas: zip(deviation.areas, areaMean).map { ($0 - $1) / root },
          shift: (deviation.shift - shiftMean) / root,
          energies: zip(deviation.energies, energyMean).map { ($0 - $1) / root },
          logWidths: zip(deviation.logWidths, widthMean).map { ($0 - $1) / root }))
    }
  }

  /// The components of a region.
  func indices(of region: Int) -> [Int] { components.indices.filter { components[$0].region == region } }
}

extension ProfileFit {
  /// What was assumed of a kind.
  func name(of kind: String) -> String {
    kind == "background" ? assumption.background.rawValue : assumption.shape.rawValue
  }
}

extension LevelCovariance {
  /// The covariance of two linear combinations of parameters.
  func sum(_ a: [ParameterSlope], _ b: [ParameterSlope]) -> Double {
    var sum = 0.0
    for one in a {
      for other in b {
        sum += one.slope * other.slope * self[(one.block, one.place), (other.block, other.place)]
      }
    }
    return sum
  }
}
