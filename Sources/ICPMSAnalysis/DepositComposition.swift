import AnalysisFindings
import ChemicalSpecies

/// What deposits of several metals say together, and in relation to what the cell was made of.
///
/// All of it follows from the deposits that a result already holds, with their common errors: area, volume and dilution
/// cancel in the ratio of two metals, and the area in what refers to the mass of the whole electrode.
struct DepositComposition {
  let specimen: DepositSpecimen
  let elements: [String]

  /// Adds the findings to a result.
  func add(to result: inout AnalysisResult) {
    addMolarRatios(&result)
    for element in elements {
      guard let deposit = result.findings.first(where: { $0.key == .deposit(of: element) }) else { continue }
      addShares(element, deposit, &result)
    }
  }

  /// Molar ratios to the first metal, and what they are in the cathode.
  private func addMolarRatios(_ result: inout AnalysisResult) {
    guard let first = elements.first,
      let base = result.findings.first(where: { $0.key == .molarDeposit(of: first) })
    else { return }
    for element in elements.dropFirst() {
      guard let other = result.findings.first(where: { $0.key == .molarDeposit(of: element) }) else {
        continue
      }
      result.findings.append(
        Finding(
          key: .molarRatio(of: element, to: first), title: "\(element) : \(first) of the deposit",
          outcome: Self.ratio(other.outcome, base.outcome, of: first), method: "ratio of the molar deposits"))
      if let cathode = specimen.cathode, let own = cathode.amounts[element], let its = cathode.amounts[first],
        its > 0
      {
        result.diagnostics.append(
          AnalysisResult.Diagnostic(
            name: "\(element) : \(first) of the cathode", value: PrintedNumber.significant(own / its)))
      }
    }
  }

  private static func ratio(
    _ numerator: Finding.Outcome, _ denominator: Finding.Outcome, of element: String
  ) -> Finding.Outcome {
    guard case .estimate(let top) = numerator, case .estimate(let bottom) = denominator else {
      return .noAnswer(
        NoAnswer(.belowDetection, "One of the two metals has no number, and a ratio of bounds is none."))
    }
    // Below five standard uncertainties a quotient is skew, and its interval no longer what its uncertainty says.
    guard bottom.value > 5 * bottom.combinedUncertainty else {
      return .noAnswer(
        NoAnswer(.unbounded, "The deposit of \(element) is too near to zero to divide by it."))
    }
    let value = top.value / bottom.value
    let (own, its) = (
      top.standardUncertainty / bottom.value, value * bottom.standardUncertainty / bottom.value
    )
    let random = (own * own + its * its).squareRoot()
    let freedoms = [(own, top.degreesOfFreedom), (its, bottom.degreesOfFreedom)]
    // Welch and Satterthwaite; a part without degrees of freedom has unlimited ones.
    let spread = freedoms.reduce(0) {
      $0 + ($1.1.map { [part = $1.0] in part * part * part * part / $0 } ?? 0)
    }
    return .estimate(
      Estimate(
        value: value, unit: "1", standardUncertainty: random,
        sharedEffects: .combining([
          (top.sharedEffects, 1 / bottom.value), (bottom.sharedEffects, -value / bottom.value),
        ]), degreesOfFreedom: spread > 0 ? random * random * random * random / spread : nil))
  }

  /// A deposit as a share of the cathode's metal, in the lithium, and for the charge that was passed.
  private func addShares(_ element: String, _ deposit: Finding, _ result: inout AnalysisResult) {
    func add(_ key: Finding.Key, _ title: String, _ unit: String, _ divisor: [Estimate], _ factor: Double) {
      let outcome: Finding.Outcome
      switch deposit.outcome {
      case .estimate(let estimate):
        outcome = .estimate(estimate.times(factor, over: divisor, unit: unit))
      case .noAnswer(var reason):
        let scale = divisor.reduce(factor) { $0 / $1.value }
        reason.atLeast = reason.atLeast.map { $0 * scale }
        reason.atMost = reason.atMost.map { $0 * scale }
        reason.unit = unit
        outcome = .noAnswer(reason)
      }
      result.findings.append(Finding(key: key, title: title, outcome: outcome, method: deposit.method))
    }
    if let cathode = specimen.cathode, let share = cathode.massFraction(of: element), share > 0 {
      // µg/cm² over mg/cm², in percent.
      add(
        .cathodeShare(of: element), "\(element) as a share of the cathode's", "%", [cathode.loading],
        0.1 / share)
    }
    guard let area = specimen.area, area.value > 0 else { return }
    // The deposit times the area is the mass on the whole electrode, in which the area's error is not: dividing by its
    // inverse takes it out again.
    let whole = area.inverse
    if let lithium = specimen.lithiumMass, lithium.value > 0 {
      add(.lithiumContent(of: element), "\(element) in the lithium", "µg/g", [whole, lithium], 1000)
    }
    if let charge = specimen.charge, charge.value > 0 {
      add(.depositPerCharge(of: element), "\(element) deposit per charge", "µg/Ah", [whole, charge], 1)
    }
  }
}

extension Estimate {
  /// One over a fact; its common errors change their signs.
  fileprivate var inverse: Estimate {
    Estimate(
      value: 1 / value, unit: "", standardUncertainty: standardUncertainty / (value * value),
      sharedEffects: sharedEffects.scaled(by: -1 / (value * value)))
  }

  /// The estimate times a factor over facts that are exact or have errors of their own.
  fileprivate func times(_ factor: Double, over divisors: [Estimate], unit: String) -> Estimate {
    let scale = divisors.reduce(factor) { $0 / $1.value }
    let result = value * scale
    var variance = standardUncertainty * standardUncertainty * scale * scale
    var terms: [(effects: [SharedEffect], factor: Double)] = [(sharedEffects, scale)]
    for divisor in divisors {
      let relative = divisor.standardUncertainty / divisor.value
      variance += result * result * relative * relative
      terms.append((divisor.sharedEffects, -result / divisor.value))
    }
    return Estimate(
      value: result, unit: unit, standardUncertainty: variance.squareRoot(), sharedEffects: .combining(terms),
      degreesOfFreedom: degreesOfFreedom)
  }
}
