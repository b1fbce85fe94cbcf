import AnalysisFindings
import InstrumentMeasurements

/// The open EMD format of NCEM, version 0.2: marked groups, each with an array `data` and its axes `dim1`, `dim2`.
///
/// The mark is the attribute `emd_group_type` with the value 1. Velox files have the same ending and another layout.
struct EMDLayout: HDF5Layout {
  var format: InstrumentFormat {
    InstrumentFormat(
      identifier: "emd", name: "EMD HDF5 (NCEM)", vendor: "NCEM", techniques: ["eels"],
      fileNameEndings: ["emd"])
  }

  let marks = ["emd_group_type", "version_major"]

  /// How deep below the root data sets are looked for.
  private static let depth = 4

  func describes(_ root: HDF5Node) -> Bool {
    root.attribute("version_major") != nil && !Self.signals(in: root, depth: Self.depth).isEmpty
  }

  func measurements(
    in root: HDF5Node, of file: FileContents
  ) throws(InputProblem) -> [any InstrumentMeasurement] {
    var signals: [ElectronMicroscopySignal] = []
    var problems: [InputProblem] = []
    for node in Self.signals(in: root, depth: Self.depth) {
      do throws(InputProblem) {
        signals.append(try Self.signal(node, root, file))
      } catch {
        problems.append(error)
      }
    }
    if signals.isEmpty, let first = problems.first { throw first }
    let left = problems.map { "Another data set of this file was left out: \($0)" }
    for index in signals.indices { signals[index].readingNotes += left }
    return signals
  }

  /// The marked groups, in the order of their paths; links are followed nowhere, so that none comes twice.
  private static func signals(in node: HDF5Node, depth: Int) -> [HDF5Node] {
    if node.number("emd_group_type") == 1 { return [node] }
    guard depth > 0, case .group(let members) = node.object.content else { return [] }
    return members.flatMap { member -> [HDF5Node] in
      guard case .group = member.object.content, let group = node[member.name] else { return [] }
      return signals(in: group, depth: depth - 1)
    }
  }

  private static func signal(
    _ node: HDF5Node, _ root: HDF5Node, _ file: FileContents
  ) throws(InputProblem) -> ElectronMicroscopySignal {
    guard let array = node["data"]?.array, case .numbers = array.elements, !array.shape.isEmpty,
      !array.shape.contains(0)
    else {
      throw node.problem(
        .unsupported, file: file.source.path, expected: "numbers in the array “data”",
        found: node.description(of: "data"), remedy: "Save the data set again as EMD 0.2 or as hspy.")
    }
    var axes: [MeasurementAxis] = []
    for (index, count) in array.shape.enumerated() {
      axes.append(try axis(node, "dim\(index + 1)", count, file.source.path))
    }
    let signal = node.text("signal_type") ?? ""
    let energies = axes.indices.filter { AxisUnit.electronvolts(Self.plain(axes[$0].unit)) != nil }
    // Where no axis has a unit of energy, a signal that says it is one of spectra runs along its last dimension.
    let channels = energies.first ?? (node.text("record_by") == "spectrum" ? axes.count - 1 : nil)
    let isLoss = channels != nil && (signal == "EELS" || (signal.isEmpty && !energies.isEmpty))
    if let channels {
      if isLoss { axes[channels].quantity = "energy loss" }
      axes = HDF5AxisOrder.moved(channels, toEndOf: axes)
    }
    guard let values = ElectronMicroscopySignal.Values(array, withLast: channels) else {
      throw node.problem(
        .unsupported, file: file.source.path, expected: "numbers in the array “data”",
        found: array.storedType, remedy: "Save the data set again as EMD 0.2 or as hspy.")
    }
    var metadata = HDF5Metadata()
    for name in ["microscope", "sample", "user", "comments"] { metadata.append(root[name], as: name) }
    return ElectronMicroscopySignal(
      title: node.name, source: file.source, metadata: metadata.entries, readingNotes: metadata.notes,
      axes: axes, values: values, storedType: array.storedType, signal: signal,
      energyAxis: isLoss ? axes.count - 1 : nil)
  }

  /// The axis in an array of positions, of which some programs write the first two only.
  private static func axis(
    _ node: HDF5Node, _ name: String, _ count: Int, _ file: String
  ) throws(InputProblem) -> MeasurementAxis {
    let dimension = node[name]
    let positions: MeasurementAxis.Positions
    switch dimension?.array?.numbers {
    case nil: positions = .regular(start: 0, step: 1, count: count)
    case let listed? where listed.count == count && !Self.isEven(listed): positions = .listed(listed)
    case let listed? where listed.count == count || listed.count == 2:
      let step = listed.count < 2 ? 1 : (listed[listed.count - 1] - listed[0]) / Double(listed.count - 1)
      positions = .regular(start: listed[0], step: step, count: count)
    default:
      throw node.problem(
        .malformed, file: file, expected: "\(count) positions, or the first two, in the array “\(name)”",
        found: node.description(of: name), remedy: "Save the data set again.")
    }
    return MeasurementAxis(
      quantity: dimension?.text("name") ?? "", unit: dimension?.text("units") ?? "", positions: positions)
  }

  /// Whether positions have one step, to the rounding of numbers of four bytes.
  private static func isEven(_ positions: [Double]) -> Bool {
    guard positions.count > 2, let first = positions.first, let last = positions.last else { return true }
    let step = (last - first) / Double(positions.count - 1)
    let slack = 1e-6 * max(abs(first), abs(last), abs(step))
    return positions.indices.allSatisfy { abs(positions[$0] - first - step * Double($0)) <= slack }
  }

  /// A unit without what EMD puts between prefix and unit: `[n_m]` is `nm`.
  private static func plain(_ unit: String) -> String { unit.replacing("_", with: "") }
}
