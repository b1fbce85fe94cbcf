import EELSAnalysis
import InstrumentMeasurements

extension StudyTechnique {
  /// Whether the edges of the metals that the options name lie within the energy axis.
  static func eelsForesight(_ input: UnitOutlook<EELSOptions>) -> UnitForesight {
    let ends = input.measurements.compactMap { signal -> ClosedRange<Double>? in
      guard let axis = signal.energyAxis, signal.axes.indices.contains(axis),
        let first = signal.axes[axis].first, let last = signal.axes[axis].last
      else { return nil }
      return min(first, last)...max(first, last)
    }
    let choices = EELSOptions.TransitionMetal.all.filter { metal in
      ends.contains { $0.contains(metal.thirdLine) }
    }.map(\.symbol)
    return UnitForesight(
      words: [NamedWord("surfaceElement", input.options.surfaceElement.symbol, among: choices)])
  }
}
