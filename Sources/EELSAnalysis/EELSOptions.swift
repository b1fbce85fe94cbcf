/// How a core-loss scan is analysed; the defaults are the field's usual choice for layered cathode oxides.
public struct EELSOptions: Sendable, Hashable, Codable {
  /// The transition metal whose L edge marks the surface and gives L3/L2.
  public var surfaceElement: TransitionMetal
  /// Further metals whose L3/L2 is reported beside it, where the energy axis covers their edges.
  public var furtherElements: [TransitionMetal]
  /// How the white-line areas are separated from their continuum.
  public var whiteLines: WhiteLineMethod
  /// Where white lines and their continuum are counted.
  public var lineWindows = LineWindows()
  /// How the background before each edge is fitted.
  public var background: EdgeBackground.Method
  /// The axis of a spectrum image along which the surface runs, and over which spectra are summed; by itself it is the
  /// side that is at least three times shorter than the other.
  public var summedAxis: Int?
  /// The diameter of the probe in nm, which bounds what can be resolved; `nil` if unknown.
  public var probeDiameter: Double?
  /// Where depth 0 lies.
  public var surface = SurfaceRule.automatic
  /// Which way the scan runs.
  public var direction = ScanDirection.automatic
  /// What all lengths of a session have in common.
  public var lengthScale = LengthScale()
  /// The depth in nm down to which ΔE is averaged as near the surface.
  public var nearSurfaceDepth: Double
  /// The depth in nm down to which L3/L2 counts as that of the surface.
  public var surfaceRatioDepth: Double
  /// The length in nm at the deep end of the scan whose spectra count as bulk.
  public var bulkLength: Double
  /// What the bulk holds of each element, in any unit of amount: with it amounts along a scan are told by the bulk as
  /// standard.
  public var bulkComposition: [String: Double] = [:]
  /// Whether the quantities of a spectrum image are given pixel by pixel as well.
  public var maps = true
  /// How many neighbours on each side join a pixel of a map where the fall of its backgrounds is fitted.
  public var backgroundNeighbours = 1
  /// The number of draws behind the intervals.
  public var draws: Int
  /// The seed of the draws.
  public var seed: UInt64

  /// Creates options; see the properties.
  public init(
    surfaceElement: TransitionMetal = .nickel, furtherElements: [TransitionMetal] = [.cobalt, .manganese],
    whiteLines: WhiteLineMethod = .doubleArctan(width: 1), background: EdgeBackground.Method = .logLinear,
    summedAxis: Int? = nil, probeDiameter: Double? = nil, nearSurfaceDepth: Double = 10,
    surfaceRatioDepth: Double = 1, bulkLength: Double = 5, draws: Int = 400, seed: UInt64 = 1
  ) {
    self.surfaceElement = surfaceElement
    self.furtherElements = furtherElements
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

  /// Where depth 0 lies.
  public enum SurfaceRule: Sendable, Hashable, Codable {
    /// The half height of the metal's edge where the scan holds vacuum, else the scan's outermost position.
    case automatic
    /// The half height of the metal's edge; without a flank depths are unknown.
    case metalEdge
    /// A position of the scan's own axis, in nm.
    case position(Double)
  }

  /// Which way a scan runs.
  public enum ScanDirection: String, Sendable, Hashable, Codable, CaseIterable {
    /// Found from vacuum, from the phases, or from position 0.
    case automatic
    /// From outside into the particle.
    case inwards
    /// From the particle's inside outwards.
    case outwards
  }

  /// What all lengths along the scans of a session have in common.
  public struct LengthScale: Sendable, Hashable, Codable {
    /// The relative standard uncertainty of the magnification: 1 %, that of a calibrated scan; not calibrated within a
    /// year it is 3–5 %.
    public var magnificationUncertainty = 0.01
    /// The instance of the magnification: scans with the same words here share its error.
    public var magnification = "EELS magnification"
    /// The standard uncertainty of the angle between scan and surface normal in degrees; an angle θ makes a layer
    /// appear thicker by 1/cos θ.
    public var tiltUncertainty = 5.0

    /// Creates the defaults.
    public init() {}
  }

  /// Where white lines and their continuum are counted, in eV.
  public struct LineWindows: Sendable, Hashable, Codable {
    /// How far from its maximum each line is counted.
    public var halfWidth = 5.0
    /// Where the continuum behind L2 is read, from the L2 maximum.
    public var post = 13.0...28.0
    /// The exponent with which the continuum falls; fitted behind L2 where it is `nil`.
    public var continuumExponent: Double?

    /// Creates the defaults.
    public init() {}
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
    let place: String
    switch surface {
    case .automatic: place = "automatic"
    case .metalEdge: place = "metal edge"
    case .position(let position): place = "\(position) nm"
    }
    return [
      ("surfaceElement", surfaceElement.symbol),
      ("furtherElements", furtherElements.map(\.symbol).joined(separator: ", ")),
      ("whiteLines", whiteLines.name), ("lineHalfWidth", "\(lineWindows.halfWidth) eV"),
      ("postWindow", "\(lineWindows.post.lowerBound) to \(lineWindows.post.upperBound) eV behind L2"),
      ("continuumExponent", lineWindows.continuumExponent.map { "\($0)" } ?? "fitted"),
      ("background", background.rawValue), ("summedAxis", summedAxis.map { "\($0)" } ?? "none"),
      ("probeDiameter", probeDiameter.map { "\($0) nm" } ?? "unknown"), ("surface", place),
      ("direction", direction.rawValue),
      ("magnificationUncertainty", "\(lengthScale.magnificationUncertainty)"),
      ("magnification", lengthScale.magnification),
      ("tiltUncertainty", "\(lengthScale.tiltUncertainty)°"), ("nearSurfaceDepth", "\(nearSurfaceDepth) nm"),
      (
        "bulkComposition",
        bulkComposition.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }.joined(separator: ", ")
      ), ("maps", "\(maps)"), ("backgroundNeighbours", "\(backgroundNeighbours)"),
      ("surfaceRatioDepth", "\(surfaceRatioDepth) nm"), ("bulkLength", "\(bulkLength) nm"),
      ("draws", "\(draws)"),
    ]
  }
}
