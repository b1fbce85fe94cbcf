/// How deposits are computed from a table; the defaults are the field's usual choice.
public struct DepositOptions: Sendable, Hashable, Codable {
  /// The metals, in the order of the findings.
  public var elements: [String]
  /// The mass numbers of an element by preference; an element without an entry takes any of its channels.
  public var massNumbers: [String: [Int]]
  /// The cell modes by preference, compared without regard to case; other modes come after them.
  public var modes: [String]
  /// The channel of an element by its name in the table, where the choice is not left to the preferences.
  public var channels: [String: String]
  /// Where concentrations come from.
  public var concentrations: Source
  /// The calibration line where concentrations are calibrated here.
  public var calibration: Calibration
  /// The weights of the calibration's standards.
  public var weighting: Weighting
  /// Which internal standard count rates are referred to.
  public var internalStandard: InternalStandard
  /// How many readings stand behind a relative standard deviation of the table.
  public var readingsPerAspiration: Int
  /// The definition of the detection limit.
  public var detectionLimit: Limit
  /// Which blanks a detection limit from blanks is that of.
  public var limitBlanks: LimitBlanks
  /// The relative standard uncertainty of the standards' concentrations: certificate and preparation.
  public var standardsUncertainty: Double
  /// The relative standard uncertainty of a dilution, where the digest was diluted.
  public var dilutionUncertainty: Double

  /// Creates the field's defaults.
  public init() {
    elements = ["Ni", "Co", "Mn"]
    massNumbers = ["Ni": [60, 62, 58], "Co": [59], "Mn": [55]]
    modes = ["He", "He Gas", "Helium", "KED"]
    channels = [:]
    concentrations = .automatic
    calibration = .throughBlank
    weighting = .equal
    internalStandard = .automatic
    readingsPerAspiration = 3
    detectionLimit = .threeSigma
    limitBlanks = .automatic
    // ± 1 % (k = 2) of a working standard: a certificate of ± 0.5 % and two steps with pipettes of ± 0.6 % (EURACHEM/CITAC
    // CG 4, 2012, examples A1 and A5, for the way they combine).
    standardsUncertainty = 0.005
    // A pipette within ± 0.8 % and a flask within ± 0.25 %, rectangular (ISO 8655-2 and ISO 1042 limits).
    dilutionUncertainty = 0.005
  }

  /// Where concentrations come from.
  public enum Source: String, Sendable, Hashable, Codable, CaseIterable {
    /// From count rates if the table has a blank and standards with known levels, else the vendor's; it is said which.
    case automatic
    /// The vendor's concentrations.
    case vendor
    /// From count rates only.
    case calibrated
  }

  /// The calibration line.
  public enum Calibration: String, Sendable, Hashable, Codable, CaseIterable {
    /// Through the mean response of the blanks, which is what the vendors' programs do by default.
    case throughBlank
    /// With a free intercept; the blanks are points at level 0.
    case freeIntercept
  }

  /// The weights of standards.
  public enum Weighting: String, Sendable, Hashable, Codable, CaseIterable {
    /// All points count alike, which is what the vendors' programs do by default.
    case equal
    /// 1 / x; the level 0 is left out.
    case inverseLevel
    /// 1 / x²; the level 0 is left out.
    case inverseSquareLevel
  }

  /// An internal standard.
  public enum InternalStandard: Sendable, Hashable, Codable {
    /// The table's internal standard of the same mode, the nearest in mass if it has several.
    case automatic
    /// None.
    case none
    /// The channel of this name.
    case channel(String)
  }

  /// The blanks whose scatter a detection limit rests on.
  public enum LimitBlanks: String, Sendable, Hashable, Codable, CaseIterable {
    /// Procedural blanks, the limit of the method, where there are three or more; else calibration blanks.
    case automatic
    /// Procedural blanks only.
    case procedural
    /// Calibration blanks: the limit of the instrument.
    case calibration
  }

  /// A definition of the detection limit.
  public enum Limit: String, Sendable, Hashable, Codable, CaseIterable {
    /// Three standard deviations of three or more blanks, else of the readings of the one calibration blank.
    case threeSigma
    /// Currie 1995, from three or more blanks.
    case currie
    /// DIN 32645, from a calibration with a free intercept.
    case calibrationLine
  }
}
