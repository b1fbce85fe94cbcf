/// Values in the cells of a box: columns along x, rows along y, layers from the surface downwards.
public struct VoxelGrid: Sendable, Hashable {
  /// How many cells a row has.
  public let columns: Int
  /// How many rows a layer has.
  public let rows: Int
  /// How many layers there are.
  public let layers: Int
  /// The values, layer by layer from the surface, in a layer row by row from the top.
  public let values: [Float]

  /// Creates a grid.
  ///
  /// - Parameter values: `columns · rows · layers` values; layers that they do not fill are left out, and what is not
  ///   finite counts as 0.
  public init(columns: Int, rows: Int, layers: Int, values: [Float]) {
    self.columns = max(columns, 0)
    self.rows = max(rows, 0)
    let (area, overflow) = self.columns.multipliedReportingOverflow(by: self.rows)
    let whole = overflow || area == 0 ? 0 : min(max(layers, 0), values.count / area)
    self.layers = whole
    self.values = whole == 0 ? [] : values.prefix(whole * area).map { $0.isFinite ? $0 : 0 }
  }

  /// Whether there is no cell.
  public var isEmpty: Bool { values.isEmpty }

  /// The value that a percentage of the cells does not exceed, from at most 200 000 cells at equal distances.
  public func percentile(_ percentage: Double) -> Double {
    guard !values.isEmpty else { return 0 }
    let step = values.count / 200_000 + 1
    var chosen = stride(from: 0, to: values.count, by: step).map { values[$0] }
    return NearestRank.percentile(percentage, of: &chosen).map { Double($0) } ?? 0
  }

  /// The mean depth of what the grid holds, weighted by the values: 0 at the surface, 1 at the bottom.
  ///
  /// `nil` where nothing is above zero.
  public var meanDepth: Double? {
    guard layers > 0 else { return nil }
    let area = columns * rows
    var total = 0.0
    var moment = 0.0
    for layer in 0..<layers {
      var sum = 0.0
      for value in values[(layer * area)..<((layer + 1) * area)] where value > 0 { sum += Double(value) }
      total += sum
      moment += sum * (Double(layer) + 0.5)
    }
    return total > 0 ? moment / total / Double(layers) : nil
  }

  /// The grid with other numbers of cells: means over the cells that join, straight lines between those that part.
  func resampled(columns: Int, rows: Int, layers: Int) -> VoxelGrid {
    guard !isEmpty else { return self }
    var cells = values
    cells = Self.resampled(cells, before: 1, from: self.layers, to: layers, after: self.columns * self.rows)
    cells = Self.resampled(cells, before: layers, from: self.rows, to: rows, after: self.columns)
    cells = Self.resampled(cells, before: layers * rows, from: self.columns, to: columns, after: 1)
    return VoxelGrid(columns: columns, rows: rows, layers: layers, values: cells)
  }

  private static func resampled(
    _ cells: [Float], before: Int, from source: Int, to target: Int, after: Int
  ) -> [Float] {
    guard source != target else { return cells }
    var result = [Float](repeating: 0, count: before * target * after)
    let parts = (0..<target).map { weights(of: $0, from: source, to: target) }
    for block in 0..<before {
      for (place, part) in parts.enumerated() {
        let into = (block * target + place) * after
        for (index, weight) in part {
          let start = (block * source + index) * after
          for offset in 0..<after { result[into + offset] += cells[start + offset] * weight }
        }
      }
    }
    return result
  }

  /// Which cells of a line make one of another number of cells, and with which weight.
  private static func weights(
    of place: Int, from source: Int, to target: Int
  ) -> [(index: Int, weight: Float)] {
    let step = Double(source) / Double(target)
    if step > 1 {
      let (start, end) = (Double(place) * step, Double(place + 1) * step)
      return (Int(start)...min(Int(end), source - 1)).map { index in
        let share = (min(end, Double(index + 1)) - max(start, Double(index))) / step
        return (index, Float(max(share, 0)))
      }
    }
    let centre = min(max((Double(place) + 0.5) * step - 0.5, 0), Double(source - 1))
    let first = min(Int(centre), max(source - 2, 0))
    let share = Float(centre - Double(first))
    return share > 0 ? [(first, 1 - share), (first + 1, share)] : [(first, Float(1))]
  }
}
