import RasterCanvas

/// Lines of many points as vector files hold them, which every viewer must read point by point.
enum VectorLine {
  /// Lines with fewer elements are kept as they are.
  private static let most = 4_000
  /// 1/1200 inch: finer than what line art is printed with.
  private static let column = 72.0 / 1200

  /// The path with no more than four points in each column, where it has very many and only straight lines.
  static func thinned(_ path: CanvasPath) -> CanvasPath {
    let elements = path.elements
    guard elements.count > most else { return path }
    var result = CanvasPath()
    var run: [CanvasPoint] = []
    func flush() {
      result.append(CanvasPath(line: LineReduction.reduced(run, columnWidth: column)))
      run = []
    }
    for element in elements {
      switch element {
      case .move(let point):
        flush()
        run = [point]
      case .line(let point): run.append(point)
      case .quadratic, .cubic, .close: return path
      }
    }
    flush()
    return result
  }
}
