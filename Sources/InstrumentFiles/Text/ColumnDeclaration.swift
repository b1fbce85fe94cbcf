/// What the columns of a plain text table are, said by the user because the file itself does not say.
///
/// A declaration makes any CSV or TXT table readable: it names the technique and, for each column that is to be read, its
/// meaning. Columns that no entry names are passed over.
public struct ColumnDeclaration: Sendable, Hashable, Codable {
  /// The technique, which decides what is made of the table.
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

  /// A technique whose tables can be declared.
  public enum Technique: String, Sendable, Hashable, Codable, CaseIterable {
    /// Electron spectra: an energy and intensities.
    case xps
    /// A depth profile: a sputter time and ions.
    case sims
    /// A spectrum or line scan: an energy loss and intensities.
    case eels
    /// Samples with concentrations.
    case icpms
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

  /// What the user knows of the whole file; `nil` is not known.
  public struct Facts: Sendable, Hashable, Codable {
    /// The species of an electron spectrum: `Ni`.
    public var species: String?
    /// The transition of an electron spectrum: `2p`.
    public var transition: String?
    /// The photon energy in eV.
    public var excitationEnergy: Double?
    /// The pass energy in eV.
    public var passEnergy: Double?
    /// The dwell time of one point in one sweep, in s.
    public var dwellTime: Double?
    /// The number of sweeps.
    public var sweeps: Double?
    /// The etch time of an electron spectrum in s, where no column holds it.
    public var etchTime: Double?
    /// The beam energy of an electron microscope in keV.
    public var beamEnergy: Double?

    /// Creates facts.
    public init(
      species: String? = nil, transition: String? = nil, excitationEnergy: Double? = nil,
      passEnergy: Double? = nil, dwellTime: Double? = nil, sweeps: Double? = nil, etchTime: Double? = nil,
      beamEnergy: Double? = nil
    ) {
      self.species = species
      self.transition = transition
      self.excitationEnergy = excitationEnergy
      self.passEnergy = passEnergy
      self.dwellTime = dwellTime
      self.sweeps = sweeps
      self.etchTime = etchTime
      self.beamEnergy = beamEnergy
    }
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

  /// What a column holds.
  public enum Meaning: String, Sendable, Hashable, Codable, CaseIterable {
    /// A kinetic energy (xps).
    case kineticEnergy
    /// A binding energy (xps).
    case bindingEnergy
    /// An energy loss (eels).
    case energyLoss
    /// An intensity (xps, eels); its unit says whether it is `counts` or `counts/s`.
    case intensity
    /// A further variable of the spectrum, such as the transmission (xps).
    case variable
    /// The etch time of the row's spectrum (xps), the sputter time (sims); in s unless the unit says otherwise.
    case sputterTime
    /// The position of the row's spectrum along a line (eels).
    case position
    /// An ion's intensity (sims).
    case ion
    /// The primary-ion dose in ions (sims).
    case dose
    /// The fluence in ions/cm² (sims).
    case fluence
    /// The sample's name (icpms).
    case sampleName
    /// The sample's type (icpms).
    case sampleType
    /// The total dilution (icpms).
    case dilution
    /// A concentration; the name begins with the element's symbol (icpms).
    case concentration
    /// A count rate in counts/s; the name is that of the concentration's column (icpms).
    case countRate
  }
}
