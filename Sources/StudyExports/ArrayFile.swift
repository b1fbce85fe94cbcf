import AnalysisFindings
import InstrumentMeasurements

/// A large array of one of a unit's curves, which lies in a NumPy file beside the unit.
struct ArrayFile: Codable {
  /// The index of the curve among those of the result.
  var curve: Int
  /// The index of the column in the curve.
  var column: Int
  /// Whether these are the column's standard uncertainties; its values otherwise.
  var isUncertainty: Bool
  /// The file.
  var file: ResultFile
  /// The axes, the last one running fastest.
  var axes: [Axis]

  /// The numbers of places along the axes.
  var shape: [Int] { axes.map(\.count) }

  /// One axis of an array.
  struct Axis: Codable {
    /// What runs along it: `layer`, `row`, the name of the curve's abscissa.
    var name: String
    /// The unit of the abscissa or of `step`.
    var unit: String
    /// The number of places.
    var count: Int
    /// From one place to the next, where all steps are alike.
    var step: Double?
  }

  /// The axes of a column with this many numbers: those of the grid of an image or volume, else the abscissa.
  static func axes(of curve: Curve, count: Int) -> [Axis] {
    guard let grid = try? curve.grid(in: "") else {
      let abscissa = curve.columns.first { $0.role == .abscissa }
      return [Axis(name: abscissa?.name ?? "row", unit: abscissa?.unit ?? "1", count: count)]
    }
    let layers = grid.layers.map { layers in
      Axis(
        name: "layer", unit: grid.depth == nil ? "1" : "nm", count: layers,
        step: grid.depth.map { $0 / Double(layers) })
    }
    return [layers].compactMap { $0 } + [
      Axis(name: "row", unit: "nm", count: grid.rows, step: grid.pixelSize),
      Axis(name: "column", unit: "nm", count: grid.columns, step: grid.pixelSize),
    ]
  }
}
