/// A table of forces as laboratories export it: a header with units, then a row a point.
struct ForceTableFile {
  /// How numbers and columns are written.
  enum Notation {
    /// Commas between the columns, N, µm, depths downwards.
    case point
    /// Semicolons between the columns, decimal commas, mN, mm along the way, depths upwards.
    case comma
    /// Tabs between the columns, gf.
    case gramForce
  }

  var notation: Notation

  /// A cut: time in s, way and depth in µm, horizontal and vertical force in N.
  func cut(_ rows: [[Double]]) -> String {
    let header: [String]
    switch notation {
    case .point: header = ["Time (s)", "Horizontal (um)", "Depth (um)", "Fh (N)", "Fv (N)"]
    case .comma: header = ["Zeit [s]", "Weg [mm]", "Tiefe [µm]", "FH [mN]", "FV [mN]"]
    case .gramForce: header = ["time (s)", "horizontal (um)", "depth (um)", "FH (gf)", "FV (gf)"]
    }
    return text(
      header,
      rows.map { row in
        switch notation {
        case .point:
          [fixed(row[0], 1), fixed(row[1], 2), fixed(row[2], 3), fixed(row[3], 5), fixed(row[4], 5)]
        case .comma:
          [
            fixed(row[0], 1), fixed(row[1] / 1000, 5), fixed(-row[2], 3), fixed(1000 * row[3], 2),
            fixed(1000 * row[4], 2),
          ]
        case .gramForce:
          [
            fixed(row[0], 1), fixed(row[1], 2), fixed(row[2], 3), fixed(row[3] / Self.gramForce, 3),
            fixed(row[4] / Self.gramForce, 3),
          ]
        }
      })
  }

  /// A peel test: way in mm and force in N.
  func peel(_ rows: [[Double]]) -> String {
    let header: [String]
    switch notation {
    case .point: header = ["Extension (mm)", "Load (N)"]
    case .comma: header = ["Weg [mm]", "Kraft [mN]"]
    case .gramForce: header = ["extension (mm)", "load (gf)"]
    }
    return text(
      header,
      rows.map { row in
        switch notation {
        case .point: [fixed(row[0], 2), fixed(row[1], 4)]
        case .comma: [fixed(row[0], 2), fixed(1000 * row[1], 1)]
        case .gramForce: [fixed(row[0], 2), fixed(row[1] / Self.gramForce, 2)]
        }
      })
  }

  /// One gram-force in N (CGPM 1901).
  private static let gramForce = 9.80665e-3

  private func text(_ header: [String], _ rows: [[String]]) -> String {
    let separator = notation == .comma ? ";" : notation == .gramForce ? "\t" : ","
    let lines = [header] + rows
    return lines.map { line in
      let joined = line.joined(separator: separator)
      return notation == .comma && line != header ? joined.replacingPoints : joined
    }.joined(separator: "\r\n") + "\r\n"
  }
}

extension String {
  /// The text with commas for points.
  fileprivate var replacingPoints: String { String(map { $0 == "." ? "," : $0 }) }
}
