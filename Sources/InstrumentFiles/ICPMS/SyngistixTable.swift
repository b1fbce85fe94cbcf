import AnalysisFindings
import InstrumentMeasurements

/// The table of one method of a Syngistix workbook, joined from its sheets.
struct SyngistixTable {
  private let block: SyngistixSheet.Block
  private let isRaw: Bool
  private let deviations: Cells
  private let measured: Cells
  private let measuredDeviations: Cells
  private let reported: Cells
  private let unit: [String: String]

  /// The cells of a sheet by row and channel.
  private struct Cells {
    private var rows: [SyngistixSheet.RowKey: (row: SheetGrid.Row, columns: [String: Int])] = [:]

    init(_ sheet: SyngistixSheet?, for keys: Set<SyngistixSheet.RowKey>) {
      for block in sheet?.blocks ?? [] {
        let columns = block.channels.reduce(into: [:]) { $0[$1.channel.name] = $1.column }
        for row in block.rows {
          let key = block.key(of: row)
          if keys.contains(key), rows[key] == nil { rows[key] = (row, columns) }
        }
      }
    }

    var count: Int { rows.count }

    func value(_ key: SyngistixSheet.RowKey, _ channel: String) -> SheetGrid.Value? {
      rows[key].flatMap { row in row.columns[channel].flatMap { row.row[$0] } }
    }

    func cell(_ key: SyngistixSheet.RowKey, _ channel: String) -> ConcentrationTable.Cell {
      ConcentrationTable.Cell(value(key, channel))
    }
  }

  init(
    _ block: SyngistixSheet.Block, isRaw: Bool, deviations: SyngistixSheet?, measured: SyngistixSheet?,
    measuredDeviations: SyngistixSheet?, reported: [SyngistixSheet]
  ) {
    self.block = block
    self.isRaw = isRaw
    let keys = Set(block.rows.map(block.key))
    self.deviations = Cells(deviations, for: keys)
    self.measured = Cells(measured, for: keys)
    self.measuredDeviations = Cells(measuredDeviations, for: keys)
    self.reported = reported.map { Cells($0, for: keys) }.max { $0.count < $1.count } ?? Cells(nil, for: keys)
    let concentrations = ([measured].compactMap { $0 } + reported).flatMap(\.blocks).flatMap(\.channels)
    unit = concentrations.reduce(into: [:]) { units, column in
      if units[column.channel.name] == nil { units[column.channel.name] = column.channel.concentrationUnit }
    }
  }

  func table(title: String, _ source: SourceFile) -> ConcentrationTable {
    let mark = block.rows.firstIndex { block.key(of: $0).sample == SyngistixSheet.calibrationMark }
    var rows: [ConcentrationTable.Row] = []
    for (place, cells) in block.rows.enumerated() {
      let key = block.key(of: cells)
      guard key.sample != SyngistixSheet.calibrationMark, !key.sample.isEmpty else { continue }
      var row = row(cells, key)
      // Above the mark stand the blank, which has no concentration, and the standards.
      if let mark, place < mark {
        row.sampleType =
          row.readings.contains { $0.measuredConcentration.number != nil } ? "Standard" : "Blank"
      }
      rows.append(row)
    }
    let channels = block.channels.map { column in
      var channel = column.channel
      channel.concentrationUnit = unit[channel.name] ?? ""
      return channel
    }
    return ConcentrationTable(
      title: title, source: source, readingNotes: notes(rows) + rows.notes, channels: channels, rows: rows)
  }

  private func row(_ cells: SheetGrid.Row, _ key: SyngistixSheet.RowKey) -> ConcentrationTable.Row {
    let readings = block.channels.map { column, channel in
      var reading = ConcentrationTable.Reading(
        concentration: reported.cell(key, channel.name),
        measuredConcentration: isRaw
          ? measured.cell(key, channel.name) : ConcentrationTable.Cell(cells[column]),
        concentrationRSD: Self.percent(measuredDeviations.cell(key, channel.name)),
        countRateRSD: Self.percent(deviations.cell(key, channel.name)))
      if isRaw { reading.countRate = ConcentrationTable.Cell(cells[column]) }
      return reading
    }
    return ConcentrationTable.Row(
      rowNumber: cells.number, sampleName: key.sample, dataFile: block.text("Dataset File", of: cells),
      acquisitionTime: block.text("Acquisition Time", of: cells), dilution: Self.factor(readings),
      metadata: VendorMetadata([
        VendorMetadata.Entry(key: "Method File", value: block.text("Method File", of: cells))
      ]), readings: readings)
  }

  /// Syngistix writes relative deviations as fractions.
  private static func percent(_ cell: ConcentrationTable.Cell) -> ConcentrationTable.Cell {
    cell.number.map { .value(100 * $0) } ?? cell
  }

  /// The factor between unfactored and reported concentrations, where it is one for all channels.
  private static func factor(_ readings: [ConcentrationTable.Reading]) -> Double? {
    let factors = readings.compactMap { reading -> Double? in
      guard let reported = reading.concentration.number, let measured = reading.measuredConcentration.number,
        measured != 0
      else { return nil }
      return reported / measured
    }
    guard let low = factors.min(), let high = factors.max(), low > 0, high - low <= 1e-6 * high else {
      return nil
    }
    let middle = (low + high) / 2
    return abs(middle - middle.rounded()) <= 1e-6 * middle ? middle.rounded() : middle
  }

  private func notes(_ rows: [ConcentrationTable.Row]) -> [String] {
    var notes: [String] = []
    if isRaw {
      notes.append(
        "Intensities are those after the program's corrections of interferences: no second one is to be applied."
      )
    }
    if rows.contains(where: { $0.dilution.map { $0 != $0.rounded() } ?? false }) {
      notes.append(
        "Reported concentrations are the measured ones times a factor that is no whole number: where it is a volume "
          + "over a mass they are per mass of sample, whatever unit the header says.")
    }
    return notes
  }
}
