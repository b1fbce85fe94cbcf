/// What a core-level region is fitted with: all that a fit is, in plain values.
public struct RegionModel: Sendable, Hashable, Codable {
  /// The core level: `C 1s`.
  public var coreLevel: String
  /// The element: `C`.
  public var element: String
  /// The window of binding energies, charge-referenced, that is fitted, in eV; clipped to what was measured.
  public var window: ClosedRange<Double>
  /// The components; one that is tied stands after that to which it is tied.
  public var components: [ComponentModel]
  /// The second line of each component, for levels with two lines.
  public var doublet: Doublet?
  /// The background; `nil` for that of the analysis.
  public var background: XPSAnalysisOptions.Background?
  /// The family of the lines; `nil` for that of the analysis.
  public var shape: LineShapeFamily?
  /// The Lorentzian share of the lines; `nil` for that of the analysis.
  public var lorentzianShare: PriorValue?
  /// The sensitivity factor of the level; `nil` for that of the analysis' library.
  public var sensitivityFactor: Double?
  /// What a reader of any result of this model must know.
  public var caution: String?
  /// Other shapes of the same components that count beside this model where they describe the data as well.
  public var alternatives: [RegionAlternative] = []

  /// Creates a model.
  public init(
    coreLevel: String, element: String, window: ClosedRange<Double>, components: [ComponentModel],
    doublet: Doublet? = nil, alternatives: [RegionAlternative] = [], caution: String? = nil
  ) {
    self.coreLevel = coreLevel
    self.element = element
    self.window = window
    self.components = components
    self.doublet = doublet
    self.alternatives = alternatives
    self.caution = caution
  }

  /// The surroundings of the lines within the window: as far as 2.5 widths from the outermost ones.
  var narrowWindow: ClosedRange<Double> {
    let reach = components.map { component -> (Double, Double) in
      let width = max(component.width.value, components.map(\.width.value).max() ?? 0)
      let upper = component.position.value + (doublet?.splitting.value ?? 0)
      return (component.position.value - 2.5 * width, upper + 2.5 * width)
    }
    let lower = max(reach.map(\.0).min() ?? window.lowerBound, window.lowerBound)
    let upper = min(reach.map(\.1).max() ?? window.upperBound, window.upperBound)
    return lower < upper ? lower...upper : window
  }

  /// The component of a name.
  public func component(_ name: String) -> ComponentModel? { components.first { $0.name == name } }

  /// The second line of a split level.
  public struct Doublet: Sendable, Hashable, Codable {
    /// How much higher the weaker line's binding energy is, in eV.
    public var splitting: PriorValue
    /// The area of the weaker line over that of the stronger one; its spread is relative.
    public var areaRatio: PriorValue
    /// The width of the weaker line over that of the stronger one; its spread is relative.
    public var widthRatio: PriorValue

    /// Creates a doublet.
    public init(splitting: PriorValue, areaRatio: PriorValue, widthRatio: PriorValue) {
      self.splitting = splitting
      self.areaRatio = areaRatio
      self.widthRatio = widthRatio
    }
  }
}
