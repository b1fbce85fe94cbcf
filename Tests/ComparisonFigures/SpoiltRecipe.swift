import AnalysisFindings
import ComparisonFigures
import ScientificFigures

/// A recipe whose input a test may spoil.
protocol SpoiltRecipe {
  func figure(theme: FigureTheme) -> ScientificFigure
  /// Puts other values in place of all that were measured.
  mutating func change(_ change: ValueChange)
  /// Gives one name to whatever users and files name, apart from binders.
  mutating func rename(_ name: String)
}

extension FittedSpectraFigure: SpoiltRecipe {
  mutating func change(_ change: ValueChange) {
    for row in rows.indices {
      for place in rows[row].spectra.indices {
        rows[row].spectra[place].curve = change.apply(rows[row].spectra[place].curve)
      }
    }
  }

  mutating func rename(_ name: String) {
    for row in rows.indices {
      rows[row].detail = name
      for place in rows[row].spectra.indices {
        rows[row].spectra[place].region += name
        rows[row].spectra[place].curve.renameComponents(name)
      }
    }
  }
}

extension StackedSpectraFigure: SpoiltRecipe {
  mutating func change(_ change: ValueChange) {
    for stack in stacks.indices {
      for place in stacks[stack].traces.indices {
        stacks[stack].traces[place].curve = change.apply(stacks[stack].traces[place].curve)
      }
    }
  }

  mutating func rename(_ name: String) {
    for stack in stacks.indices {
      stacks[stack].region += name
      for place in stacks[stack].traces.indices {
        stacks[stack].traces[place].label = name
        stacks[stack].traces[place].curve.renameComponents(name)
      }
    }
  }
}

extension SputterCompositionFigure: SpoiltRecipe {
  mutating func change(_ change: ValueChange) { cells.change(change) }

  mutating func rename(_ name: String) {
    for index in quantities.indices {
      quantities[index].label = name
      quantities[index].unit = name
    }
  }
}

extension InterphaseProfileFigure: SpoiltRecipe {
  mutating func change(_ change: ValueChange) {
    for index in profiles.indices {
      profiles[index].curve = change.apply(profiles[index].curve)
      profiles[index].findings = change.apply(profiles[index].findings)
    }
  }

  mutating func rename(_ name: String) {
    for index in profiles.indices {
      profiles[index].detail = name
      for column in profiles[index].curve.columns.indices
      where profiles[index].curve.columns[column].role == .measured {
        profiles[index].curve.columns[column].name = name
      }
    }
  }
}

extension EdgeWaterfallFigure: SpoiltRecipe {
  mutating func change(_ change: ValueChange) {
    for index in specimens.indices {
      specimens[index].spectra = specimens[index].spectra.map { change.apply($0) }
      specimens[index].scan = specimens[index].scan.map { change.apply($0) }
      specimens[index].findings = change.apply(specimens[index].findings)
    }
  }

  mutating func rename(_ name: String) {
    for index in specimens.indices {
      specimens[index].detail = name
      for spectrum in specimens[index].spectra.indices {
        for column in specimens[index].spectra[spectrum].columns.indices
        where specimens[index].spectra[spectrum].columns[column].role == .measured {
          specimens[index].spectra[spectrum].columns[column].name = name
        }
      }
    }
    for index in edges.indices { edges[index].title = name }
  }
}

extension CellBarsFigure: SpoiltRecipe {
  mutating func change(_ change: ValueChange) {
    cells.change(change)
    for index in comparisons.indices {
      comparisons[index].probability =
        change.apply([comparisons[index].probability]).first ?? comparisons[index].probability
    }
  }

  mutating func rename(_ name: String) {
    quantity = name
    unit = name
    testName = name
    for index in measures.indices { measures[index].label = name }
  }
}

extension AdhesionBarsFigure: SpoiltRecipe {
  mutating func change(_ change: ValueChange) {
    let values = change.apply(strengths.map(\.value))
    strengths = zip(strengths, values).map { strength, value in
      var strength = strength
      strength.value = value
      return strength
    }
  }

  mutating func rename(_ name: String) {
    quantity = name
    unit = name
    for index in strengths.indices { strengths[index].place += name }
  }
}

extension AdhesionProfileFigure: SpoiltRecipe {
  mutating func change(_ change: ValueChange) {
    for index in runs.indices {
      runs[index].depths = change.applyToAxis(runs[index].depths)
      runs[index].values = change.apply(runs[index].values)
    }
    for binder in binders { interfaces[binder] = change.applyToAxis([36]).first }
  }

  mutating func rename(_ name: String) {
    quantity = name
    unit = name
  }
}

extension Curve {
  fileprivate mutating func renameComponents(_ name: String) {
    for index in columns.indices where columns[index].role == .component { columns[index].name += name }
  }
}

extension [CellBarsFigure.Cell] {
  fileprivate mutating func change(_ change: ValueChange) {
    for index in indices { self[index].findings = change.apply(self[index].findings) }
  }
}
