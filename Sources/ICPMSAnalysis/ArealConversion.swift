import AnalysisFindings
import ChemicalSpecies

/// The way from µg/L of a digest to µg/cm² of an electrode, with the uncertainties of the facts it rests on.
struct ArealConversion {
  private let volume: Estimate
  private let area: Estimate

  /// Takes the facts of a specimen; a typed reason if one is missing or not positive.
  init(_ specimen: DepositSpecimen) throws(ReductionRefusal) {
    guard let volume = specimen.volume, volume.value > 0, volume.value.isFinite else {
      throw ReductionRefusal(
        NoAnswer(.factMissing, "The volume of the digest of \(specimen.name) is not given.", unit: "µg/cm²"))
    }
    guard let area = specimen.area, area.value > 0, area.value.isFinite else {
      throw ReductionRefusal(
        NoAnswer(.factMissing, "The area of \(specimen.name) is not given.", unit: "µg/cm²"))
    }
    self.volume = volume
    self.area = area
  }

  /// µg/cm² for 1 µg/L.
  var factor: Double { volume.value / 1000 / area.value }

  /// Converts an amount in µg/L.
  func callAsFunction(_ concentration: MetalAmount) -> MetalAmount {
    var deposit = concentration.scaled(by: factor)
    deposit.shared.volume = deposit.value * volume.combinedUncertainty / volume.value
    deposit.shared.area = -deposit.value * area.combinedUncertainty / area.value
    return deposit
  }

  /// The bounds of a missing number in µg/cm².
  func callAsFunction(_ noAnswer: NoAnswer) -> NoAnswer {
    var converted = noAnswer
    converted.atLeast = noAnswer.atLeast.map { $0 * factor }
    converted.atMost = noAnswer.atMost.map { $0 * factor }
    converted.unit = "µg/cm²"
    return converted
  }
}

/// The molar mass of an element in g/mol from its natural isotopes; `nil` for what is no element.
func molarMass(of element: String) -> Double? {
  guard let isotopes = ChemicalElement.named(element)?.isotopes, !isotopes.isEmpty else { return nil }
  let abundance = isotopes.reduce(0) { $0 + $1.abundance }
  return isotopes.reduce(0) { $0 + $1.mass * $1.abundance } / abundance
}
