import AnalysisFindings
import InstrumentMeasurements
import ScientificFigures
import StudyFigures

/// What a file of changes says of images.
extension ManifestDecoder {
  /// The colours of values: `{map: viridis, limits: [0, 40]}`.
  mutating func colourScale(_ node: ManifestValue, key: String) -> FigureChanges.ColourScale {
    var scale = FigureChanges.ColourScale()
    for (name, _, value) in mapping(node, key: key, allowed: ["map", "limits"]) {
      if name == "limits" {
        scale.limits = ends(value, key: name).map { AxisLimits($0, $1) }
      } else {
        let maps = FigureChanges.ColourScale.maps
        scale.colours = word(value, key: name, among: maps.map(\.name)).flatMap { word in
          maps.first { $0.name == word }
        }
      }
    }
    return scale
  }

  /// The boxes of each specimen: `{PVDF-1: [{label: layered, x: 30, y: 150, side: 80}]}`.
  ///
  /// - Parameter grids: The micrographs of the specimens that have one.
  mutating func boxes(
    _ node: ManifestValue, key: String, in grids: [(sample: String, grid: Curve.Grid?)]
  ) -> [String: [MicrographBox]] {
    var boxes: [String: [MicrographBox]] = [:]
    for (sample, grid, value) in specimens(node, key: key, grids) {
      let nodes = items(value)
      guard (1...2).contains(nodes.count) else {
        note(
          key: sample, node: value, expected: "one or two boxes", found: describe(value),
          remedy: "Name the two that say most: more have no room beside the micrograph.")
        continue
      }
      boxes[sample] = nodes.compactMap {
        box($0, key: sample, keys: ["label", "x", "y", "side"], sides: MicrographBox.sides, in: grid)
      }
    }
    return boxes
  }

  /// The part of each specimen's micrograph that is shown: `{PVDF-1: {x: 0, y: 0, side: 512}}`.
  mutating func crops(
    _ node: ManifestValue, key: String, in grids: [(sample: String, grid: Curve.Grid?)]
  ) -> [String: MicrographBox] {
    var crops: [String: MicrographBox] = [:]
    for (sample, grid, value) in specimens(node, key: key, grids) {
      crops[sample] = box(
        value, key: sample, keys: ["x", "y", "side"], sides: 8...Curve.Grid.extentLimit, in: grid)
    }
    return crops
  }

  private mutating func specimens(
    _ node: ManifestValue, key: String, _ grids: [(sample: String, grid: Curve.Grid?)]
  ) -> [(sample: String, grid: Curve.Grid?, value: ManifestValue)] {
    mapping(node, key: key, allowed: grids.map(\.sample)).map { entry in
      (entry.key, grids.first { $0.sample == entry.key }?.grid, entry.value)
    }
  }

  private mutating func box(
    _ node: ManifestValue, key: String, keys: [String], sides: ClosedRange<Int>, in grid: Curve.Grid?
  ) -> MicrographBox? {
    var label = ""
    var numbers: [String: Int] = [:]
    let problemCount = problems.count
    for (name, _, value) in mapping(node, key: key, allowed: keys) {
      switch name {
      case "label": label = text(value, key: name) ?? ""
      case "side": numbers[name] = integer(value, key: name, in: sides)
      default: numbers[name] = integer(value, key: name, in: 0...Curve.Grid.extentLimit)
      }
    }
    guard problems.count == problemCount else { return nil }
    guard let x = numbers["x"], let y = numbers["y"], let side = numbers["side"] else {
      note(
        .missing, key: key, node: node, expected: "the keys x, y and side in pixels of the micrograph",
        found: keys.filter { numbers[$0] != nil }.joined(separator: ", "),
        remedy: "For example: {x: 30, y: 150, side: 80}")
      return nil
    }
    let box = MicrographBox(label: label, x: x, y: y, side: side)
    if let grid, !box.lies(in: 0..<grid.columns, 0..<grid.rows) {
      note(
        key: key, node: node, expected: "a box inside of the \(grid.columns) × \(grid.rows) pixels",
        found: box.words, remedy: "Correct x, y or side.")
      return nil
    }
    return box
  }
}
