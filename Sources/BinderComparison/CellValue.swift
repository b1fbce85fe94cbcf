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

  /// Averages the results of one specimen; `nil` without any.
  ///
  /// The random uncertainty is the larger of what the results state for their mean and what their scatter says; the
  /// shared part does not average out.
  init?(sample: String, estimates: [Estimate], unansweredCount: Int) {
    guard let first = estimates.first else { return nil }
    self.sample = sample
    self.unansweredCount = unansweredCount
    resultCount = estimates.count
    guard estimates.count > 1 else {
      estimate = first
      return
    }
    let count = Double(estimates.count)
    // About the first value, so that copies of one result give exactly that result.
    let mean = first.value + estimates.reduce(0) { $0 + ($1.value - first.value) } / count
    let stated =
      estimates.reduce(0) { $0 + $1.standardUncertainty * $1.standardUncertainty }.squareRoot() / count
    let squares = estimates.reduce(0) { $0 + ($1.value - mean) * ($1.value - mean) }
    let scattered = (squares / (count - 1) / count).squareRoot()
    let freedom = estimates.compactMap(\.degreesOfFreedom)
    estimate = Estimate(
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
