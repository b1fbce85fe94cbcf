import AnalysisFindings
import InstrumentMeasurements

extension DeclaredTable {
  /// A depth profile with one channel for each ion column.
  func depthProfile() throws(InputProblem) -> SputterDepthProfile {
    let time = try column(.sputterTime)
    let seconds = try secondsInUnit(of: time)
    let ions = columns(.ion)
    guard !ions.isEmpty else {
      throw InputProblem(
        .missing, file: file, expected: "at least one column declared as ion", found: "none",
        remedy: "Declare the ions' columns; the file has \(headers.joined(separator: ", ")).")
    }
    let rows = try rows(emptyCell: .error)
    try checkOrder(of: rows.column(time.index), in: time)
    let channels = ions.enumerated().map { index, ion in
      SputterDepthProfile.Channel(
        index: index, name: ion.name, massToCharge: nil, intensities: rows.column(ion.index))
    }
    return SputterDepthProfile(
      title: title, source: source,
      sputterTimes: rows.column(time.index).map { $0 * seconds },
      doses: columns(.dose).first.map { rows.column($0.index) } ?? [],
      fluences: columns(.fluence).first.map { rows.column($0.index) } ?? [],
      channels: channels, polarity: IONTOFIntensity.polarity(of: channels),
      intensityKind: Self.kind(Set(ions.map { $0.unit.lowercased() })))
  }

  private static func kind(_ units: Set<String>) -> SputterDepthProfile.IntensityKind {
    switch units {
    case ["counts"], ["count"]: .counts
    case ["counts/s"], ["cps"], ["c/s"]: .countsPerSecond
    default: .arbitrary
    }
  }
}

extension DeclaredTableForm {
  /// A depth profile of ions against sputter time.
  public static let depthProfile = DeclaredTableForm(
    Technique(rawValue: "sims"),
    columns: [
      Column(.sputterTime, "The column of the sputter time."),
      Column(.ion, "The column or columns of ions."),
      Column(.dose, "The column of the primary-ion dose."),
      Column(.fluence, "The column of the fluence in ions/cm²."),
    ], needed: [[.sputterTime], [.ion]]
  ) { table, _ throws(InputProblem) in [try table.depthProfile()] }
}

extension ColumnDeclaration.Meaning {
  /// An ion's intensity (sims).
  public static let ion = Self(rawValue: "ion")
  /// The primary-ion dose in ions (sims).
  public static let dose = Self(rawValue: "dose")
  /// The fluence in ions/cm² (sims).
  public static let fluence = Self(rawValue: "fluence")
}
