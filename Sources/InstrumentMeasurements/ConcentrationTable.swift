public import AnalysisFindings

/// A table of an ICP-MS (or ICP-OES) batch: samples in rows, channels in columns.
public struct ConcentrationTable: InstrumentMeasurement {
  /// Always `.concentrationTable`.
  public var kind: MeasurementKind { .concentrationTable }
  /// The title in the file, or the file's name.
  public var title: String
  /// The file it came from.
  public var source: SourceFile
  /// Every entry of the file's own metadata.
  public var metadata: VendorMetadata
  /// What was odd about the file, and how it was read all the same.
  public var readingNotes: [String]

  /// The sheet of the workbook that holds it; `nil` for a file without sheets.
  public var sheet: String?
  /// The channels (isotope or line with its mode), in the file's order.
  public var channels: [Channel]
  /// The rows, in the file's order.
  public var rows: [Row]

  /// Creates a table; every row has one cell list a channel.
  public init(
    title: String, source: SourceFile, metadata: VendorMetadata = VendorMetadata(),
    readingNotes: [String] = [], sheet: String? = nil,
    channels: [Channel], rows: [Row]
  ) {
    self.title = title
    self.source = source
    self.metadata = metadata
    self.readingNotes = readingNotes
    self.sheet = sheet
    self.channels = channels
    self.rows = rows
  }

  /// One isotope or line, in one cell mode.
  public struct Channel: Sendable, Hashable, Codable {
    /// The name as stored, blanks folded: `60 -> 60 Ni [ He ]`.
    public var name: String
    /// The element's symbol: `Ni`.
    public var element: String
    /// The mass number that is detected (the second quadrupole's on a triple quadrupole); `nil` for optical lines.
    public var massNumber: Int?
    /// The mass number that the first quadrupole selects, where there is one.
    public var precursorMassNumber: Int?
    /// The cell mode or tune: `He`, `No Gas`, `O2`; empty where the file has none.
    public var mode: String
    /// Whether the channel is an internal standard.
    public var isInternalStandard: Bool
    /// The unit of concentrations: `ppb`, `µg/L`, `mg/L`; empty if the file has none.
    public var concentrationUnit: String

    /// Creates a channel.
    public init(
      name: String, element: String, massNumber: Int?, precursorMassNumber: Int? = nil, mode: String = "",
      isInternalStandard: Bool = false, concentrationUnit: String = ""
    ) {
      self.name = name
      self.element = element
      self.massNumber = massNumber
      self.precursorMassNumber = precursorMassNumber
      self.mode = mode
      self.isInternalStandard = isInternalStandard
      self.concentrationUnit = concentrationUnit
    }
  }

  /// One measured solution.
  public struct Row: Sendable, Hashable, Codable {
    /// The row's number in the file, from 1.
    public var rowNumber: Int
    /// The sample's name.
    public var sampleName: String
    /// The type as the vendor names it: `CalBlk`, `CalStd`, `Sample`, `LRB`; empty if absent.
    public var sampleType: String
    /// The calibration level, as stored.
    public var level: String
    /// The vendor's data file name; empty if absent.
    public var dataFile: String
    /// The acquisition time as stored.
    public var acquisitionTime: String
    /// The total dilution factor, where the file states one.
    public var dilution: Double?
    /// What the file states as the dilution where that is not surely one factor: `1:10`; `nil` where it is, or none.
    public var dilutionNotUnderstood: String?
    /// Whether the vendor's program marks the row as rejected.
    public var isRejected: Bool
    /// What stands in the column of rejected rows where that is neither a known yes nor a known no; `nil` otherwise.
    public var rejectionNotUnderstood: String?
    /// Further columns by their headers.
    public var metadata: VendorMetadata
    /// One reading a channel, in the table's order.
    public var readings: [Reading]

    /// Creates a row.
    public init(
      rowNumber: Int, sampleName: String, sampleType: String = "", level: String = "", dataFile: String = "",
      acquisitionTime: String = "", dilution: Double? = nil, isRejected: Bool = false,
      metadata: VendorMetadata = VendorMetadata(), readings: [Reading]
    ) {
      self.rowNumber = rowNumber
      self.sampleName = sampleName
      self.sampleType = sampleType
      self.level = level
      self.dataFile = dataFile
      self.acquisitionTime = acquisitionTime
      self.dilution = dilution
      self.isRejected = isRejected
      self.metadata = metadata
      self.readings = readings
    }
  }

  /// What one channel read in one row.
  public struct Reading: Sendable, Hashable, Codable {
    /// The reported concentration (after dilution), in the channel's unit.
    public var concentration: Cell
    /// The measured concentration in the solution (before dilution), in the channel's unit.
    public var measuredConcentration: Cell
    /// The relative standard deviation of the concentration, in percent.
    public var concentrationRSD: Cell
    /// The count rate in counts per second.
    public var countRate: Cell
    /// The relative standard deviation of the count rate, in percent.
    public var countRateRSD: Cell
    /// The concentration of a standard as entered by the analyst, in the channel's unit.
    public var nominalConcentration: Cell

    /// Creates a reading; what the file lacks is `.missing`.
    public init(
      concentration: Cell = .missing, measuredConcentration: Cell = .missing,
      concentrationRSD: Cell = .missing,
      countRate: Cell = .missing, countRateRSD: Cell = .missing, nominalConcentration: Cell = .missing
    ) {
      self.concentration = concentration
      self.measuredConcentration = measuredConcentration
      self.concentrationRSD = concentrationRSD
      self.countRate = countRate
      self.countRateRSD = countRateRSD
      self.nominalConcentration = nominalConcentration
    }
  }

  /// The typed content of a cell.
  public enum Cell: Sendable, Hashable, Codable {
    /// A number.
    case value(Double)
    /// Below a stated limit: `<0.7`.
    case below(Double)
    /// Above a stated limit: `>100`.
    case above(Double)
    /// Not detected, without a limit: `n.d.`.
    case notDetected
    /// Over the range of the detector or the calibration: `OR`.
    case overRange
    /// Saturated: `S`.
    case saturated
    /// Marked as rejected by the vendor's program.
    case rejected
    /// Empty, or `N/A`.
    case missing
    /// A text that no rule explains, kept as it is.
    case unexplained(String)

    /// The number, where the cell holds one.
    public var number: Double? {
      if case .value(let value) = self { return value }
      return nil
    }
  }
}
