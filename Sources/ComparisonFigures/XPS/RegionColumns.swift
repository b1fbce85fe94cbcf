import ScientificFigures

/// How regions share a page: side by side while each has about 30 mm, else in several rows of fewer columns.
struct RegionColumns {
  /// How many regions stand side by side.
  let count: Int

  private static let narrowest = 90.0

  init(_ regions: Int, theme: FigureTheme) {
    let most = max(1, Int(theme.width / Self.narrowest))
    let rows = max(1, (regions + most - 1) / most)
    count = (regions + rows - 1) / rows
  }

  /// The row of regions, and the column, in which a region stands.
  func place(_ region: Int) -> (row: Int, column: Int) {
    (region / max(count, 1), region % max(count, 1))
  }

  /// How many rows of regions there are.
  func rows(_ regions: Int) -> Int { (regions + max(count, 1) - 1) / max(count, 1) }
}
