public import AnalysisFindings

extension Estimate {
  /// The interval at a level: the one that the method stated, or else one made from the uncertainties.
  ///
  /// A made interval is symmetrical. The random part is expanded by Student's t at its degrees of freedom, the shared part
  /// by the normal factor, and the two half widths are added in quadrature. The effective degrees of freedom of Welch and
  /// Satterthwaite (GUM, JCGM 100:2008, G.4.1) are not used: with three cells a small shared part can make their interval
  /// narrower than the random part alone.
  public func interval(level: Double = 0.95) -> ConfidenceInterval {
    if let stated = statedInterval(level: level) { return stated }
    return madeInterval(level: level)
  }

  /// The interval from the uncertainties alone, whatever the method stated.
  public func madeInterval(level: Double = 0.95) -> ConfidenceInterval {
    let combined = combinedUncertainty
    guard let random = degreesOfFreedom, standardUncertainty > 0 else {
      let half = combined == 0 ? 0 : NormalDistribution.coverageFactor(level: level) * combined
      return ConfidenceInterval(level: level, lower: value - half, upper: value + half, method: "normal")
    }
    let randomHalf = StudentTDistribution(random).coverageFactor(level: level) * standardUncertainty
    let sharedHalf = NormalDistribution.coverageFactor(level: level) * sharedUncertainty
    let half = (randomHalf * randomHalf + sharedHalf * sharedHalf).squareRoot()
    return ConfidenceInterval(level: level, lower: value - half, upper: value + half, method: "Student t")
  }
}
