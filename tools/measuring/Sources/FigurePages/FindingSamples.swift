public import Interphase

extension FigureSamples {
  /// Composition against etch time of two binders, three cells each.
  public static func composition() -> SputterCompositionFigure {
    let quantities: [(key: String, start: Double, slope: Double, unit: String)] = [
      ("xps.atomic_percent.C", 52, -0.06, "at%"), ("xps.atomic_percent.F", 22, -0.02, "at%"),
      ("xps.atomic_percent.O", 20, 0.03, "at%"), ("xps.atomic_percent.Ni", 4, 0.05, "at%"),
      ("xps.share.F 1s.LiF", 40, 0.08, "%"), ("xps.share.F 1s.LixPFyOz", 25, -0.04, "%"),
      ("xps.share.F 1s.CFx", 35, -0.04, "%"),
    ]
    let binders = ["PVDF", "X-PAA"]
    let cells = binders.enumerated().flatMap { index, binder in
      (1...3).map { cell in
        let findings = [0.0, 60, 120, 180, 240].flatMap { time in
          quantities.map { quantity in
            let value = quantity.start + quantity.slope * time * Double(index + 1) / 2
            return Finding(
              key: Finding.Key(rawValue: quantity.key), title: quantity.key,
              coordinates: [.init(quantity: "etch time", value: time, unit: "s")],
              outcome: .estimate(
                Estimate(
                  value: value * (1 + 0.02 * Double(cell - 2)), unit: quantity.unit, standardUncertainty: 0.5)
              ),
              method: "")
          }
        }
        return CellBarsFigure.Cell(binder: binder, sample: "\(binder)-\(cell)", findings: findings)
      }
    }
    return SputterCompositionFigure(
      binders: binders, cells: cells, quantities: [.atomicFractions, .shares(of: "F 1s")])
  }

  /// Verdicts of every kind between two binders.
  public static func verdicts() -> VerdictForestFigure {
    VerdictForestFigure(
      binder: "X-PAA", reference: "PVDF",
      lines: [
        .init(
          group: "XPS", measure: "LiF, surface",
          outcome: .ratio(0.6, lower: 0.5, upper: 0.72, verdict: .lower)),
        .init(
          group: "XPS", measure: "CF_x : LiF", outcome: .ratio(12, lower: 8, upper: 18, verdict: .higher)),
        .init(group: "SIMS", measure: "total CEI", outcome: .noAnswer("no answer: the signals never cross")),
        .init(
          group: "ICP-MS", measure: "Ni on the anode",
          outcome: .ratio(0.24, lower: 0.19, upper: 0.3, verdict: .lower)),
        .init(
          group: "EELS", measure: "rock salt",
          outcome: .ratio(0.8, lower: 0, upper: .infinity, verdict: .notResolved)),
      ])
  }

  /// The verdicts of two binders against one reference.
  public static func verdictColumns() -> VerdictColumnsFigure {
    var second = verdicts()
    second.binder = "CMC/SBR"
    second.lines = second.lines.map { line in
      var line = line
      if case .ratio(let value, let lower, let upper, _) = line.outcome {
        line.outcome = .ratio(
          value.squareRoot(), lower: lower.squareRoot() * 0.7, upper: upper.squareRoot() * 1.4,
          verdict: .notResolved)
      }
      return line
    }
    return VerdictColumnsFigure(forests: [verdicts(), second])
  }

  /// One page with everything on two binders.
  public static func summary() -> BinderSummaryFigure {
    let binders = ["PVDF", "X-PAA"]
    var spectra = fittedSpectra()
    for row in spectra.rows.indices { spectra.rows[row].spectra.removeAll { $0.region != "F 1s" } }
    var deposition = deposition()
    deposition.binders = binders
    deposition.comparisons.removeAll { !binders.contains($0.second) }
    return BinderSummaryFigure(
      binders: binders, spectra: spectra,
      shares: .shares(
        of: "F 1s", binders: binders,
        cells: cells([
          ("xps.share.F 1s.LiF", [40, 57], "%"), ("xps.share.F 1s.LixPFyOz", [16, 17], "%"),
          ("xps.share.F 1s.CFx", [44, 26], "%"),
        ])),
      interphase: .interphaseThickness(
        binders: binders,
        cells: cells([
          ("sims.outer_thickness", [14, 9.1], "nm"), ("sims.inner_thickness", [44, 28], "nm"),
          ("sims.total_thickness", [58, 37], "nm"),
        ])),
      rockSalt: .rockSaltThickness(
        binders: binders, cells: cells([("eels.rock_salt_thickness", [9.8, 3.5], "nm")])),
      deposition: deposition, verdicts: [verdicts()])
  }

  /// Three cells of each of two binders about the means of findings.
  private static func cells(_ findings: [(key: String, means: [Double], unit: String)])
    -> [CellBarsFigure.Cell]
  {
    var noise = SampleNoise(seed: 29)
    return ["PVDF", "X-PAA"].enumerated().flatMap { index, binder in
      (1...3).map { cell in
        CellBarsFigure.Cell(
          binder: binder, sample: "\(binder)-\(cell)",
          findings: findings.map { finding in
            let value = finding.means[index] * (1 + 0.06 * noise.normal())
            return Finding(
              key: Finding.Key(rawValue: finding.key), title: finding.key,
              outcome: .estimate(Estimate(value: value, unit: finding.unit, standardUncertainty: 0.2)),
              method: "")
          })
      }
    }
  }
}
