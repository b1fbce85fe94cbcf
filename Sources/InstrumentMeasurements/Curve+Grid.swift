public import AnalysisFindings

extension Curve {
  /// The grid whose cells are the rows of a curve: an image, or a volume of images on top of one another.
  ///
  /// The rows of the curve follow in raster order: row after row from the top, each from left to right, and layer after
  /// layer from the surface. The curve states the grid in its `coordinates`, so that a grid is recorded as any curve is:
  ///
  /// | quantity | unit | |
  /// | --- | --- | --- |
  /// | `columns`, `rows` | `1` | cells across and down |
  /// | `layers` | `1` | layers, in volumes only |
  /// | `pixel size` | `nm` or `µm` | the side of a square cell |
  /// | `depth` | `nm` or `µm` | the lower face of the last layer, where a sputter rate is known |
  public struct Grid: Sendable, Hashable {
    /// How many cells a row has.
    public var columns: Int
    /// How many rows there are.
    public var rows: Int
    /// How many layers there are from the surface downwards; `nil` for an image.
    public var layers: Int?
    /// The side of a cell across the field, in nm.
    public var pixelSize: Double
    /// The depth of the lower face of the last layer, in nm; `nil` where no sputter rate is known.
    public var depth: Double?

    /// Creates a grid; lengths are in nm.
    public init(columns: Int, rows: Int, layers: Int? = nil, pixelSize: Double, depth: Double? = nil) {
      self.columns = columns
      self.rows = rows
      self.layers = layers
      self.pixelSize = pixelSize
      self.depth = depth
    }

    /// The most cells along one direction: more than any detector has.
    public static let extentLimit = 32_768
    /// The lengths that a cell or a profile may have, in nm.
    public static let lengths = 1e-6...1e9

    /// The width of the field, in nm.
    public var fieldWidth: Double { pixelSize * Double(columns) }

    /// The grid as a curve states it.
    public var coordinates: [Finding.Coordinate] {
      [
        Finding.Coordinate(quantity: "columns", value: Double(columns), unit: "1"),
        Finding.Coordinate(quantity: "rows", value: Double(rows), unit: "1"),
      ] + (layers.map { [Finding.Coordinate(quantity: "layers", value: Double($0), unit: "1")] } ?? []) + [
        Finding.Coordinate(quantity: "pixel size", value: pixelSize, unit: "nm")
      ] + (depth.map { [Finding.Coordinate(quantity: "depth", value: $0, unit: "nm")] } ?? [])
    }
  }

  /// Creates a curve whose rows are the cells of a grid, in raster order.
  public init(name: String, title: String, kind: GridKind, grid: Grid, columns: [Column]) {
    self.init(name: name, title: title, kind: kind.kind, columns: columns, coordinates: grid.coordinates)
  }

  /// The grid whose cells the rows are.
  ///
  /// - Parameter source: Where the curve comes from, as a problem names it: a file, a specimen.
  /// - Throws: an `InputProblem` where a coordinate is absent, is there twice or is no such number, or where a column has
  ///   another number of values than the grid has cells.
  public func grid(in source: String) throws(InputProblem) -> Grid {
    let reader = GridReader(curve: self, source: source)
    let grid = Grid(
      columns: try reader.extent("columns"), rows: try reader.extent("rows"),
      layers: reader.has("layers") ? try reader.extent("layers") : nil,
      pixelSize: try reader.length("pixel size"),
      depth: reader.has("depth") ? try reader.length("depth") : nil)
    try reader.check(grid)
    return grid
  }
}

/// Reads the coordinates of a curve as those of a grid.
private struct GridReader {
  let curve: Curve
  let source: String

  func has(_ quantity: String) -> Bool { curve.coordinates.contains { $0.quantity == quantity } }

  /// A number of cells along a direction.
  func extent(_ quantity: String) throws(InputProblem) -> Int {
    let value = try coordinate(quantity).value
    guard value >= 1, value == value.rounded(), value < .infinity else {
      throw problem(.invalidValue, quantity, expected: "a whole number from 1", found: words(value))
    }
    guard value <= Double(Curve.Grid.extentLimit) else {
      throw problem(
        .limitExceeded, quantity, expected: "at most \(Curve.Grid.extentLimit)", found: words(value))
    }
    return Int(value)
  }

  /// A length in nm.
  func length(_ quantity: String) throws(InputProblem) -> Double {
    let coordinate = try coordinate(quantity)
    let factors = ["nm": 1.0, "µm": 1000, "μm": 1000]
    guard let factor = factors[coordinate.unit] else {
      throw problem(
        .invalidValue, quantity, expected: "a length in nm or µm", found: "“\(coordinate.unit.prefix(20))”")
    }
    let length = coordinate.value * factor
    guard Curve.Grid.lengths.contains(length) else {
      throw problem(
        .invalidValue, quantity, expected: "a length from 1e-6 nm to 1 m",
        found: "\(words(coordinate.value)) \(coordinate.unit)")
    }
    return length
  }

  /// Checks that the curve has what the grid and its kind ask for.
  func check(_ grid: Curve.Grid) throws(InputProblem) {
    let kind = Curve.GridKind.all.first { $0.kind == curve.kind }
    if let kind, kind.hasLayers != (grid.layers != nil) {
      throw problem(
        .invalidValue, "layers",
        expected: kind.hasLayers ? "a number of layers" : "no layers in “\(kind.kind)”",
        found: grid.layers.map(String.init) ?? "none")
    }
    // Three extents within the limit cannot overflow.
    let cells = grid.columns * grid.rows * (grid.layers ?? 1)
    guard !curve.columns.isEmpty else {
      throw problem(.missing, "columns of values", expected: "at least one", found: "none")
    }
    for column in curve.columns {
      let counts = [column.values.count] + (column.uncertainties.isEmpty ? [] : [column.uncertainties.count])
      guard let wrong = counts.first(where: { $0 != cells }) else { continue }
      let shape = [grid.columns, grid.rows, grid.layers].compactMap { $0.map(String.init) }
      throw problem(
        .malformed, "column “\(column.name.prefix(60))”",
        expected: "\(cells) values for \(shape.joined(separator: " × ")) cells", found: "\(wrong)")
    }
  }

  private func coordinate(_ quantity: String) throws(InputProblem) -> Finding.Coordinate {
    let found = curve.coordinates.filter { $0.quantity == quantity }
    guard let coordinate = found.first, found.count == 1 else {
      throw problem(
        found.isEmpty ? .missing : .invalidValue, quantity, expected: "one coordinate “\(quantity)”",
        found: found.isEmpty ? "none" : "\(found.count)")
    }
    return coordinate
  }

  private func words(_ value: Double) -> String {
    value == value.rounded() && value.magnitude < 1e15 ? String(Int64(value)) : "\(value)"
  }

  private func problem(
    _ code: InputProblem.Code, _ what: String, expected: String, found: String
  ) -> InputProblem {
    InputProblem(
      code, file: source, place: .part("curve “\(curve.name.prefix(60))”, \(what)"), expected: expected,
      found: found, remedy: "Record the cells with the grid that they were measured on.")
  }
}
