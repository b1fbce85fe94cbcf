public import AnalysisFindings

/// What the columns of a plain text table are, said by the user because the file itself does not say.
///
/// A declaration makes any CSV or TXT table readable: it names the technique and, for each column that is to be read, its
/// meaning. Columns that no entry names are passed over.
public struct ColumnDeclaration: Sendable, Hashable, Codable {
  /// The code of the technique, which decides what is made of the table: `xps`.
  public var technique: Technique
  /// The columns.
  public var columns: [Column]
  /// What stands between two cells; `nil` to find out.
  public var delimiter: Delimiter?
  /// Whether decimals are written with a comma; `nil` to find out.
  public var hasDecimalComma: Bool?
  /// The line of the headers, from 1; `nil` to find the line that holds the headers that `columns` name.
  public var headerLine: Int?
  /// The first line of data, from 1; `nil` for the first line of numbers below the headers.
  public var firstDataLine: Int?
  /// What holds for the whole file.
  public var facts: Facts

  /// Creates a declaration.
  public init(
    technique: Technique, columns: [Column], delimiter: Delimiter? = nil, hasDecimalComma: Bool? = nil,
    headerLine: Int? = nil, firstDataLine: Int? = nil, facts: Facts = Facts()
  ) {
    self.technique = technique
    self.columns = columns
    self.delimiter = delimiter
    self.hasDecimalComma = hasDecimalComma
    self.headerLine = headerLine
    self.firstDataLine = firstDataLine
    self.facts = facts
  }

  /// What stands between two cells.
  public enum Delimiter: String, Sendable, Hashable, Codable, CaseIterable {
    /// A tab.
    case tab
    /// A semicolon.
    case semicolon
    /// A comma.
    case comma
    /// Any number of blanks.
    case blanks
  }

  /// What the user knows of the whole file and the file does not say, by the manifest's words.
  ///
  /// The facts that a table of Interphase's techniques may have are members beside what reads it; a technique of one's own
  /// adds members in the same way.
  public struct Facts: Sendable, Hashable, Codable {
    /// Facts in words.
    public var texts: [String: String] = [:]
    /// Facts in numbers, each in the unit that its member states.
    public var numbers: [String: Double] = [:]

    /// Creates facts of which nothing is known.
    public init() {}
  }

  /// One column, or all columns that no other entry names.
  public struct Column: Sendable, Hashable, Codable {
    /// Which column it is.
    public var reference: Reference
    /// What it holds.
    public var meaning: Meaning
    /// The name of an ion, an element or a variable; `nil` for the column's header.
    public var name: String?
    /// The unit; empty for the usual one (eV, s, counts).
    public var unit: String
    /// The place of an intensity column along a profile (etch time in s, position in nm); `nil` if it has none.
    ///
    /// For `remaining` columns the places are the numbers in their headers.
    public var position: Double?

    /// Creates a column.
    public init(
      _ reference: Reference, _ meaning: Meaning, name: String? = nil, unit: String = "",
      position: Double? = nil
    ) {
      self.reference = reference
      self.meaning = meaning
      self.name = name
      self.unit = unit
      self.position = position
    }
  }

  /// How a column is named.
  public enum Reference: Sendable, Hashable, Codable {
    /// By its header; capitals do not matter.
    case header(String)
    /// By its number, from 1.
    case number(Int)
    /// Every column that no other entry names.
    case remaining
  }

  /// What a column holds, by the manifest's word for it.
  ///
  /// Those that Interphase reads are members beside what reads them.
  public struct Meaning: RawRepresentable, Sendable, Hashable, Codable {
    /// The word.
    public var rawValue: String

    /// Creates a meaning from its word.
    public init(rawValue: String) { self.rawValue = rawValue }
  }
}
