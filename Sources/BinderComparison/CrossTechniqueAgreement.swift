public import AnalysisFindings
import InstrumentMeasurements

/// What several techniques say of one subject and one pair of binders, and whether they agree.
public struct CrossTechniqueAgreement: Sendable, Hashable, Codable {
  /// The subject: `LiF in the interphase`.
  public var subject: String
  /// The binder that the other is compared with.
  public var reference: String
  /// The binder that is compared.
  public var compared: String
  /// What each technique says, in the order of the techniques.
  public var statements: [Statement]
  /// Whether they agree.
  public var conclusion: Conclusion

  /// What one technique says.
  public struct Statement: Sendable, Hashable, Codable {
    /// The technique of the verdict.
    public var technique: String
    /// The quantity's key.
    public var key: Finding.Key
    /// The quantity with its place, for people.
    public var heading: String
    /// The verdict on the quantity.
    public var verdict: VerdictCode
    /// The ratio as printed; `nil` where there is none.
    public var ratio: String?
    /// Whether more of the subject makes the quantity smaller.
    public var isOpposite: Bool
    /// Why it does not speak of the subject; `nil` where it does.
    public var refusal: String?

    /// Which way the subject differs: 1 for more, −1 for less; `nil` where that is not resolved.
    var direction: Int? {
      switch verdict {
      case .higher: isOpposite ? -1 : 1
      case .lower: isOpposite ? 1 : -1
      default: nil
      }
    }

    /// The statement in words: `XPS LiF in F 1s: lower, ratio 0.4 (0.3 to 0.5)`.
    public var words: String {
      if let refusal { return "\(heading): does not speak of it, for \(refusal)" }
      return "\(heading): \(verdict.rawValue)" + (ratio.map { ", ratio \($0)" } ?? "")
        + (isOpposite ? " (the more of it, the smaller)" : "")
    }
  }

  /// Whether techniques agree.
  public enum Conclusion: String, Sendable, Hashable, Codable {
    /// All resolve the same direction, or all are equivalent within stated margins.
    case consistent
    /// Two resolve opposite directions.
    case inconsistent
    /// At least one does not resolve a direction, and none contradicts another.
    case undecided = "not decided"
    /// Fewer than two techniques speak of it.
    case notComparable = "not comparable"
  }

  /// The agreements of a comparison: for each pair and each subject of which at least two techniques have a verdict.
  static func found(
    in verdicts: [BinderVerdict], witnesses: [SubjectWitness], specimens: [StudySample]
  ) -> [CrossTechniqueAgreement] {
    var pairs: [[String]] = []
    for verdict in verdicts {
      let pair = [verdict.reference.name, verdict.compared.name]
      if !pairs.contains(pair) { pairs.append(pair) }
    }
    var subjects: [String] = []
    for witness in witnesses where !subjects.contains(witness.subject) { subjects.append(witness.subject) }
    return subjects.flatMap { subject in
      pairs.compactMap { pair -> CrossTechniqueAgreement? in
        let own = verdicts.filter { $0.reference.name == pair[0] && $0.compared.name == pair[1] }
        let statements = witnesses.filter { $0.subject == subject }.compactMap { witness in
          witness.verdict(in: own).map { statement(witness, $0, specimens) }
        }
        guard Set(statements.map(\.technique)).count > 1 else { return nil }
        return CrossTechniqueAgreement(
          subject: subject, reference: pair[0], compared: pair[1], statements: statements,
          conclusion: conclusion(of: statements))
      }
    }
  }

  private static func statement(
    _ witness: SubjectWitness, _ verdict: BinderVerdict, _ specimens: [StudySample]
  ) -> Statement {
    Statement(
      technique: verdict.technique, key: verdict.key, heading: verdict.heading, verdict: verdict.verdict,
      ratio: verdict.ratio?.printed ?? verdict.bounds?.ratio?.printedEnds, isOpposite: witness.isOpposite,
      refusal: witness.refusal(of: verdict, by: specimens))
  }

  private static func conclusion(of statements: [Statement]) -> Conclusion {
    let speaking = statements.filter { $0.refusal == nil }
    guard Set(speaking.map(\.technique)).count > 1 else { return .notComparable }
    let directions = speaking.map(\.direction)
    if directions.contains(1), directions.contains(-1) { return .inconsistent }
    let isAgreed = Set(directions).count == 1 && directions[0] != nil
    return isAgreed || speaking.allSatisfy { $0.verdict == .equivalent } ? .consistent : .undecided
  }
}
