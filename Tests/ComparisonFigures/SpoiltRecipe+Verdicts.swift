import ComparisonFigures
import ScientificFigures

extension VerdictForestFigure: SpoiltRecipe {
  mutating func change(_ change: ValueChange) {
    if change == .noPoint { lines = [] }
    for (index, line) in lines.enumerated() {
      guard case .ratio(let ratio, let lower, let upper, let verdict) = line.outcome else { continue }
      let changed = change.apply([ratio, lower, upper])
      guard changed.count == 3 else { continue }
      lines[index].outcome = .ratio(changed[0], lower: changed[1], upper: changed[2], verdict: verdict)
    }
  }

  mutating func rename(_ name: String) {
    intervalName = name
    correction = name
    for index in lines.indices {
      lines[index].group = name
      lines[index].measure += name
      if case .noAnswer = lines[index].outcome { lines[index].outcome = .noAnswer(name) }
    }
  }
}

extension VerdictColumnsFigure: SpoiltRecipe {
  mutating func change(_ change: ValueChange) {
    for index in forests.indices { forests[index].change(change) }
  }

  mutating func rename(_ name: String) {
    for index in forests.indices { forests[index].rename(name) }
  }
}

extension BinderSummaryFigure: SpoiltRecipe {
  mutating func change(_ change: ValueChange) {
    spectra?.change(change)
    for index in bars.indices { bars[index].bars.change(change) }
    for index in verdicts.indices { verdicts[index].change(change) }
  }

  mutating func rename(_ name: String) {
    spectra?.rename(name)
    for index in bars.indices {
      bars[index].heading = name
      bars[index].bars.rename(name)
    }
    for index in verdicts.indices { verdicts[index].rename(name) }
  }
}

extension RobustnessFigure: SpoiltRecipe {
  mutating func change(_ change: ValueChange) {
    if change == .noPoint { for index in panels.indices { panels[index].rows = [] } }
  }

  mutating func rename(_ name: String) {
    for index in panels.indices {
      panels[index].title = name
      panels[index].choices = panels[index].choices.map { _ in name }
      for row in panels[index].rows.indices { panels[index].rows[row].measure = name }
    }
  }
}

extension DoseResponseFigure: SpoiltRecipe {
  mutating func change(_ change: ValueChange) {
    for index in panels.indices {
      for place in panels[index].binders.indices {
        panels[index].binders[place].values = change.apply(panels[index].binders[place].values)
      }
      let line = panels[index].line
      let (doses, values) = (change.applyToAxis(line.map(\.dose)), change.apply(line.map(\.value)))
      let halves = change.apply(line.map(\.half))
      panels[index].line = zip(doses, zip(values, halves)).map {
        LinePoint(dose: $0, value: $1.0, half: $1.1)
      }
    }
  }

  mutating func rename(_ name: String) {
    dose = name
    doseUnit = name
    for index in panels.indices {
      panels[index].quantity = name
      panels[index].unit = name
      panels[index].note = name
    }
  }
}
