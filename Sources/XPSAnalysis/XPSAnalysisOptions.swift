/// The options of the XPS analysis; the defaults are the field's usual choice.
public struct XPSAnalysisOptions: Sendable, Hashable, Codable {
  /// The component that all binding energies are referred to; it must be one of C 1s in `regionModels`.
  public var referenceComponent = "C-C"
  /// The binding energy of the reference component in eV.
  public var referenceEnergy = 284.8
  /// How far a specimen may be charged: the range of rigid shifts that are tried, in eV.
  public var shiftRange = -4.0...6.0
  /// The background below the components.
  public var background = Background.shirley
  /// The share of the Lorentzian in every component, as in the product name GL(30).
  public var lorentzianShare = 0.3
  /// The sensitivity factors for atomic percentages.
  public var sensitivityFactors = SensitivityFactorLibrary.scofield
  /// The models of the regions that are fitted.
  public var regionModels = RegionModel.cathodeInterphase
  /// The ratios of components that are reported.
  public var ratios = [
    ComponentRatio(coreLevel: "F 1s", numerator: "CFx", denominator: "LiF"),
    ComponentRatio(coreLevel: "Ni 2p", numerator: "Ni2+", denominator: "Ni3+"),
  ]

  /// Creates the defaults.
  public init() {}

  /// The background below the components.
  public enum Background: String, Sendable, Hashable, Codable, CaseIterable {
    /// Proportional to the area of the peaks at lower binding energy (Shirley, Phys. Rev. B 5 (1972) 4709), on a line,
    /// fitted together with the components so that its uncertainty reaches the areas.
    case shirley
    /// A straight line, fitted together with the components.
    case linear
  }

  /// A ratio of two components' areas.
  public struct ComponentRatio: Sendable, Hashable, Codable {
    /// The core level that both belong to.
    public var coreLevel: String
    /// The component above the line.
    public var numerator: String
    /// The component below the line.
    public var denominator: String

    /// Creates a ratio.
    public init(coreLevel: String, numerator: String, denominator: String) {
      self.coreLevel = coreLevel
      self.numerator = numerator
      self.denominator = denominator
    }
  }
}
