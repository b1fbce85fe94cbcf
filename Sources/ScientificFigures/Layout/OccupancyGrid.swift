import RasterCanvas

/// Which parts of a frame are covered by what is drawn, in cells of two points: what legends and labels keep clear of.
struct OccupancyGrid {
  private static let cell = 2.0
  private let frame: CanvasRectangle
  private let columns: Int
  private let rows: Int
  private var covered: [Bool]

  init(frame: CanvasRectangle, items: [SceneItem]) {
    self.frame = frame
    columns = max(1, Int((frame.width / Self.cell).rounded(.up)))
    rows = max(1, Int((frame.height / Self.cell).rounded(.up)))
    covered = [Bool](repeating: false, count: columns * rows)
    add(items)
  }

  mutating func add(_ items: [SceneItem]) {
    for item in items {
      switch item {
      case .group(let group): add(group.items)
      case .text(let text): cover(text.bounds.expanded(by: 1))
      case .image(let image): cover(image.frame)
      case .markers(let markers):
        for centre in markers.centres {
          let half = markers.size / 2 + 0.5
          cover(CanvasRectangle(x: centre.x - half, y: centre.y - half, width: 2 * half, height: 2 * half))
        }
      case .shape(let shape):
        guard shape.role == .data || shape.role == .guide else { continue }
        // A clear guide may run under a label; only what carries data is kept free.
        if shape.role == .data || shape.stroke?.dashes.isEmpty == true { trace(shape) }
      }
    }
  }

  /// The number of covered cells of any rectangle, by sums over all cells above and to the left (Crow, 1984).
  var costs: Costs { Costs(self) }

  /// Counts covered cells in a time that does not depend on the size of the rectangle.
  struct Costs {
    private let grid: OccupancyGrid
    private var sums: [Int]

    fileprivate init(_ grid: OccupancyGrid) {
      self.grid = grid
      let stride = grid.columns + 1
      sums = [Int](repeating: 0, count: stride * (grid.rows + 1))
      for row in 0..<grid.rows {
        var line = 0
        for column in 0..<grid.columns {
          line += grid.covered[row * grid.columns + column] ? 1 : 0
          sums[(row + 1) * stride + column + 1] = sums[row * stride + column + 1] + line
        }
      }
    }

    /// The number of covered cells in a rectangle, and a large number where it leaves the frame.
    func cost(of area: CanvasRectangle) -> Int {
      guard grid.frame.expanded(by: 0.01).contains(area), let cells = grid.cells(of: area) else {
        return Int.max / 2
      }
      let stride = grid.columns + 1
      let (top, bottom) = (cells.rows.lowerBound * stride, cells.rows.upperBound * stride)
      let (left, right) = (cells.columns.lowerBound, cells.columns.upperBound)
      return sums[bottom + right] - sums[top + right] - sums[bottom + left] + sums[top + left]
    }
  }

  mutating func cover(_ area: CanvasRectangle) {
    guard let cells = cells(of: area) else { return }
    for row in cells.rows {
      for column in cells.columns { covered[row * columns + column] = true }
    }
  }

  /// The cells that a rectangle touches; `nil` if it lies outside of the frame.
  private func cells(of area: CanvasRectangle) -> (rows: Range<Int>, columns: Range<Int>)? {
    guard area.width.isFinite, area.height.isFinite, abs(area.minX) < 1e9, abs(area.minY) < 1e9,
      area.maxX < 1e9,
      area.maxY < 1e9
    else { return nil }
    let left = max(0, Int(((area.minX - frame.minX) / Self.cell).rounded(.down)))
    let right = min(columns - 1, Int(((area.maxX - frame.minX) / Self.cell).rounded(.down)))
    let top = max(0, Int(((area.minY - frame.minY) / Self.cell).rounded(.down)))
    let bottom = min(rows - 1, Int(((area.maxY - frame.minY) / Self.cell).rounded(.down)))
    guard left <= right, top <= bottom else { return nil }
    return (top..<(bottom + 1), left..<(right + 1))
  }

  /// Covers the cells along a path, and the columns between the upper and the lower edge of a filled one.
  private mutating func trace(_ shape: SceneShape) {
    var spans: [(low: Double, high: Double)?] = shape.fill == nil ? [] : Array(repeating: nil, count: columns)
    var start = CanvasPoint.zero
    var pen = CanvasPoint.zero
    for element in shape.path.elements {
      switch element {
      case .move(let point):
        start = point
        pen = point
      case .line(let point), .quadratic(_, let point), .cubic(_, _, let point):
        mark(pen, point, &spans)
        pen = point
      case .close:
        mark(pen, start, &spans)
        pen = start
      }
    }
    for (column, span) in spans.enumerated() {
      guard let span else { continue }
      cover(
        CanvasRectangle(
          x: frame.minX + (Double(column) + 0.25) * Self.cell, y: span.low, width: 0.5 * Self.cell,
          height: span.high - span.low))
    }
  }

  private mutating func mark(
    _ from: CanvasPoint, _ to: CanvasPoint, _ spans: inout [(low: Double, high: Double)?]
  ) {
    guard from.isFinite, to.isFinite else { return }
    let distance = max(abs(to.x - from.x), abs(to.y - from.y))
    let steps = min(max(1, Int(distance)), 4_000)
    for step in 0...steps {
      let share = Double(step) / Double(steps)
      let x = from.x + (to.x - from.x) * share
      let y = from.y + (to.y - from.y) * share
      let column = ((x - frame.minX) / Self.cell).rounded(.down)
      let row = ((y - frame.minY) / Self.cell).rounded(.down)
      guard column >= 0, column < Double(columns) else { continue }
      if row >= 0, row < Double(rows) { covered[Int(row) * columns + Int(column)] = true }
      if !spans.isEmpty {
        let known = spans[Int(column)] ?? (y, y)
        spans[Int(column)] = (min(known.low, y), max(known.high, y))
      }
    }
  }
}
