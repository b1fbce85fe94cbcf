import AnalysisFindings
import Foundation
import PeakFitting

/// Says what the fits of one level give, finding by finding.
struct LevelReport {
  private let fits: ProfileFits
  private let areas: LevelAreas
  private let level: Int
  private let coordinate: Finding.Coordinate
  private let options: XPSAnalysisOptions
  private let spectra: [String: RegionSpectrum]

  private let structuredResiduals: [Int: Double]

  /// The findings.
  private(set) var findings: [Finding] = []

  /// The structured residual, relative to the lines, above which a model does not describe a region: an eighth of the
  /// signal is in none of the components.
  private static let largestMisfit = 0.125

  /// Reports a level.
  init(
    _ fits: ProfileFits, _ areas: LevelAreas, level: Int, _ data: ProfileData,
    at coordinate: Finding.Coordinate
  ) {
    self.fits = fits
    self.areas = areas
    self.level = level
    self.coordinate = coordinate
    options = data.options
    spectra = data.levels[level].regions
    var residuals: [Int: Double] = [:]
    for (index, block) in fits.usual.solution.fit.blocks.enumerated() where block.level == level {
      let best = fits.best(forBlock: index)
      residuals[block.design] = best.fit.structuredResidual(of: best.block)
    }
    structuredResiduals = residuals
    addShift()
    for region in regionIndices { addShares(of: region) }
    addRatios()
    addAtomicPercentages()
    for region in regionIndices { addLines(of: region) }
  }

  private var regionIndices: [Int] { Set(areas.components.map(\.region)).sorted() }
  private var usual: ProfileFit { fits.usual }

  private mutating func add(
    _ key: Finding.Key, _ title: String, in region: String? = nil, _ outcome: Finding.Outcome,
    _ method: String
  ) {
    findings.append(
      Finding(
        key: key, title: title, coordinates: [coordinate],
        place: MeasuredPlace(region: region, level: level), outcome: outcome, method: method))
  }

  /// What other assumptions change of a quantity.
  private func effects(_ change: (LevelAreas.AssumptionEffect) -> Double) -> [SharedEffect] {
    areas.effects.compactMap { one in
      let effect = change(one)
      return effect == 0 ? nil : SharedEffect(source: one.source, effect: effect)
    }
  }

  private mutating func addShift() {
    add(
      .chargeShift, "Shift of the energy scale by charging",
      .estimate(
        Estimate(
          value: areas.shift, unit: "eV", standardUncertainty: areas.shiftVariance.squareRoot(),
          sharedEffects: effects { $0.shift })),
      "whole pattern of lines, "
        + (options.referenceMaximum.map { "maximum of \($0)" } ?? options.referenceComponent)
        + " at \(options.referenceEnergy) eV")
  }

  private mutating func addShares(of region: Int) {
    let model = usual.regions[region].model
    let whole = areas.indices(of: region)
    let satellites = whole.filter { areas.components[$0].model.isSatellite }
    var groups = whole.filter { !areas.components[$0].model.isSatellite }.map { index in
      (name: areas.components[index].model.name, title: areas.components[index].model.title, of: [index])
    }
    if !satellites.isEmpty { groups.append(("satellite", "satellites", satellites)) }
    for group in groups {
      let unit = "%"
      let outcome =
        misfit(of: region, unit: unit)
        ?? LevelQuantity.share(of: group.of, among: whole, areas)?.outcome(
          areas, unit: unit, of: "The share of \(group.name)")
        ?? .noAnswer(NoAnswer(.belowDetection, "No component stands out of the background.", unit: unit))
      add(
        .share(of: group.name, in: model.coreLevel), "Share of \(group.title) in \(model.coreLevel)",
        in: model.coreLevel, outcome,
        method(of: region) + "; over all components of \(model.coreLevel)")
    }
  }

  private mutating func addRatios() {
    for ratio in options.ratios {
      guard let region = regionIndices.first(where: { usual.regions[$0].model.coreLevel == ratio.coreLevel })
      else { continue }
      let named = areas.indices(of: region).map { (index: $0, name: areas.components[$0].model.name) }
      guard let above = named.first(where: { $0.name == ratio.numerator }),
        let below = named.first(where: { $0.name == ratio.denominator })
      else { continue }
      let titles = [above, below].map { areas.components[$0.index].model.title }
      add(
        .ratio(of: ratio.numerator, to: ratio.denominator),
        "\(titles.joined(separator: " : ")) (\(ratio.coreLevel) areas)", in: ratio.coreLevel,
        misfit(of: region, unit: "1") ?? ComponentRatioOutcome.outcome(above, below, areas),
        method(of: region))
    }
  }

  private mutating func addAtomicPercentages() {
    let regions = regionIndices
    guard regions.count >= 2 else { return }
    var known: [Int: (model: RegionModel, spectrum: RegionSpectrum)] = [:]
    for region in regions {
      let model = usual.regions[region].model
      if let spectrum = spectra[model.coreLevel] { known[region] = (model, spectrum) }
    }
    let measured = regions.map { usual.regions[$0].model }
    let set = measured.map(\.element).joined(separator: "+")
    let broken = regions.compactMap { misfit(of: $0, unit: "at%") }.first
    let made = AtomicPercent.make(areas, known, options)
    func outcome(_ own: (AtomicPercent) -> Finding.Outcome) -> Finding.Outcome {
      switch made {
      case .success(let percent): broken ?? own(percent)
      case .failure(let missing): .noAnswer(NoAnswer(.factMissing, missing.explanation, unit: "at%"))
      }
    }
    let words = (try? made.get().method) ?? "areas over sensitivity factors"
    for model in measured {
      add(
        .atomicPercent(of: model.element), "Apparent atomic percentage of \(model.element) in \(set)",
        outcome { $0.outcome(ofElement: model.element) }, words)
    }
    for index in areas.components.indices where !areas.components[index].model.isSatellite {
      let component = areas.components[index]
      let model = usual.regions[component.region].model
      add(
        .speciesPercent(of: component.model.name, in: model.coreLevel),
        "Apparent atomic percentage of \(model.element) as \(component.model.title) in \(set)",
        in: model.coreLevel,
        outcome { $0.outcome(of: [index], name: component.model.name) }, words)
    }
  }

  private mutating func addLines(of region: Int) {
    let model = usual.regions[region].model
    for index in areas.indices(of: region) {
      let component = areas.components[index].model
      let (name, coreLevel) = (component.name, model.coreLevel)
      let method = method(of: region)
      guard let area = estimateOfArea(index, region) else { continue }
      add(
        .area(of: name, in: coreLevel), "Area of \(component.title) in \(coreLevel)", in: coreLevel,
        .estimate(area), method)
      add(
        .bindingEnergy(of: name, in: coreLevel), "Binding energy of \(component.title) in \(coreLevel)",
        in: coreLevel,
        .estimate(
          Estimate(
            value: areas.energies[index], unit: "eV",
            standardUncertainty: max(areas.energyVariances[index], 0).squareRoot(),
            sharedEffects: effects { $0.energies[index] })), method)
      let width = exp(areas.logWidths[index])
      add(
        .width(of: name, in: coreLevel),
        "Full width at half maximum of \(component.title) in \(coreLevel)", in: coreLevel,
        .estimate(
          Estimate(
            value: width, unit: "eV",
            standardUncertainty: width * max(areas.logWidthVariances[index], 0).squareRoot(),
            sharedEffects: effects { width * $0.logWidths[index] })), method)
    }
  }

  /// The area of a component that stands out, in counts · eV a second where the time is known.
  private func estimateOfArea(_ index: Int, _ region: Int) -> Estimate? {
    guard misfit(of: region, unit: "") == nil else { return nil }
    let spectrum = spectra[usual.regions[region].model.coreLevel]
    let rate = spectrum?.ratePerArea
    var slopes = [Double](repeating: 0, count: areas.areas.count)
    slopes[index] = rate ?? 1
    let quantity = LevelQuantity(value: areas.areas[index] * (rate ?? 1), slopes: slopes)
    let unit = rate == nil ? "eV" : "eV/s"
    let estimate = quantity.estimate(areas, unit: unit)
    return estimate.value >= LevelQuantity.detection * estimate.combinedUncertainty ? estimate : nil
  }

  private func method(of region: Int) -> String {
    let model = usual.regions[region].model
    let shapes = fits.adequate(.lineShape, region: region)
    let backgrounds = fits.adequate(.background, region: region)
    return "joint fit of \(model.components.count) components\(model.doublet == nil ? "" : ", both lines"), "
      + "\(backgrounds.joined(separator: "/")) background, \(shapes.joined(separator: "/")) lines"
      + (model.alternatives.isEmpty
        ? "" : " (\(fits.adequate(.model, region: region).joined(separator: "/")))")
      + (usual.assumption.narrowed.contains(model.coreLevel)
        ? ", of the surroundings of the lines only, for no background describes the whole window" : "")
      + (model.caution.map { "; \($0)" } ?? "")
  }

  /// The reason for having no answer where the model does not describe a region.
  private func misfit(of region: Int, unit: String) -> Finding.Outcome? {
    if let saturated = spectra[usual.regions[region].model.coreLevel]?.saturation {
      return .noAnswer(NoAnswer(.fitFailed, saturated, unit: unit))
    }
    let structured = structuredResiduals[region] ?? 0
    guard structured > Self.largestMisfit else { return nil }
    let percent = String(format: "%.0f", 100 * structured)
    return .noAnswer(
      NoAnswer(
        .fitFailed,
        "The components do not describe \(usual.regions[region].model.coreLevel): \(percent) % of its signal is "
          + "left in the residual beyond noise.", unit: unit))
  }
}
