/// One chemical component of a region.
public struct ComponentModel: Sendable, Hashable, Codable {
  /// The name in findings: `C-O`, `LiF`, `Ni2+`.
  public var name: String
  /// The title in figures: `C–O`, `Li_xPF_yO_z`.
  public var title: String
  /// The binding energy of its (stronger) line in eV, with C–C at 284.8 eV.
  ///
  /// The spread is that of the distance from the charge reference. Where the component is tied to another one, it is
  /// that of the distance from the other one.
  public var position: PriorValue
  /// The full width at half maximum in eV; its spread is relative, and that of the ratio to the region's other widths.
  public var width: PriorValue
  /// The tie of its area and width to an earlier component; `nil` for a component of its own.
  public var tie: Tie?
  /// Whether it is a satellite: part of the level's area, but no species of its own.
  public var isSatellite: Bool
  /// The family of its line; `nil` for that of the region.
  public var shape: LineShapeFamily?

  /// Creates a component.
  public init(
    _ name: String, title: String, position: PriorValue, width: PriorValue, tie: Tie? = nil,
    isSatellite: Bool = false, shape: LineShapeFamily? = nil
  ) {
    self.name = name
    self.title = title
    self.position = position
    self.width = width
    self.tie = tie
    self.isSatellite = isSatellite
    self.shape = shape
  }

  /// A tie to another component of the region.
  public struct Tie: Sendable, Hashable, Codable {
    /// The name of the other component, which stands earlier in the model.
    public var component: String
    /// The area over that of the other component; its spread is relative.
    public var areaRatio: PriorValue
    /// The width over that of the other component; its spread is relative.
    public var widthRatio: PriorValue

    /// Creates a tie.
    public init(
      to component: String, areaRatio: PriorValue = PriorValue(1), widthRatio: PriorValue = PriorValue(1)
    ) {
      self.component = component
      self.areaRatio = areaRatio
      self.widthRatio = widthRatio
    }
  }
}

/// A family of line shapes.
public enum LineShapeFamily: String, Sendable, Hashable, Codable, CaseIterable {
  /// The sum of a Gaussian and a Lorentzian of one width: CasaXPS's SGL.
  case gaussianLorentzianSum = "SGL"
  /// The product of a Gaussian and a Lorentzian: CasaXPS's GL.
  case gaussianLorentzianProduct = "GL"
  /// The convolution of a Gaussian and a Lorentzian.
  case voigt = "Voigt"
  /// The asymmetric line of conductive carbon, LA(1.2, 2.5, 5) (Biesinger, Appl. Surf. Sci. 597 (2022) 153681).
  case graphitic = "graphitic"
  /// A sum of Gaussian and Lorentzian, repeated at higher energy by excited C–H vibrations: carbon of hydrocarbons and
  /// polymers (Beamson et al., Surf. Interface Anal. 17 (1991) 105).
  case vibrational = "vibrational"
  /// A sum of Gaussian and Lorentzian and the line of conductive carbon with its π–π* satellite, in shares that the data
  /// decide.
  case conductive = "conductive"
  /// A sum of Gaussian and Lorentzian with an exponential tail to higher energy.
  case tailed = "tailed"
  /// A sum of Gaussian and Lorentzian twice: a part of the specimen is charged further.
  case replicated = "replicated"
}
