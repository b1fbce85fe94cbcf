import AnalysisFindings
import InstrumentMeasurements

/// One experiment of a HyperSpy file.
struct HyperSpyExperiment {
  private let node: HDF5Node
  private let file: String
  private let array: HDF5Array
  private let axes: [HyperSpyAxis]
  private let facts: HyperSpyFacts

  /// The experiment in a group.
  ///
  /// - Throws: where its values or axes are absent, damaged, or of a kind that is not read.
  init(_ node: HDF5Node, file: String) throws(InputProblem) {
    self.node = node
    self.file = file
    facts = HyperSpyFacts(node)
    guard let array = node["data"]?.array, case .numbers = array.elements else {
      throw node.problem(
        .unsupported, file: file, expected: "numbers in the array “data”",
        found: node.description(of: "data"),
        remedy: "In HyperSpy, make the data plain numbers (signal.data.astype(\"float32\")) and save again.")
    }
    self.array = array
    let groups = HyperSpyAxis.groups(of: node)
    guard groups.count == array.shape.count, !array.shape.contains(0), !array.shape.isEmpty else {
      throw node.problem(
        .malformed, file: file, expected: "an axis for each dimension of the data, none of them empty",
        found:
          "\(groups.count) axes for data of shape \(array.shape.map(String.init).joined(separator: " × "))",
        remedy: "Save the signal again from HyperSpy.")
    }
    var axes: [HyperSpyAxis] = []
    for (index, (group, count)) in zip(groups, array.shape).enumerated() {
      let isSignal = facts.signalDimensions.map { index >= array.shape.count - $0 }
      axes.append(try HyperSpyAxis(group, count: count, isSignal: isSignal, file: file))
    }
    self.axes = axes
  }

  /// The experiment as a measurement, its energy axis the last.
  func signal(of file: FileContents) throws(InputProblem) -> ElectronMicroscopySignal {
    let spectral = axes.indices.filter { axes[$0].isSignal }
    let channels = spectral.count == 1 ? spectral[0] : nil
    guard let values = ElectronMicroscopySignal.Values(array, withLast: channels) else {
      throw node.problem(
        .unsupported, file: self.file, expected: "numbers in the array “data”", found: array.storedType,
        remedy: "In HyperSpy, make the data plain numbers (signal.data.astype(\"float32\")) and save again.")
    }
    let isLoss = channels.map { place in
      facts.signal == "EELS" || (facts.signal.isEmpty && AxisUnit.electronvolts(axes[place].unit) != nil)
    }
    var measured = axes.enumerated().map { index, axis in
      axis.axis(quantity: index == channels && isLoss == true ? "energy loss" : nil)
    }
    if let channels { measured = HDF5AxisOrder.moved(channels, toEndOf: measured) }
    var metadata = HDF5Metadata()
    for name in ["metadata", "mapped_parameters", "original_metadata", "original_parameters"] {
      metadata.append(node[name], as: name)
    }
    return ElectronMicroscopySignal(
      title: facts.title ?? (node.name == "__unnamed__" ? file.head.title : node.name), source: file.source,
      metadata: metadata.entries, readingNotes: axes.flatMap(\.notes) + metadata.notes, axes: measured,
      values: values, storedType: array.storedType, signal: facts.signal,
      energyAxis: isLoss == true ? axes.count - 1 : nil, intensityUnit: facts.intensityUnit,
      beamEnergy: facts.beamEnergy, convergenceAngle: facts.convergenceAngle,
      collectionAngle: facts.collectionAngle, exposure: facts.exposure)
  }
}
