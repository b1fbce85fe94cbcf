import AnalysisFindings
import InstrumentMeasurements

extension DeclaredTable {
  /// The most spectra of a table, with their further variables; each takes far more memory than its rows may have.
  private static let spectrumLimit = 1 << 16

  /// One spectrum for each intensity column and, where rows state an etch time, for each etch time.
  func photoelectronSpectra(
    _ facts: ColumnDeclaration.Facts
  ) throws(InputProblem) -> [any InstrumentMeasurement] {
    let energy = try column(.kineticEnergy, .bindingEnergy)
    let intensities = columns(.intensity)
    guard !intensities.isEmpty else { _ = try column(.intensity); return [] }
    let rows = try rows(emptyCell: .missing)
    let energies = rows.column(energy.index)
    let scale: PhotoelectronSpectrum.EnergyScale = energy.meaning == .kineticEnergy ? .kinetic : .binding
    let others = columns(.variable)
    var spectra: [PhotoelectronSpectrum] = []
    let groups = try groups(rows, columns(.sputterTime).first)
    guard groups.count <= Self.spectrumLimit / (intensities.count + others.count) else {
      throw InputProblem(
        .limitExceeded, file: file,
        expected: "at most \(Self.spectrumLimit) spectra and further variables",
        found: "\(groups.count) × \(intensities.count + others.count)",
        remedy: "Check which column is declared as the sputter time, or split the table.")
    }
    for (times, range) in groups {
      // Columns of unequal length end in empty cells: a point without energy is none.
      let points = range.filter { !energies[$0].isNaN }
      func chosen(_ values: [Double]) -> [Double] {
        points.count == values.count ? values : points.map { values[$0] }
      }
      try checkOrder(of: chosen(energies), in: energy)
      for intensity in intensities {
        let values = rows.column(intensity.index)
        let axis = MeasurementAxis(
          quantity: "\(scale.rawValue) energy", unit: energy.unit.isEmpty ? "eV" : energy.unit,
          positions: .listed(chosen(energies)))
        var title = intensity.name
        if let times { title += ", \(times) s" }
        spectra.append(
          PhotoelectronSpectrum(
            title: title, source: source, species: facts.species ?? "",
            transition: facts.transition ?? "", axis: axis, energyScale: scale,
            intensities: chosen(values),
            intensityKind: Self.intensityKind(intensity.unit),
            otherVariables: others.map { other in
              PhotoelectronSpectrum.Variable(
                label: other.name, unit: other.unit, values: chosen(rows.column(other.index)))
            },
            excitationEnergy: facts.excitationEnergy, passEnergy: facts.passEnergy,
            dwellTime: facts.dwellTime, sweeps: facts.sweeps,
            etchTime: times ?? intensity.position ?? facts.etchTime))
      }
    }
    return spectra
  }

  /// What the unit of an intensity says about its counting noise.
  private static func intensityKind(_ unit: String) -> PhotoelectronSpectrum.IntensityKind {
    switch unit.lowercased() {
    case "counts", "count": .counts
    case "counts/s", "cps", "c/s", "counts per second": .countsPerSecond
    default: .arbitrary
    }
  }

  /// The rows in groups of the same value of a column (in s for times); all rows where there is no such column.
  func groups(
    _ rows: NumericRows, _ column: Found?
  ) throws(InputProblem) -> [(value: Double?, rows: Range<Int>)] {
    guard let column else { return [(nil, 0..<rows.rowCount)] }
    var factor = 1.0
    if column.meaning == .sputterTime { factor = try secondsInUnit(of: column) }
    let values = rows.column(column.index)
    var groups: [(value: Double?, rows: Range<Int>)] = []
    var start = 0
    for row in values.indices where row + 1 == values.count || values[row + 1] != values[row] {
      groups.append((values[row] * factor, start..<row + 1))
      start = row + 1
    }
    return groups
  }

  /// The seconds in the unit of a time column; seconds where none is declared.
  func secondsInUnit(of column: Found) throws(InputProblem) -> Double {
    guard !column.unit.isEmpty else { return 1 }
    guard let seconds = EtchTimeUnit.seconds(label: "", unit: column.unit) else {
      throw InputProblem(
        .invalidValue, file: file, expected: "a time unit (s, min or h) for “\(column.name)”",
        found: "“\(column.unit)”", remedy: "Mend the unit in the declaration.")
    }
    return seconds
  }
}
