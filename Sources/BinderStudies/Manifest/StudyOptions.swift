/// The options of the analyses as a manifest states them; what is `nil` takes the field's default.
public struct StudyOptions: Sendable, Hashable {
  /// The seed of everything that is drawn at random.
  public var seed: UInt64 = 1
  /// Options of XPS.
  public var xps = XPS()
  /// Options of TOF-SIMS.
  public var sims = SIMS()
  /// Options of EELS.
  public var eels = EELS()
  /// Options of ICP-MS.
  public var icpms = ICPMS()
  /// Which way is good, by finding key, where the manifest differs from the default.
  public var polarity: [PolarityEntry] = []

  /// Creates the defaults.
  public init() {}

  /// Options of XPS.
  public struct XPS: Sendable, Hashable {
    /// The component that binding energies are referred to.
    public var referenceComponent: String?
    /// The binding energy of that component in eV.
    public var referenceEnergy: Double?
    /// The background.
    public var background: String?
    /// The library of sensitivity factors.
    public var sensitivityFactors: String?
    /// The regions to fit.
    public var regions: [String]?
  }

  /// Options of TOF-SIMS.
  public struct SIMS: Sendable, Hashable {
    /// The ion whose maximum ends the outer CEI.
    public var interphaseIon: String?
    /// The ion of the active material.
    public var bulkIon: String?
    /// The sputter rate in nm/s.
    public var sputterRate: Double?
    /// The relative standard uncertainty of the rate.
    public var sputterRateUncertainty: Double?
    /// The ions whose near-surface intensity is reported.
    public var nearSurfaceIons: [String]?
    /// The sputter time of the surface transient in s.
    public var transient: Double?
  }

  /// Options of EELS.
  public struct EELS: Sendable, Hashable {
    /// How the white-line ratio is taken.
    public var whiteLines: String?
    /// The transition metal whose L edge marks the surface.
    public var surfaceElement: String?
    /// The diameter of the probe in nm.
    public var probeDiameter: Double?
    /// Where depth 0 lies: `metal-edge` or a position in nm.
    public var surface: String?
    /// Which way scans run.
    public var direction: String?
    /// The axis of a spectrum image along which the surface runs, from 0.
    public var summedAxis: Int?
    /// The relative standard uncertainty of the magnification.
    public var magnificationUncertainty: Double?
    /// The standard uncertainty of the tilt in degrees.
    public var tiltUncertainty: Double?
    /// How far from its maximum each white line is counted, in eV.
    public var lineHalfWidth: Double?
    /// The exponent with which the continuum behind L2 falls.
    public var continuumExponent: Double?
  }

  /// Options of ICP-MS.
  public struct ICPMS: Sendable, Hashable {
    /// The names of the procedural blanks' rows.
    public var blanks: [String]?
    /// The area of the electrode in cm².
    public var area: Double?
    /// The relative standard uncertainty of the area.
    public var areaUncertainty: Double?
    /// The volume of the digest in mL.
    public var volume: Double?
    /// The relative standard uncertainty of the volume.
    public var volumeUncertainty: Double?
    /// The dilution of the digest before the measurement, where the table has none.
    public var dilution: Double?
    /// Whether concentrations are the vendor's or calibrated anew from count rates.
    public var concentrations: String?
  }

  /// Which way of a quantity is good.
  public struct PolarityEntry: Sendable, Hashable {
    /// The finding's key.
    public var key: String
    /// `higher`, `lower` or `none`.
    public var better: String
  }
}
