public import AnalysisFindings
public import InstrumentMeasurements

/// A digest in a table: which rows are its aspirations, and the facts that the table does not hold.
public struct DepositSpecimen: Sendable, Hashable, Codable {
  /// The specimen's name in the study.
  public var name: String
  /// The numbers of its rows in the table (`ConcentrationTable.Row.rowNumber`).
  public var rows: [Int]
  /// The volume of the digest in mL, with its uncertainty; `nil` if it is not known.
  public var volume: Estimate?
  /// The area that the deposit is referred to in cm²; `nil` if it is not known.
  public var area: Estimate?
  /// The dilution of the digest before the measurement, where it is not the table's.
  public var dilution: Double?
  /// The cathode of its cell, of whose metal a deposit is a share; `nil` if it is not known.
  public var cathode: CathodeMaterial?
  /// The mass of lithium of the whole electrode in mg; `nil` if it is not known.
  public var lithiumMass: Estimate?
  /// The charge that its cell has passed in Ah; `nil` if it is not known.
  public var charge: Estimate?

  /// Creates a specimen.
  public init(
    name: String, rows: [Int], volume: Estimate?, area: Estimate?, dilution: Double? = nil
  ) {
    self.name = name
    self.rows = rows
    self.volume = volume
    self.area = area
    self.dilution = dilution
  }

  /// The numbers of the rows that bear one of these names.
  public static func rows(named names: [String], in table: ConcentrationTable) -> [Int] {
    table.rows.filter { names.contains($0.sampleName) }.map(\.rowNumber)
  }
}

/// The rows that calibrate a table.
public struct CalibrationRows: Sendable, Hashable, Codable {
  /// The numbers of the calibration blanks' rows.
  public var blanks: [Int]
  /// The standards.
  public var standards: [Standard]

  /// Creates a selection.
  public init(blanks: [Int], standards: [Standard]) {
    self.blanks = blanks
    self.standards = standards
  }

  /// A row with known concentrations.
  public struct Standard: Sendable, Hashable, Codable {
    /// The number of the row.
    public var row: Int
    /// The level of all elements; `nil` where the table's nominal concentrations hold.
    public var level: Double?
    /// The unit of `level`; `nil` for the unit of each channel.
    public var unit: String?
    /// Levels of single elements that differ from `level`, in the unit of their channel.
    public var levels: [String: Double]

    /// Creates a standard.
    public init(row: Int, level: Double?, unit: String? = nil, levels: [String: Double] = [:]) {
      self.row = row
      self.level = level
      self.unit = unit
      self.levels = levels
    }
  }
}
