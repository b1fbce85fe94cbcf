/// What one fact that several numbers rest on does to one of them: its standard uncertainty times the sensitivity of the
/// number to it, with the sign.
///
/// Numbers that rest on the same fact (this sputter rate of this session, this standard, this sensitivity factor) are
/// wrong together. With the sign kept, an error that is common to two means cancels in their ratio where both feel it
/// alike, and adds where they feel it in opposite ways (JCGM 100:2008, 5.2, correlated input quantities).
public struct SharedEffect: Sendable, Hashable, Codable {
  /// The instance of the fact: effects of equal sources are fully correlated, those of different ones independent.
  public var source: String
  /// By how much the number changes where the fact is higher by its standard uncertainty, in the unit of the number.
  public var effect: Double

  /// Creates an effect.
  public init(source: String, effect: Double) {
    self.source = source
    self.effect = effect
  }
}

extension [SharedEffect] {
  /// The standard uncertainty of all effects together, in the unit of the number; sources are independent.
  public var standardUncertainty: Double {
    // One source may stand here more than once: such parts add with their signs before they are squared.
    Self.combining([(self, 1)]).reduce(0) { $0 + $1.effect * $1.effect }.squareRoot()
  }

  /// The effects on a sum of numbers, each with its factor; one effect a source, in the order of the sources' bytes.
  public static func combining(_ terms: [(effects: [SharedEffect], factor: Double)]) -> [SharedEffect] {
    var sums: [String: Double] = [:]
    for term in terms {
      for effect in term.effects { sums[effect.source, default: 0] += term.factor * effect.effect }
    }
    return sums.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
      .map { SharedEffect(source: $0.key, effect: $0.value) }
  }

  /// The effects on a number that is this one times a factor.
  public func scaled(by factor: Double) -> [SharedEffect] {
    map { SharedEffect(source: $0.source, effect: $0.effect * factor) }
  }
}
