/// The data behind a figure: named columns of equal length with units and, where known, uncertainties.
public struct Curve: Sendable, Hashable, Codable {
  /// The stable name, unique in its result: `c1s.level-0`, `profile`.
  public var name: String
  /// The title for people.
  public var title: String
  /// What kind of curve this is, for the recipe that draws it.
  public var kind: Kind
  /// The columns, the abscissa first; all of equal length.
  public var columns: [Column]
  /// Positions of the whole curve, such as the etch time of a spectrum.
  public var coordinates: [Finding.Coordinate]
  /// Where the whole curve was taken, beside the coordinates: the region, the level.
  public var place: MeasuredPlace

  /// Creates a curve.
  public init(
    name: String, title: String, kind: Kind, columns: [Column], coordinates: [Finding.Coordinate] = [],
    place: MeasuredPlace = MeasuredPlace()
  ) {
    self.name = name
    self.title = title
    self.kind = kind
    self.columns = columns
    self.coordinates = coordinates
    self.place = place
  }

  /// The column with a name.
  public func column(_ name: String) -> Column? { columns.first { $0.name == name } }

  /// One column of a curve.
  public struct Column: Sendable, Hashable, Codable {
    /// The stable name: `binding energy`, `counts`, `component C–O`.
    public var name: String
    /// The unit as printed.
    public var unit: String
    /// What the column is to the drawing.
    public var role: Role
    /// The values; `nan` marks a gap.
    public var values: [Double]
    /// Standard uncertainties of the values, of the same length; empty if unknown.
    public var uncertainties: [Double]

    /// Creates a column.
    public init(
      name: String, unit: String, role: Role, values: [Double], uncertainties: [Double] = []
    ) {
      self.name = name
      self.unit = unit
      self.role = role
      self.values = values
      self.uncertainties = uncertainties
    }
  }

  /// What a column is to the drawing.
  public struct Role: RawRepresentable, Sendable, Hashable, Codable {
    /// The stable name.
    public let rawValue: String

    /// Creates a role from its stable name.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// The independent variable.
    public static let abscissa = Role(rawValue: "abscissa")
    /// Measured data.
    public static let measured = Role(rawValue: "measured")
    /// A fitted background.
    public static let background = Role(rawValue: "background")
    /// A fitted component, without the background.
    public static let component = Role(rawValue: "component")
    /// The sum of background and components.
    public static let envelope = Role(rawValue: "envelope")
    /// Residuals in standard uncertainties.
    public static let residual = Role(rawValue: "residual")
    /// A quantity that was derived from data.
    public static let derived = Role(rawValue: "derived")
  }
}
