/// Where something was measured, in words and counts; what can be measured of a place stands in `coordinates`.
///
/// What is `nil` does not apply or is not known.
public struct MeasuredPlace: Sendable, Hashable, Codable {
  /// The region of a spectrum: `F 1s`.
  public var region: String?
  /// The level of a depth profile, 0 for the surface.
  public var level: Int?
  /// The spot on the specimen.
  public var spot: String?
  /// Which of several measurements at one place this is, 1 for the first.
  public var repetition: Int?

  /// Creates a place.
  public init(region: String? = nil, level: Int? = nil, spot: String? = nil, repetition: Int? = nil) {
    self.region = region
    self.level = level
    self.spot = spot
    self.repetition = repetition
  }

  /// What two places have in common.
  public func common(with other: MeasuredPlace) -> MeasuredPlace {
    MeasuredPlace(
      region: region == other.region ? region : nil, level: level == other.level ? level : nil,
      spot: spot == other.spot ? spot : nil, repetition: repetition == other.repetition ? repetition : nil)
  }
}
