import AnalysisFindings

/// What a single spectrum, or a scan without positions, says.
enum SpectrumFindings {
  static func make(_ read: ReadScan, _ options: EELSOptions) -> [Finding] {
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
    ] + lines(read, options)
  }

  /// L3/L2 of every metal whose edge stands out; that of the surface metal first, and always.
  private static func lines(_ read: ReadScan, _ options: EELSOptions) -> [Finding] {
    let symbol = options.surfaceElement.symbol
    let metals = read.windows.metals.enumerated().map { (index: $0.offset, metal: $0.element) }
    let surface = metals.first { $0.metal.isSurface }
    let first = Finding(
      key: .whiteLineRatio, title: "\(symbol) L_{3}/L_{2}",
      outcome: surface.map {
        LineRatio.outcome(read, metal: $0.index, of: read.inside, place: "in the spectrum", options)
      } ?? .noAnswer(.init(.notMeasured, "no \(symbol) L edge stands out in the spectrum")),
      method: LineRatio.method(
        surface?.metal, symbol, isDeconvolved: read.isDeconvolved, options))
    return [first]
      + metals.filter { !$0.metal.isSurface }.map { index, metal in
        Finding(
          key: .whiteLineRatio(of: metal.symbol), title: "\(metal.symbol) L_{3}/L_{2}",
          outcome: LineRatio.outcome(
            read, metal: index, of: read.inside, place: "in the spectrum", options),
          method: LineRatio.method(
            metal, metal.symbol, isDeconvolved: read.isDeconvolved, options))
      }
  }

  private static func outcome(
    _ number: ScanPoint.Number?, unit: String, covered: Bool, edge: String, reason: NoAnswer
  ) -> Finding.Outcome {
    guard covered else {
      return .noAnswer(.init(.notMeasured, "no \(edge) edge stands out in the spectrum", unit: unit))
    }
    guard let number else { return .noAnswer(reason) }
    return .estimate(
      Estimate(
        value: number.value, unit: unit, standardUncertainty: number.uncertainty,
        sharedEffects: [.readingOfMaxima]))
  }
}

extension SharedEffect {
  /// What the way in which O K maxima are read does to their distance, in eV.
  static let readingOfMaxima = SharedEffect(
    source: "EELS reading of O K maxima", effect: SpectrumMaximum.readingUncertainty)
}
