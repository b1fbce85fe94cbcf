import AnalysisFindings
import InstrumentMeasurements

extension DeclaredTable {
  /// A spectrum from one intensity column, a line scan from several, or from rows that state a position.
  ///
  /// - Throws: an `InputProblem` if positions of a line scan are missing, or its spectra have different energies.
  func energyLossSignal(
    _ facts: ColumnDeclaration.Facts
  ) throws(InputProblem) -> ElectronMicroscopySignal {
    let energy = try column(.energyLoss)
    let intensities = columns(.intensity)
    guard let first = intensities.first else {
      throw InputProblem(
        .missing, file: file, expected: "at least one column declared as intensity", found: "none",
        remedy: "Declare the counts' columns; the file has \(headers.joined(separator: ", ")).")
    }
    let rows = try rows(emptyCell: .error)
    let energies = rows.column(energy.index)
    var places: [Double] = []
    var axisEnergies = energies
    var values: [Double] = []
    var unit = "nm"
    if let position = columns(.position).first {
      guard intensities.count == 1 else {
        throw InputProblem(
          .invalidValue, file: file, expected: "one intensity column beside a column of positions",
          found: "\(intensities.count)", remedy: "Declare either a position column or several intensities.")
      }
      let groups = try groups(rows, position)
      axisEnergies = Array(energies[groups.first?.rows ?? 0..<0])
      for group in groups {
        guard Array(energies[group.rows]) == axisEnergies else {
          throw InputProblem(
            .malformed, file: file, place: .part("position \(group.value ?? 0)"),
            expected: "the same energies at every position", found: "others",
            remedy: "Export the line scan on one energy axis.")
        }
        if let place = group.value { places.append(place) }
      }
      values = rows.column(first.index)
      if !position.unit.isEmpty { unit = position.unit }
    } else {
      places = intensities.compactMap(\.position)
      guard intensities.count == 1 || places.count == intensities.count else {
        throw InputProblem(
          .missing, file: file, expected: "a position for each of \(intensities.count) intensity columns",
          found: "\(places.count)", remedy: "Declare the positions, or write them into the headers.")
      }
      values.reserveCapacity(rows.rowCount * intensities.count)
      for intensity in intensities { values += rows.column(intensity.index) }
    }
    try checkOrder(of: axisEnergies, in: energy)
    let loss = MeasurementAxis(
      quantity: "energy loss", unit: energy.unit.isEmpty ? "eV" : energy.unit,
      positions: .listed(axisEnergies))
    let line = MeasurementAxis(quantity: "position", unit: unit, positions: .listed(places))
    let isLine = places.count > 1 || !columns(.position).isEmpty
    return ElectronMicroscopySignal(
      title: title, source: source, axes: isLine ? [line, loss] : [loss],
      values: .real(values), storedType: "text", signal: "EELS", energyAxis: isLine ? 1 : 0,
      intensityUnit: first.unit, beamEnergy: facts.beamEnergy)
  }
}

extension DeclaredTableForm {
  /// An energy-loss spectrum or a line scan.
  public static let energyLossSignal = DeclaredTableForm(
    Technique(rawValue: "eels"),
    columns: [
      Column(.energyLoss, "The column of the energy loss."),
      Column(.intensity, "The column or columns of intensities."),
      Column(.position, "The column of the position along a line."),
    ], needed: [[.energyLoss], [.intensity]]
  ) { table, facts throws(InputProblem) in [try table.energyLossSignal(facts)] }
}

extension ColumnDeclaration.Meaning {
  /// An energy loss (eels).
  public static let energyLoss = Self(rawValue: "energyLoss")
  /// The position of the row's spectrum along a line (eels).
  public static let position = Self(rawValue: "position")
}

extension ColumnDeclaration.Facts {
  /// The beam energy of an electron microscope in keV.
  public var beamEnergy: Double? {
    get { numbers["beamEnergy"] }
    set { numbers["beamEnergy"] = newValue }
  }
}
