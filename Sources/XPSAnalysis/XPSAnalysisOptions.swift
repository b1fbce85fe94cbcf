/// The options of the XPS analysis; the defaults are the field's usual choice.
public struct XPSAnalysisOptions: Sendable, Hashable, Codable {
  /// The component that all binding energies are referred to; it must be one of `regionModels`.
  public var referenceComponent = "C-C"
  /// The binding energy of the reference component in eV.
  public var referenceEnergy = 284.8
  /// The core level whose maximum has `referenceEnergy` instead of the component, as many operators calibrate; `nil` for
  /// the component.
  public var referenceMaximum: String?
  /// How far a specimen may be charged: the range of rigid shifts that are tried, in eV.
  public var shiftRange = -8.0...15.0
  /// A rigid shift that is known, in eV (measured minus true binding energy); `nil` to find it.
  public var fixedShift: Double?
  /// The background below the components; `nil` to count all that describe the data equally.
  public var background: Background?
  /// The family of the lines; `nil` to count all that describe the data equally.
  public var shape: LineShapeFamily?
  /// The share of the Lorentzian in every component, as in the product name GL(30).
  public var lorentzianShare = PriorValue(0.3, spread: 0.1)
  /// How far lines of one file differ between levels and regions.
  public var levelSpread = LevelSpread()
  /// The sensitivity factors for atomic percentages.
  public var sensitivityFactors = SensitivityFactorLibrary.scofield
  /// The relative standard uncertainty of each sensitivity factor; 0 takes them as exact.
  public var sensitivityFactorUncertainty = 0.0
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
    /// The peaks convolved with the universal loss function (Tougaard, Surf. Interface Anal. 25 (1997) 137), on a line.
    case tougaard
    /// A straight line, fitted together with the components.
    case linear
  }

  /// How far what is one value a file may differ at one level, as standard deviations.
  public struct LevelSpread: Sendable, Hashable, Codable {
    /// Of a distance between two lines, and of the shift of one region against the others, in eV.
    public var energy = 0.01
    /// Of a width, relative.
    public var width = 0.01
    /// Of a Lorentzian share.
    public var lorentzianShare = 0.005

    /// Creates the defaults.
    public init() {}
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
