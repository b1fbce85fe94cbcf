import AnalysisFindings

extension [SharedEffect] {
  /// By how much shared facts can make two groups differ that are in truth equal, in the unit of the means.
  ///
  /// An error that acts as one factor, or as one offset, on both means cannot make equal ones differ, however much it
  /// changes the difference of unequal ones; effects of opposite sign, and those that only one group feels, can. Which of
  /// the two a fact is does not follow from the effects on two means, so that of each source the smaller of what remains
  /// counts: e₂ − e₁ for an offset, m (e₂ / m₂ − e₁ / m₁) for a factor, m being the mean of both.
  static func difference(
    ofEqual reference: [SharedEffect], _ referenceMean: Double, and compared: [SharedEffect],
    _ comparedMean: Double
  ) -> Double {
    let offsets = combining([(compared, 1), (reference, -1)])
    guard referenceMean * comparedMean > 0 else { return offsets.standardUncertainty }
    let middle = (referenceMean + comparedMean) / 2
    let factors = combining([
      (compared, middle / comparedMean), (reference, -middle / referenceMean),
    ])
    return smaller(of: offsets, and: factors)
  }

  /// The standard uncertainty where of each source the smaller of two effects counts; both lists have the same sources in the
  /// same order.
  static func smaller(of offsets: [SharedEffect], and factors: [SharedEffect]) -> Double {
    zip(offsets, factors).reduce(0) { sum, pair in
      let smaller = Swift.min(abs(pair.0.effect), abs(pair.1.effect))
      return sum + smaller * smaller
    }.squareRoot()
  }
}
