public import AnalysisFindings

/// A SIMS depth profile: intensities of many secondary ions against sputter time.
public struct SputterDepthProfile: InstrumentMeasurement {
  /// Always `.sputterDepthProfile`.
  public var kind: MeasurementKind { .sputterDepthProfile }
  /// The title in the file, or the file's name.
  public var title: String
  /// The file it came from.
  public var source: SourceFile
  /// Every entry of the file's own metadata.
  public var metadata: VendorMetadata
  /// What was odd about the file, and how it was read all the same.
  public var readingNotes: [String]

  /// The position of each point on the file's axis: the sputter time in s, or the depth in nm where `axis` says so.
  public var sputterTimes: [Double]
  /// What the positions are.
  public var axis: DepthAxis
  /// The accumulated primary-ion dose of each point, in ions; empty if the file has none.
  public var doses: [Double]
  /// The accumulated fluence of each point, in ions/cm²; empty if the file has none.
  public var fluences: [Double]
  /// The channels, in the file's order.
  public var channels: [Channel]
  /// The polarity of the secondary ions, where the species tell it.
  public var polarity: Polarity?
  /// What the intensities are.
  public var intensityKind: IntensityKind
  /// The smoothing that was applied before export, where the file states one; `nil` if it says that none was.
  public var smoothing: String?

  /// Creates a profile; every channel and each non-empty column has one value a sputter time.
  public init(
    title: String, source: SourceFile, metadata: VendorMetadata = VendorMetadata(),
    readingNotes: [String] = [],
    sputterTimes: [Double], doses: [Double] = [], fluences: [Double] = [], channels: [Channel],
    polarity: Polarity?, intensityKind: IntensityKind, smoothing: String? = nil,
    axis: DepthAxis = .sputterTime
  ) {
    self.title = title
    self.source = source
    self.metadata = metadata
    self.readingNotes = readingNotes
    self.sputterTimes = sputterTimes
    self.doses = doses
    self.fluences = fluences
    self.channels = channels
    self.polarity = polarity
    self.intensityKind = intensityKind
    self.smoothing = smoothing
    self.axis = axis
  }

  /// What the positions of a profile's points are.
  public enum DepthAxis: String, Sendable, Hashable, Codable {
    /// Sputter times in s.
    case sputterTime
    /// Depths in nm that the file itself gives.
    case depth
  }

  /// One ion's (or sum's, or ratio's) intensities.
  ///
  /// Names are not unique in real files; a channel is known by its index together with name and mass.
  public struct Channel: Sendable, Hashable, Codable {
    /// The column's position among the channels of the file, from 0.
    public var index: Int
    /// The name as stored: `PO_2-`, `^58Ni-`, `total`.
    public var name: String
    /// The centre of the measured mass interval in u per charge; `nil` for totals, sums and ratios.
    public var massToCharge: Double?
    /// One intensity a point.
    public var intensities: [Double]

    /// Creates a channel.
    public init(index: Int, name: String, massToCharge: Double?, intensities: [Double]) {
      self.index = index
      self.name = name
      self.massToCharge = massToCharge
      self.intensities = intensities
    }
  }

  /// The sign of the secondary ions.
  public enum Polarity: String, Sendable, Hashable, Codable {
    /// Negative ions.
    case negative
    /// Positive ions.
    case positive
  }

  /// What the stored intensities are.
  public enum IntensityKind: String, Sendable, Hashable, Codable {
    /// Counts a data point, already corrected for dead time (not integers).
    case deadTimeCorrectedCounts
    /// Counts a data point, integers.
    case counts
    /// Counts per second.
    case countsPerSecond
    /// Scaled, normalised or unknown.
    case arbitrary
  }
}
