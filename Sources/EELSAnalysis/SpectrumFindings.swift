import AnalysisFindings

/// What a single spectrum, or a scan without positions, says.
enum SpectrumFindings {
  static func make(_ read: ReadScan, _ options: EELSOptions) -> [Finding] {
    let metal = options.surfaceElement.symbol
    let point = read.whole
    let noDepth = NoAnswer(
      .factMissing, "a single spectrum, or a scan whose positions have no length, has no depth", unit: "nm")
    return [
      Finding(
        key: .rockSaltThickness, title: "Rock-salt thickness", outcome: .noAnswer(noDepth),
        method: "erf step along a line scan"),
      Finding(
        key: .deltaE, title: "ΔE",
        outcome: outcome(
          point.deltaE, unit: "eV", covered: read.windows.oxygen != nil, edge: "O K",
          reason: .init(.noMaximum, "pre-edge or main edge is a shoulder without a maximum", unit: "eV")),
        method: "O K main minus pre-edge maximum of the summed spectrum"),
      Finding(
        key: .whiteLineRatio, title: "\(metal) L_{3}/L_{2}",
        outcome: outcome(
          point.ratio, unit: "1", covered: read.windows.metal != nil, edge: "\(metal) L",
          reason: .init(.unbounded, "L2 does not stand out of its noise")),
        method: "\(options.whiteLines.name), continuum falling with the background's exponent"),
    ]
  }

  private static func outcome(
    _ number: ScanPoint.Number?, unit: String, covered: Bool, edge: String, reason: NoAnswer
  ) -> Finding.Outcome {
    guard covered else {
      return .noAnswer(.init(.notMeasured, "no \(edge) edge stands out in the spectrum", unit: unit))
    }
    guard let number else { return .noAnswer(reason) }
    return .estimate(Estimate(value: number.value, unit: unit, standardUncertainty: number.uncertainty))
  }
}
