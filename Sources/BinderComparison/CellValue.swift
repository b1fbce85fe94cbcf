public import AnalysisFindings

/// What one specimen says of a quantity, its aspirations, spots or repeats averaged.
public struct CellValue: Sendable, Hashable, Codable {
  /// The specimen's name.
  public var sample: String
  /// The average over the specimen's results.
  public var estimate: Estimate
  /// How many results were averaged; they are never counted as n.
  public var resultCount: Int
  /// How many further results of the specimen gave no answer.
  public var unansweredCount: Int
  /// The bound that stands for the number where a reader sees the specimen, for it does not stand out of its uncertainty;
  /// `nil` where it does.
  public var bound: NoAnswer?

  /// Averages the results of one specimen, repeats at one spot first and then the spots; `nil` without any number.
  ///
  /// A number beside a bound counts like any other: to average what stands out alone would raise the mean.
  ///
  /// The random uncertainty is the larger of what the results state for their mean and what their scatter says, that of
  /// spots where there are several of them; the shared part does not average out.
  init?(sample: String, results: [PlacedOutcome]) {
    guard let estimate = Self.average(Self.replicates(in: results)) else { return nil }
    self.sample = sample
    self.estimate = estimate
    resultCount = results.count { $0.outcome.signedEstimate != nil }
    unansweredCount = results.count - resultCount
    bound = results.contains { $0.outcome.isEstimate } ? nil : NoAnswer.weakest(of: results)
  }

  /// What is averaged in a specimen: its spots, the repeats at each averaged, or its repeats where there is one spot.
  static func replicates(in results: [PlacedOutcome]) -> [Estimate] {
    var spots: [String?] = []
    var bySpot: [String?: [Estimate]] = [:]
    for result in results {
      guard let estimate = result.outcome.signedEstimate else { continue }
      if bySpot[result.spot] == nil { spots.append(result.spot) }
      bySpot[result.spot, default: []].append(estimate)
    }
    let nested = spots.map { bySpot[$0] ?? [] }
    return nested.count > 1 ? nested.compactMap(average) : nested.first ?? []
  }

  private static func average(_ estimates: [Estimate]) -> Estimate? {
    guard let first = estimates.first, estimates.count > 1 else { return estimates.first }
    let count = Double(estimates.count)
    // About the first value, so that copies of one result give exactly that result.
    let mean = first.value + estimates.reduce(0) { $0 + ($1.value - first.value) } / count
    let stated =
      estimates.reduce(0) { $0 + $1.standardUncertainty * $1.standardUncertainty }.squareRoot() / count
    let squares = estimates.reduce(0) { $0 + ($1.value - mean) * ($1.value - mean) }
    let scattered = (squares / (count - 1) / count).squareRoot()
    let freedom = estimates.compactMap(\.degreesOfFreedom)
    return Estimate(
      value: mean, unit: first.unit, standardUncertainty: max(stated, scattered),
      sharedEffects: .combining(estimates.map { ($0.sharedEffects, 1 / count) }),
      degreesOfFreedom: scattered > stated
        ? count - 1 : freedom.count == estimates.count ? freedom.reduce(0, +) : nil)
  }
}

/// A specimen that gives no number for a quantity.
public struct UnansweredCell: Sendable, Hashable, Codable {
  /// The specimen's name.
  public var sample: String
  /// Why, with the bounds that are known.
  public var noAnswer: NoAnswer
}

/// One result of a specimen with the spot on which it was measured.
struct PlacedOutcome: Sendable {
  var outcome: Finding.Outcome
  var spot: String?
}

extension Finding.Outcome {
  fileprivate var isEstimate: Bool {
    if case .estimate = self { return true }
    return false
  }
}

extension NoAnswer {
  /// The weakest of the reasons of a specimen's results, with bounds only where all have them.
  static func weakest(of results: [PlacedOutcome]) -> NoAnswer {
    let noAnswers = results.compactMap { result in
      if case .noAnswer(let noAnswer) = result.outcome { noAnswer } else { nil }
    }
    guard var weakest = noAnswers.first else {
      return NoAnswer(.notMeasured, "There is no result of this specimen at this place.")
    }
    weakest.signedEstimate = nil
    for other in noAnswers.dropFirst() {
      weakest.atLeast = weakest.atLeast.flatMap { mine in other.atLeast.map { min(mine, $0) } }
      weakest.atMost = weakest.atMost.flatMap { mine in other.atMost.map { max(mine, $0) } }
    }
    return weakest
  }
}
