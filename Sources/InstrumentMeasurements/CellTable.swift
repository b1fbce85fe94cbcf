public import AnalysisFindings

extension MeasurementKind {
  /// A table of single numbers of cells.
  public static let cellTable = MeasurementKind(rawValue: "cell table")
}

/// A table of single numbers of cells that no instrument of Interphase's techniques gives: a thickness, a capacity, an
/// impedance, how many squares of a cut lattice were lost.
public struct CellTable: InstrumentMeasurement {
  /// Always `.cellTable`.
  public var kind: MeasurementKind { .cellTable }
  /// The title in the file, or the file's name.
  public var title: String
  /// The file it came from.
  public var source: SourceFile
  /// Every entry of the file's own metadata.
  public var metadata: VendorMetadata
  /// What was odd about the file, and how it was read all the same.
  public var readingNotes: [String]
  /// The columns, in the file's order.
  public var measures: [Measure]
  /// The rows, in the file's order; a cell may have several.
  public var rows: [Row]

  /// Creates a table; every row has one entry a measure.
  public init(
    title: String, source: SourceFile, metadata: VendorMetadata = VendorMetadata(),
    readingNotes: [String] = [], measures: [Measure], rows: [Row]
  ) {
    self.title = title
    self.source = source
    self.metadata = metadata
    self.readingNotes = readingNotes
    self.measures = measures
    self.rows = rows
  }

  /// What a column holds.
  public struct Measure: Sendable, Hashable, Codable {
    /// The name: `capacity`.
    public var name: String
    /// The unit as declared; `1` for a pure number.
    public var unit: String
    /// Of how many the column counts; `nil` where it holds measured numbers.
    public var countedOf: Int?

    /// Creates a measure.
    public init(name: String, unit: String = "1", countedOf: Int? = nil) {
      self.name = name
      self.unit = unit
      self.countedOf = countedOf
    }
  }

  /// A row: what was found of one cell, once.
  public struct Row: Sendable, Hashable, Codable {
    /// The line or row of the file, from 1.
    public var rowNumber: Int
    /// The cell's name.
    public var name: String
    /// The entries, one a measure.
    public var entries: [Entry]

    /// Creates a row.
    public init(rowNumber: Int, name: String, entries: [Entry]) {
      self.rowNumber = rowNumber
      self.name = name
      self.entries = entries
    }
  }

  /// What stands at one measure of a row.
  public struct Entry: Sendable, Hashable, Codable {
    /// The typed content.
    public var cell: ConcentrationTable.Cell
    /// What one in the last written digit is: 0.1 for `12.3`; `nil` where no number is written.
    public var resolution: Double?
    /// The standard uncertainty in the unit of the measure, where a column states it.
    public var standardUncertainty: Double?

    /// Creates an entry.
    public init(
      _ cell: ConcentrationTable.Cell, resolution: Double? = nil, standardUncertainty: Double? = nil
    ) {
      self.cell = cell
      self.resolution = resolution
      self.standardUncertainty = standardUncertainty
    }
  }
}

extension CellTable {
  /// Measures and rows beside title and part.
  public var outline: MeasurementOutline {
    var outline = MeasurementOutline(kind, title: title, part: part)
    outline.channels = measures.map { MeasurementOutline.Channel(name: $0.name) }
    outline.rows = rows.map { MeasurementOutline.Row(name: $0.name) }
    return outline
  }

  /// Rows and measures.
  public var facts: [MeasurementFact] {
    var facts: [MeasurementFact] = []
    facts.add("rows", Double(rows.count))
    facts.add("measures", measures.map(\.name).joined(separator: ", "))
    return facts
  }

  /// The numbers of each measure along the rows; an entry without one is NaN here, ``Entry`` says what it holds.
  public var arrays: [MeasuredArray] {
    let along = MeasurementAxis(
      quantity: "row", unit: "", positions: .listed(rows.map { Double($0.rowNumber) }))
    return measures.indices.map { index in
      MeasuredArray(
        measures[index].name, unit: measures[index].unit, axes: [along],
        storage: .float64(
          rows.map { $0.entries.indices.contains(index) ? $0.entries[index].cell.number ?? .nan : .nan }))
    }
  }
}
