import EELSAnalysis
import InstrumentMeasurements

extension StudyTechnique {
  /// Whether the edges of the metals that the options name lie within the energy axis.
  static func eelsForesight(_ input: UnitInput<EELSOptions>) -> UnitForesight {
    let ends = input.measurements.compactMap { measurement -> ClosedRange<Double>? in
      guard let signal = measurement as? ElectronMicroscopySignal, let axis = signal.energyAxis,
        signal.axes.indices.contains(axis)
      else { return nil }
      let values = signal.axes[axis].values
      guard let low = values.min(), let high = values.max() else { return nil }
      return low...high
    }
    let choices = EELSOptions.TransitionMetal.all.filter { metal in
      ends.contains { $0.contains(metal.thirdLine) }
    }.map(\.symbol)
    return UnitForesight(
      words: [NamedWord("surfaceElement", input.options.surfaceElement.symbol, among: choices)])
  }
}
