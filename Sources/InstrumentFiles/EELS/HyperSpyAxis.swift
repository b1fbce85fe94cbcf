import AnalysisFindings
import InstrumentMeasurements

/// One axis of a HyperSpy experiment.
struct HyperSpyAxis {
  /// The name; empty where the file has none.
  let name: String
  /// The unit as stored; empty where the file has none.
  let unit: String
  /// Whether the signal runs along it: the channels of a spectrum, the sides of an image.
  let isSignal: Bool
  /// What was odd about it.
  let notes: [String]
  private let positions: MeasurementAxis.Positions

  /// The groups of an experiment's axes, in the order of the array's dimensions.
  static func groups(of experiment: HDF5Node) -> [HDF5Node] {
    (0..<32).prefix { experiment["axis-\($0)"] != nil }.compactMap { experiment["axis-\($0)"] }
  }

  /// The axis in a group.
  ///
  /// - Parameters:
  ///   - count: The length of the array along it.
  ///   - isSignal: What the kind of the experiment says, where the axis says nothing (before version 1.3).
  init(_ node: HDF5Node, count: Int, isSignal: Bool?, file: String) throws(InputProblem) {
    name = Self.said(node.text("name")) ?? ""
    unit = Self.said(node.text("units")) ?? ""
    self.isSignal = node.number("navigate").map { $0 == 0 } ?? isSignal ?? true
    var notes: [String] = []
    if let size = node.number("size"), size != Double(count) {
      notes.append("\(node.path) states \(size) points, the data have \(count): the data were followed")
    }
    self.notes = notes
    switch node.text("_type") {
    case "DataAxis":
      guard let listed = node["axis"]?.array?.numbers, listed.count == count else {
        throw node.problem(
          .malformed, file: file, expected: "\(count) positions in the array “axis”",
          found: node.description(of: "axis"), remedy: "Save the signal again from HyperSpy.")
      }
      positions = .listed(listed)
    case "FunctionalDataAxis":
      throw node.problem(
        .unsupported, file: file, expected: "an even axis or one with a list of positions",
        found: "an axis given by a formula",
        remedy: "In HyperSpy, call `axis.convert_to_non_uniform_axis()` and save again.")
    default:
      positions = .regular(start: node.number("offset") ?? 0, step: node.number("scale") ?? 1, count: count)
    }
  }

  /// The axis with its name, or with what is known to run along it.
  func axis(quantity: String?) -> MeasurementAxis {
    let named = name.isEmpty ? (isSignal ? "channel" : "position") : name
    return MeasurementAxis(quantity: quantity ?? named, unit: unit, positions: positions)
  }

  /// A text, unless it is one by which HyperSpy says that there is none.
  private static func said(_ text: String?) -> String? {
    text.flatMap { ["<undefined>", "_None_", "None", "undefined", "t.Undefined"].contains($0) ? nil : $0 }
  }
}
