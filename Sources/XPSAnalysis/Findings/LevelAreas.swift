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

    /// Adds another effect times a weight.
    fileprivate mutating func add(_ other: AssumptionEffect, weight: Double) {
      shift += weight * other.shift
      for k in areas.indices {
        areas[k] += weight * other.areas[k]
        energies[k] += weight * other.energies[k]
        logWidths[k] += weight * other.logWidths[k]
      }
    }
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
    add(fits, values, level, options)
    addMisfits(fits, blocks)
    addPlace(fits, values, blocks, options)
  }

  /// Notes that the place of an asymmetric reference line is a convention: no shape tells its maximum from its origin.
  private mutating func addPlace(
    _ fits: ProfileFits, _ usual: LevelValues, _ blocks: [Int], _ options: XPSAnalysisOptions
  ) {
    guard options.fixedShift == nil, options.referenceMaximum == nil else { return }
    let region = usual.referenceRegion
    guard let own = blocks.first(where: { fits.usual.solution.fit.blocks[$0].design == region }) else {
      return
    }
    let (best, block) = fits.best(forBlock: own)
    guard
      let reference = best.regions[region].components.first(where: {
        $0.model.name == options.referenceComponent
      })
    else { return }
    let half = 0.5 * reference.line.asymmetricOffset(best.solution.state.parameters[block])
    guard half != 0 else { return }
    var effect = none("place of the asymmetric line of \(options.referenceComponent)")
    effect.shift = half
    effect.energies = components.map { $0.region == region ? 0 : -half }
    effects.append(effect)
  }

  /// Notes what residuals beyond noise may add to each component or take from it.
  private mutating func addMisfits(_ fits: ProfileFits, _ blocks: [Int]) {
    for own in blocks {
      let region = fits.usual.solution.fit.blocks[own].design
      let (best, block) = fits.best(forBlock: own)
      for (index, designed) in zip(indices(of: region), best.regions[region].components) {
        let area = best.solution.structuredArea(
          of: block, line: designed.line, best.expectations[block])
        guard area > 0 else { continue }
        var effect = none(
          "misfit of \(fits.usual.regions[region].model.coreLevel) at \(designed.model.name)")
        effect.areas[index] = area
        effects.append(effect)
      }
    }
  }

  /// Takes the mean over all assumptions that describe a region, each by its weight, and notes their scatter.
  private mutating func add(
    _ fits: ProfileFits, _ usual: LevelValues, _ level: Int, _ options: XPSAnalysisOptions
  ) {
    let neighbours = fits.neighbours(ofLevel: level).map { position, weight in
      (position: position, weight: weight, values: LevelValues(fits.compared, position, options))
    }
    for kind in ProfileFits.Kind.allCases {
      let changed = fits.changes.filter { $0.kind == kind }.map { change in
        (change: change, values: neighbours.map { LevelValues(change.fit, $0.position, options) })
      }
      guard !changed.isEmpty else { continue }
      for region in Set(components.map(\.region)).sorted() {
        let names = fits.adequate(kind, region: region)
        let title = fits.usual.regions[region].model.coreLevel
        var chosen: [(deviation: AssumptionEffect, weight: Double)] = []
        func take(_ name: String, _ values: [LevelValues], _ weight: Double) {
          guard names.contains(name) else { return }
          var deviation = none("\(kind.rawValue) of \(title): \(name)")
          for (neighbour, changed) in zip(neighbours, values) {
            deviation.add(
              change(
                from: neighbour.values, to: changed, in: region, isReference: usual.referenceRegion == region),
              weight: neighbour.weight)
          }
          chosen.append((deviation, weight))
        }
        take(fits.compared.name(of: kind, region: region), neighbours.map(\.values), 1)
        for one in changed where (one.change.region ?? region) == region {
          take(one.change.alternative, one.values, one.change.weight)
        }
        self.take(chosen)
      }
    }
  }

  private func none(_ source: String) -> AssumptionEffect {
    let zeros = [Double](repeating: 0, count: components.count)
    return AssumptionEffect(source: source, areas: zeros, shift: 0, energies: zeros, logWidths: zeros)
  }

  /// What another assumption changes in a region, from a compared level to this one by the region's areas.
  private func change(
    from usual: LevelValues, to other: LevelValues, in region: Int, isReference: Bool
  ) -> AssumptionEffect {
    var effect = none("")
    let own = indices(of: region)
    let there = usual.components.indices.filter { usual.components[$0].region == region }
    guard there.count == own.count, other.areas.count == usual.areas.count else { return effect }
    let total = there.reduce(0) { $0 + usual.areas[$1] }
    let scale = total > 0 ? own.reduce(0) { $0 + areas[$1] } / total : 0
    effect.shift = isReference ? other.shift - usual.shift : 0
    // The energies of other regions are referred to a shift that has changed.
    effect.energies = components.map { $0.region == region ? 0 : -effect.shift }
    for (k, source) in zip(own, there) {
      effect.areas[k] = scale * (other.areas[source] - usual.areas[source])
      effect.energies[k] = other.energies[source] - usual.energies[source]
      effect.logWidths[k] = other.logWidths[source] - usual.logWidths[source]
    }
    return effect
  }

  /// Moves the values to the weighted mean of deviations, and keeps each one's distance from it as an effect.
  private mutating func take(_ chosen: [(deviation: AssumptionEffect, weight: Double)]) {
    let total = chosen.reduce(0) { $0 + $1.weight }
    guard total > 0 else { return }
    func mean(_ path: KeyPath<AssumptionEffect, [Double]>) -> [Double] {
      components.indices.map { k in
        chosen.reduce(0) { $0 + $1.weight * $1.deviation[keyPath: path][k] } / total
      }
    }
    let (areaMean, energyMean, widthMean) = (mean(\.areas), mean(\.energies), mean(\.logWidths))
    let shiftMean = chosen.reduce(0) { $0 + $1.weight * $1.deviation.shift } / total
    for k in components.indices {
      areas[k] += areaMean[k]
      energies[k] += energyMean[k]
      logWidths[k] += widthMean[k]
    }
    shift += shiftMean
    guard chosen.count > 1 else { return }
    for (deviation, weight) in chosen {
      let root = (weight / total).squareRoot()
      effects.append(
        AssumptionEffect(
          source: deviation.source,
          areas: zip(deviation.areas, areaMean).map { ($0 - $1) * root },
          shift: (deviation.shift - shiftMean) * root,
          energies: zip(deviation.energies, energyMean).map { ($0 - $1) * root },
          logWidths: zip(deviation.logWidths, widthMean).map { ($0 - $1) * root }))
    }
  }

  /// The components of a region.
  func indices(of region: Int) -> [Int] { components.indices.filter { components[$0].region == region } }
}

extension ProfileFit {
  /// What was assumed of a kind in a region.
  func name(of kind: ProfileFits.Kind, region: Int) -> String {
    switch kind {
    case .lineShape: assumption.shape.rawValue
    case .background: assumption.background.rawValue
    case .model: assumption.alternatives[regions[region].model.coreLevel]?.rawValue ?? RegionAlternative.none
    case .places: "most likely"
    }
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
