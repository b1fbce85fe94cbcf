/// The components that a core-level region is fitted with.
public struct RegionModel: Sendable, Hashable, Codable {
  /// The core level: `C 1s`.
  public var coreLevel: String
  /// The element: `C`.
  public var element: String
  /// The window of binding energies, charge-referenced, that is fitted, in eV; clipped to what was measured.
  public var window: ClosedRange<Double>
  /// The components.
  public var components: [ComponentModel]
  /// The spin–orbit splitting in eV, for levels with two lines.
  public var doublet: Doublet?

  /// How far widths that are taken to be equal may differ: ± 10 %, which is what resolved components of one level do.
  public static let equalWidthTolerance = 0.1

  /// Creates a model.
  public init(
    coreLevel: String, element: String, window: ClosedRange<Double>, components: [ComponentModel],
    doublet: Doublet? = nil
  ) {
    self.coreLevel = coreLevel
    self.element = element
    self.window = window
    self.components = components
    self.doublet = doublet
  }

  /// The second line of a split level.
  public struct Doublet: Sendable, Hashable, Codable {
    /// How much higher the weaker line's binding energy is, in eV.
    public var splitting: Double
    /// The area of the weaker line over that of the stronger one.
    public var areaRatio: Double
    /// The width of the weaker line over that of the stronger one, as bounds of the fit.
    public var widthRatio: ClosedRange<Double>

    /// Creates a doublet.
    public init(splitting: Double, areaRatio: Double, widthRatio: ClosedRange<Double>) {
      self.splitting = splitting
      self.areaRatio = areaRatio
      self.widthRatio = widthRatio
    }
  }

  /// One chemical component.
  public struct ComponentModel: Sendable, Hashable, Codable {
    /// The name in findings: `C-O`, `LiF`, `Ni2+`.
    public var name: String
    /// The title in figures: `C–O`, `Li_xPF_yO_z`.
    public var title: String
    /// The binding energy of its (stronger) line in eV, with C–C at 284.8 eV.
    public var bindingEnergy: Double
    /// How far the position may move from there, in eV; 0 fixes it.
    public var positionTolerance: Double
    /// The bounds of the full width at half maximum, in eV.
    public var width: ClosedRange<Double>
    /// The name of an earlier component whose width this one has.
    public var widthOf: String?
    /// The name of a component whose area and width this one shares, with the position at a fixed distance.
    public var tiedTo: String?
    /// Whether it is a satellite: part of the level's area, but no species of its own.
    public var isSatellite: Bool

    /// Creates a component.
    public init(
      _ name: String, title: String, bindingEnergy: Double, positionTolerance: Double,
      width: ClosedRange<Double>,
      widthOf: String? = nil, tiedTo: String? = nil, isSatellite: Bool = false
    ) {
      self.name = name
      self.title = title
      self.bindingEnergy = bindingEnergy
      self.positionTolerance = positionTolerance
      self.width = width
      self.widthOf = widthOf
      self.tiedTo = tiedTo
      self.isSatellite = isSatellite
    }
  }
}
