import AnalysisFindings
import Foundation

/// Apparent atomic percentages from the areas of the fitted regions of one level.
struct AtomicPercent {
  private let areas: LevelAreas
  private let weights: [Double]
  private let elements: [String]
  private let library: SensitivityFactorLibrary
  private let factorUncertainty: Double
  /// The change of the logarithm of each component's amount by the unknown transmission of the analyser.
  private let transmissionSlopes: [Double]?

  /// The standard deviation of the exponent n of an unknown transmission, taken as (kinetic energy)ⁿ.
  ///
  /// Analysers at constant pass energy lie between 0 and −1 (Seah and Dench, Surf. Interface Anal. 1 (1979) 2).
  private static let transmissionExponent = 0.7
  /// The photon energy of Al Kα in eV, for spectra on a binding-energy scale that do not state theirs.
  private static let aluminiumPhotonEnergy = 1486.6

  /// Prepares the regions of a level; a problem says which fact is missing.
  static func make(
    _ areas: LevelAreas, _ regions: [Int: (model: RegionModel, spectrum: RegionSpectrum)],
    _ options: XPSAnalysisOptions
  ) -> Result<AtomicPercent, MissingFact> {
    let library = options.sensitivityFactors
    var weights: [Int: Double] = [:]
    let spectra = regions.values.map(\.spectrum)
    let knowsTransmission = spectra.allSatisfy { $0.transmission != nil }
    let needsTransmission = !knowsTransmission && !library.includesTransmission
    let passEnergies = Set(spectra.compactMap(\.passEnergy))
    if needsTransmission, passEnergies.count > 1 {
      return .failure(
        MissingFact(
          explanation:
            "The regions have different pass energies, and the file does not say how the analyser's "
            + "transmission depends on them."))
    }
    for (region, (model, spectrum)) in regions.sorted(by: { $0.key < $1.key }) {
      guard let rate = spectrum.ratePerArea else {
        return .failure(
          MissingFact(
            explanation:
              "\(model.coreLevel) lacks its counting time (dwell time and number of sweeps), or the "
              + "unit of its intensities is not known."))
      }
      guard let factor = model.sensitivityFactor ?? library.factor(of: model.coreLevel), factor > 0 else {
        return .failure(
          MissingFact(explanation: "The library “\(library.name)” has no factor for \(model.coreLevel)."))
      }
      weights[region] = rate / factor
    }
    let slopes = areas.components.map { component -> Double in
      let photon = regions[component.region]?.spectrum.photonEnergy ?? aluminiumPhotonEnergy
      return transmissionExponent * log(max(photon - component.model.position.value, 1) / 1000)
    }
    return .success(
      AtomicPercent(
        areas: areas, weights: areas.components.map { weights[$0.region] ?? 0 },
        elements: areas.components.map { regions[$0.region]?.model.element ?? "" }, library: library,
        factorUncertainty: options.sensitivityFactorUncertainty,
        transmissionSlopes: needsTransmission ? slopes : nil))
  }

  /// A fact that the conversion needs and nobody stated.
  struct MissingFact: Error {
    let explanation: String
  }

  /// The elements, each once.
  var elementNames: [String] { elements.reduce(into: []) { if !$0.contains($1) { $0.append($1) } } }

  /// How the percentages were made, in words.
  var method: String {
    "areas over sensitivity factors (\(library.name)) among \(elementNames.joined(separator: ", ")), homogeneous "
      + "specimen, no escape-depth correction"
      + (transmissionSlopes == nil ? "" : "; the analyser's transmission is not known")
  }

  /// The percentage of an element.
  func outcome(ofElement element: String) -> Finding.Outcome {
    outcome(of: elements.indices.filter { elements[$0] == element }, name: element)
  }

  /// The percentage of some components.
  func outcome(of part: [Int], name: String) -> Finding.Outcome {
    let amounts = zip(areas.areas, weights).map { $0 * $1 }
    let total = amounts.reduce(0, +)
    guard total > 0 else {
      return .noAnswer(NoAnswer(.belowDetection, "The fits put all areas at zero.", unit: "at%"))
    }
    let fraction = part.reduce(0) { $0 + amounts[$1] } / total
    let slopes = amounts.indices.map { k in
      100 * weights[k] * ((part.contains(k) ? 1 : 0) - fraction) / total
    }
    let quantity = LevelQuantity(value: 100 * fraction, slopes: slopes)
    return quantity.outcome(
      areas, unit: "at%", of: "The amount of \(name)", further: sharedEffects(amounts, slopes))
  }

  /// What sensitivity factors and an unknown transmission do to a percentage, each by itself.
  private func sharedEffects(_ amounts: [Double], _ slopes: [Double]) -> [SharedEffect] {
    var effects: [SharedEffect] = []
    // d(percentage)/d(ln amount) of each component.
    let logSlopes = zip(slopes, areas.areas).map { $0 * $1 }
    if factorUncertainty > 0 {
      for element in elementNames {
        let slope = elements.indices.reduce(0) { elements[$1] == element ? $0 + logSlopes[$1] : $0 }
        effects.append(
          SharedEffect(
            source: "sensitivity factor of \(element) (\(library.name))", effect: -slope * factorUncertainty))
      }
    }
    if let transmissionSlopes {
      let effect = zip(logSlopes, transmissionSlopes).reduce(0) { $0 - $1.0 * $1.1 }
      effects.append(SharedEffect(source: "transmission of the analyser", effect: effect))
    }
    return effects
  }
}
