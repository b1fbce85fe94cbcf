import AnalysisFindings
public import InstrumentMeasurements

/// Quantities of one technique that speak of a subject of which other techniques may speak too.
///
/// How much of something two techniques see is as a rule on two scales; whether there is more or less of it is not.
public struct SubjectWitness: Sendable, Hashable, Codable {
  /// The subject in words, the same for all its witnesses: `LiF in the interphase`.
  public var subject: String
  /// The keys, each a key or the beginning of keys with `*` at its end; the first that was compared speaks.
  public var patterns: [String]
  /// Whether more of the subject makes the quantity smaller.
  public var isOpposite: Bool
  /// Whether only the untouched surface speaks, because the removal of layers changes what is measured.
  public var isOfUntouchedSurface: Bool
  /// What must be known of the specimens for the quantity to speak of the subject.
  public var need: Need?

  /// A fact of a history with the value that it must have.
  public struct Need: Sendable, Hashable, Codable {
    /// The fact.
    public var fact: SampleHistory.Fact
    /// The value.
    public var value: String

    /// Creates a need.
    public init(_ fact: SampleHistory.Fact, _ value: String) {
      self.fact = fact
      self.value = value
    }
  }

  /// Creates a witness.
  public init(
    _ subject: String, _ patterns: [String], isOpposite: Bool = false, isOfUntouchedSurface: Bool = false,
    need: Need? = nil
  ) {
    self.subject = subject
    self.patterns = patterns
    self.isOpposite = isOpposite
    self.isOfUntouchedSurface = isOfUntouchedSurface
    self.need = need
  }

  /// The verdict that speaks for a pair of binders, at the level that its family asks at; `nil` where none does.
  func verdict(in verdicts: [BinderVerdict]) -> BinderVerdict? {
    for pattern in patterns {
      if let verdict = verdicts.first(where: { $0.isAsked && $0.key.isNamed(by: pattern) }) { return verdict }
    }
    return nil
  }

  /// Why a verdict does not speak of the subject after all; `nil` where it does.
  func refusal(of verdict: BinderVerdict, by specimens: [StudySample]) -> String? {
    if isOfUntouchedSurface, let place = verdict.coordinates.first(where: { $0.value != 0 }) {
      return
        "its first level lies at \(PrintedNumber.stated(place.value)) \(place.unit) \(place.quantity), where layers were "
        + "removed"
    }
    if let need {
      let cells = Set((verdict.reference.cells + verdict.compared.cells).map(\.sample))
      let own = specimens.filter { cells.contains($0.name) }
      guard own.allSatisfy({ $0.history[need.fact] == need.value }) else {
        return "not all specimens are stated with \(need.fact.rawValue): \(need.value)"
      }
    }
    return verdict.verdict == .noComparison ? "there is no comparison" : nil
  }
}
