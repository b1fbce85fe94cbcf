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
