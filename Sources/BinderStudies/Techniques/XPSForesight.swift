import InstrumentMeasurements
import XPSAnalysis

extension StudyTechnique {
  /// Whether the regions and components that the options name are there, and the charge reference can be found.
  static func xpsForesight(_ input: UnitOutlook<XPSAnalysisOptions>) -> UnitForesight {
    let options = input.options
    let measured = input.measurements.compactMap(\.region)
      .reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
    var foresight = UnitForesight()
    for model in options.regionModels {
      foresight.words.append(NamedWord("regions", model.coreLevel, among: measured))
    }
    let components = options.regionModels.flatMap { $0.components.map(\.name) }
    foresight.words.append(
      NamedWord("chargeReference.component", options.referenceComponent, among: components))
    for ratio in options.ratios {
      let own = options.regionModels.first { $0.coreLevel == ratio.coreLevel }?.components.map(\.name) ?? []
      for name in [ratio.numerator, ratio.denominator] {
        foresight.words.append(
          NamedWord(
            "ratios", "\(ratio.coreLevel) \(ratio.numerator) / \(ratio.denominator)",
            isKnown: own.contains(name), choices: own.map { "\(ratio.coreLevel) \($0)" }))
      }
    }
    let holders = options.regionModels.filter { $0.component(options.referenceComponent) != nil }
      .map(\.coreLevel)
    if options.fixedShift == nil, !holders.isEmpty, !measured.contains(where: holders.contains) {
      foresight.warnings.append(
        "no spectrum of \(holders.joined(separator: " or ")), which holds the charge reference "
          + "\(options.referenceComponent): binding energies have no answer unless the shift is stated")
    }
    return foresight
  }
}
