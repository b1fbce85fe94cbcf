import AnalysisFindings
import InstrumentMeasurements

extension DeclaredTable {
  /// The run of a blade or a peeled strip, in s, µm and N.
  func forceProfile() throws(InputProblem) -> ForceProfile {
    let force = try column(.force)
    let rows = try rows(emptyCell: .missing)
    func values(
      _ meaning: ColumnDeclaration.Meaning, _ units: [String: Double], _ words: String
    ) throws(InputProblem) -> [Double] {
      guard !columns(meaning).isEmpty else { return [] }
      let found = try column(meaning)
      let factor = try self.factor(of: found, units, words)
      return rows.column(found.index).map { $0 * factor }
    }
    let profile = ForceProfile(
      title: title, source: source, times: try values(.time, ForceUnits.times, "s, min or ms"),
      displacements: try values(.displacement, ForceUnits.lengths, "µm, mm or nm"),
      depths: try values(.depth, ForceUnits.lengths, "µm, mm or nm"),
      forces: try values(.force, ForceUnits.forces, "N, mN, kN, gf or kgf"),
      verticalForces: try values(.verticalForce, ForceUnits.forces, "N, mN, kN, gf or kgf"))
    guard !profile.times.isEmpty || !profile.displacements.isEmpty else {
      throw InputProblem(
        .missing, file: source.path,
        expected: "a column declared as time or displacement beside “\(force.name)”",
        found: "neither", remedy: "Declare it; the file has \(headers.joined(separator: ", ")).")
    }
    return profile
  }

  /// What one of a column is in s, µm or N: by its declared unit, or by that in brackets at the end of its header.
  private func factor(
    of column: Found, _ units: [String: Double], _ words: String
  ) throws(InputProblem) -> Double {
    let header = headers.indices.contains(column.index) ? headers[column.index] : ""
    guard let unit = column.unit.isEmpty ? Self.bracketed(header) : column.unit else { return 1 }
    guard let factor = units[unit.replacingMicro] else {
      throw InputProblem(
        .invalidValue, file: source.path, place: .part("column “\(header)”"),
        expected: "a unit for \(column.meaning.rawValue): \(words)", found: "“\(unit)”",
        remedy: "State the unit of the column in the declaration.")
    }
    return factor
  }

  /// What stands in brackets at the end of a header: `N` of `Fh (N)`; `nil` where nothing does.
  private static func bracketed(_ header: String) -> String? {
    guard let last = header.last, let open = [")": "(", "]": "["][String(last)],
      let start = header.lastIndex(of: Character(open))
    else { return nil }
    let inside = header[header.index(after: start)...].dropLast()
    let trimmed = String(inside.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    return trimmed.isEmpty ? nil : trimmed
  }
}

/// The units of force profiles, each in s, µm or N.
private enum ForceUnits {
  static let times = ["s": 1.0, "sec": 1, "min": 60, "ms": 1e-3, "h": 3600]
  static let lengths = ["um": 1.0, "mm": 1e3, "nm": 1e-3, "cm": 1e4, "m": 1e6]
  /// One gram-force is 9.80665 mN (CGPM 1901).
  static let forces = [
    "N": 1.0, "mN": 1e-3, "kN": 1e3, "uN": 1e-6, "gf": 9.80665e-3, "kgf": 9.80665,
  ]
}

extension String {
  /// The text with the micro sign and the letter mu as `u`.
  fileprivate var replacingMicro: String {
    String(map { $0 == "\u{B5}" || $0 == "\u{3BC}" ? "u" : $0 })
  }
}

extension DeclaredTableForm {
  /// The run of a blade through a coating, or of a strip that is peeled.
  public static let forceProfile = DeclaredTableForm(
    Technique(rawValue: "adhesion"),
    columns: [
      Column(.force, "The column of the force along the way, horizontal for a blade; N, mN or gf."),
      Column(.depth, "The column of the blade's depth, counted downwards or upwards; none for a peel test."),
      Column(.time, "The column of the time."),
      Column(.displacement, "The column of the way of blade or clamp; µm or mm."),
      Column(.verticalForce, "The column of the force across the surface."),
    ], needed: [[.force], [.time, .displacement]]
  ) { table, _ throws(InputProblem) in [try table.forceProfile()] }
}

extension ColumnDeclaration.Meaning {
  /// The force along the way (adhesion).
  public static let force = Self(rawValue: "force")
  /// The force across the surface (adhesion).
  public static let verticalForce = Self(rawValue: "verticalForce")
  /// The depth of a blade, counted downwards or upwards (adhesion).
  public static let depth = Self(rawValue: "depth")
  /// The time of a row (adhesion).
  public static let time = Self(rawValue: "time")
  /// The way of a blade or a clamp (adhesion).
  public static let displacement = Self(rawValue: "displacement")
}
