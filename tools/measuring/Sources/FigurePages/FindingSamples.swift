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
              key: quantity.key, title: quantity.key,
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
}
