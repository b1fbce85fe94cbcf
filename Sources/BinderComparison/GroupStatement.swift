public import AnalysisFindings
public import ReplicateStatistics

/// What one binder's specimens say of a quantity.
public struct GroupStatement: Sendable, Hashable, Codable {
  /// The binder's name, with the role where it is not the plain sample.
  public var name: String
  /// The specimens that give a number, in the study's order.
  public var cells: [CellValue]
  /// The specimens that give none, with the reason.
  public var unanswered: [UnansweredCell]
  /// The mean over the specimens; `nil` where there is none or a specimen is known only by bounds.
  ///
  /// Its random uncertainty is the scatter between specimens over √n with n − 1 degrees of freedom, or what the
  /// specimens' own uncertainties give for the mean where that is larger (the external and the internal uncertainty of
  /// Birge, Phys. Rev. 40 (1932) 207): three specimens may agree better by chance than their noise allows. A single specimen
  /// has its own uncertainty of measurement, which says nothing of other specimens.
  public var mean: Estimate?
  /// The standard deviation between specimens; `nil` for fewer than two.
  public var standardDeviation: Double?
  /// The scatter between specimens and within them, where some were measured at several spots or more than once.
  ///
  /// It is a random-effects model with the specimens as replicates: what is within them is in their means already.
  public var nested: OneWayVariance?
  /// The mean with every bounded specimen at its lower and at its upper bound, where there are such specimens.
  public var meanBounds: MeanBounds?

  /// Between which numbers a mean lies whose specimens are partly known by bounds.
  public struct MeanBounds: Sendable, Hashable, Codable {
    /// The mean with each bounded specimen at its lower bound, or at 0 where only an upper one is known.
    public var lower: Double?
    /// The mean with each bounded specimen at its upper bound; `nil` where one has none.
    public var upper: Double?
  }

  /// The number of specimens that give a number.
  public var count: Int { cells.count }

  /// The specimens that are known by a bound only.
  var bounded: [UnansweredCell] {
    unanswered.filter { $0.noAnswer.atLeast != nil || $0.noAnswer.atMost != nil }
  }

  /// The values with every bounded specimen at its lower bound; where only an upper one is known, at 0.
  var lowestValues: [Double]? {
    values { $0.atLeast ?? $0.atMost.map { min(0, $0) } }
  }

  /// The values with every bounded specimen at its upper bound; `nil` where one has none.
  var highestValues: [Double]? { values(\.atMost) }

  private func values(_ bound: (NoAnswer) -> Double?) -> [Double]? {
    var values = cells.map(\.estimate.value)
    for cell in bounded {
      guard let value = bound(cell.noAnswer) else { return nil }
      values.append(value)
    }
    return values
  }

  /// The specimens that give a number, with their own uncertainties.
  func summary() throws(StatisticsError) -> GroupSummary {
    try GroupSummary(cells.map(\.estimate.value), uncertainties: cells.map(\.estimate.standardUncertainty))
  }

  init(name: String, cells: [CellValue], unanswered: [UnansweredCell], nested: OneWayVariance? = nil) {
    self.name = name
    self.nested = nested
    self.cells = cells
    self.unanswered = unanswered
    mean = nil
    standardDeviation = nil
    meanBounds = nil
    guard bounded.isEmpty else {
      meanBounds = MeanBounds(lower: average(lowestValues), upper: average(highestValues))
      return
    }
    guard let first = cells.first, let summary = try? GroupSummary(cells.map(\.estimate.value)) else {
      return
    }
    standardDeviation = summary.standardDeviation
    let shared = [SharedEffect].combining(cells.map { ($0.estimate.sharedEffects, 1 / Double(cells.count)) })
    if let standardError = summary.standardError {
      let squares = cells.reduce(0) { $0 + $1.estimate.standardUncertainty * $1.estimate.standardUncertainty }
      let internalError = squares.squareRoot() / Double(cells.count)
      mean = Estimate(
        value: summary.mean, unit: first.estimate.unit,
        standardUncertainty: max(standardError, internalError),
        sharedEffects: shared, degreesOfFreedom: Double(cells.count - 1))
    } else {
      mean = first.estimate
    }
  }

  /// Cuts the interval of the mean off where the quantity cannot be: a share is not above its whole.
  ///
  /// What is cut off could not hold the true value, so that the interval covers as before.
  mutating func limitMean(to range: ClosedRange<Double>, level: Double) {
    guard let mean, range.contains(mean.value), mean.statedInterval(level: level) == nil else { return }
    var interval = mean.interval(level: level)
    interval.lower = max(interval.lower, range.lowerBound)
    interval.upper = min(interval.upper, range.upperBound)
    self.mean?.statedIntervals.append(interval)
  }

  private func average(_ values: [Double]?) -> Double? {
    guard let values, !values.isEmpty else { return nil }
    return values.reduce(0, +) / Double(values.count)
  }
}
