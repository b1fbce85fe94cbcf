import AnalysisFindings
import InstrumentMeasurements

extension DeclaredTable {
  /// One spectrum for each intensity column and, where rows state an etch time, for each etch time.
  func photoelectronSpectra(
    of contents: FileContents, _ facts: ColumnDeclaration.Facts
  ) throws(InputProblem) -> [any InstrumentMeasurement] {
    let energy = try column(.kineticEnergy, .bindingEnergy)
    let intensities = columns(.intensity)
    guard !intensities.isEmpty else { _ = try column(.intensity); return [] }
    let rows = try rows(emptyCell: .missing)
    let energies = rows.column(energy.index)
    let scale: PhotoelectronSpectrum.EnergyScale = energy.meaning == .kineticEnergy ? .kinetic : .binding
    let others = columns(.variable)
    var spectra: [PhotoelectronSpectrum] = []
    for (times, range) in try groups(rows, columns(.sputterTime).first) {
      // Columns of unequal length end in empty cells: a point without energy is none.
      let points = range.filter { !energies[$0].isNaN }
      try checkOrder(of: points.map { energies[$0] }, in: energy)
      for intensity in intensities {
        let values = rows.column(intensity.index)
        let axis = MeasurementAxis(
          quantity: "\(scale.rawValue) energy", unit: energy.unit.isEmpty ? "eV" : energy.unit,
          positions: .listed(points.map { energies[$0] }))
        var title = intensity.name
        if let times { title += ", \(times) s" }
        spectra.append(
          PhotoelectronSpectrum(
            title: title, source: contents.source, species: facts.species ?? "",
            transition: facts.transition ?? "", axis: axis, energyScale: scale,
            intensities: points.map { values[$0] },
            intensityKind: Self.intensityKind(intensity.unit),
            otherVariables: others.map { other in
              let values = rows.column(other.index)
              return PhotoelectronSpectrum.Variable(
                label: other.name, unit: other.unit, values: points.map { values[$0] })
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
