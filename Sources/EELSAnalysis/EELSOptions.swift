/// How a core-loss scan is analysed; the defaults are the field's usual choice for layered cathode oxides.
public struct EELSOptions: Sendable, Hashable, Codable {
  /// The transition metal whose L edge marks the surface and gives L3/L2.
  public var surfaceElement: TransitionMetal
  /// How the white-line areas are separated from their continuum.
  public var whiteLines: WhiteLineMethod
  /// How the power law before each edge is fitted.
  public var background: PowerLawBackground.Method
  /// The axis of a spectrum image along which the surface runs, and over which spectra are summed.
  public var summedAxis: Int?
  /// The diameter of the probe in nm, which bounds what can be resolved; `nil` if unknown.
  public var probeDiameter: Double?
  /// The depth in nm down to which ΔE is averaged as near the surface.
  public var nearSurfaceDepth: Double
  /// The depth in nm down to which L3/L2 counts as that of the surface.
  public var surfaceRatioDepth: Double
  /// The length in nm at the deep end of the scan whose spectra count as bulk.
  public var bulkLength: Double
  /// The number of draws behind the intervals.
  public var draws: Int
  /// The seed of the draws.
  public var seed: UInt64

  /// Creates options; see the properties.
  public init(
    surfaceElement: TransitionMetal = .nickel, whiteLines: WhiteLineMethod = .doubleArctan(width: 1),
    background: PowerLawBackground.Method = .logLinear, summedAxis: Int? = nil, probeDiameter: Double? = nil,
    nearSurfaceDepth: Double = 10, surfaceRatioDepth: Double = 1, bulkLength: Double = 5, draws: Int = 1000,
    seed: UInt64 = 1
  ) {
    self.surfaceElement = surfaceElement
    self.whiteLines = whiteLines
    self.background = background
    self.summedAxis = summedAxis
    self.probeDiameter = probeDiameter
    self.nearSurfaceDepth = nearSurfaceDepth
    self.surfaceRatioDepth = surfaceRatioDepth
    self.bulkLength = bulkLength
    self.draws = draws
    self.seed = seed
  }

  /// A metal with L2,3 white lines.
  public struct TransitionMetal: Sendable, Hashable, Codable {
    /// The symbol.
    public var symbol: String
    /// The usual energy of the L3 maximum in eV.
    public var thirdLine: Double
    /// The usual distance from L3 to L2 in eV.
    public var splitting: Double

    /// Creates a metal.
    public init(symbol: String, thirdLine: Double, splitting: Double) {
      self.symbol = symbol
      self.thirdLine = thirdLine
      self.splitting = splitting
    }

    /// Manganese: L3 642 eV, L2 653 eV.
    public static let manganese = TransitionMetal(symbol: "Mn", thirdLine: 642, splitting: 11)
    /// Iron: L3 709 eV, L2 722 eV.
    public static let iron = TransitionMetal(symbol: "Fe", thirdLine: 709, splitting: 13)
    /// Cobalt: L3 780 eV, L2 795 eV.
    public static let cobalt = TransitionMetal(symbol: "Co", thirdLine: 780, splitting: 15)
    /// Nickel: L3 855 eV, L2 872 eV.
    public static let nickel = TransitionMetal(symbol: "Ni", thirdLine: 855, splitting: 17.2)

    /// The metals known by their symbols.
    public static let all = [manganese, iron, cobalt, nickel]
  }

  var printed: [(name: String, value: String)] {
    [
      ("surfaceElement", surfaceElement.symbol), ("whiteLines", whiteLines.name),
      ("background", background.rawValue), ("summedAxis", summedAxis.map { "\($0)" } ?? "none"),
      ("probeDiameter", probeDiameter.map { "\($0) nm" } ?? "unknown"),
      ("nearSurfaceDepth", "\(nearSurfaceDepth) nm"), ("surfaceRatioDepth", "\(surfaceRatioDepth) nm"),
      ("bulkLength", "\(bulkLength) nm"), ("draws", "\(draws)"),
    ]
  }
}
