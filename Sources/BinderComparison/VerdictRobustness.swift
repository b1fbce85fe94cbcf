import AnalysisFindings

/// What becomes of a verdict under the choices that a referee would question, one at a time.
public struct VerdictRobustness: Sendable, Hashable, Codable {
  /// The choices, those of the analysis first, then the specimens that were left out.
  public var choices: [Choice]

  /// The verdict under one choice.
  public struct Choice: Sendable, Hashable, Codable {
    /// What is otherwise: `Shirley background`, `without PVDF-2`.
    public var title: String
    /// Whether a specimen is left out; otherwise the analysis chooses otherwise.
    public var leavesOutSpecimen: Bool
    /// The verdict.
    public var verdict: VerdictCode
    /// Whether it is the verdict of the study.
    public var holds: Bool

    /// Whether there is a comparison under the choice at all: an analysis that refuses to answer turns nothing.
    public var isJudged: Bool { verdict != .noComparison && verdict != .oneSpecimen }

    /// Creates a verdict under a choice.
    public init(title: String, leavesOutSpecimen: Bool, verdict: VerdictCode, holds: Bool) {
      self.title = title
      self.leavesOutSpecimen = leavesOutSpecimen
      self.verdict = verdict
      self.holds = holds
    }
  }

  /// Creates the outcome of some choices.
  public init(choices: [Choice]) { self.choices = choices }

  /// Under how many choices there is a comparison.
  public var judgedCount: Int { choices.count(where: \.isJudged) }

  /// Under how many of them the verdict holds.
  public var holdingCount: Int { choices.count(where: \.holds) }

  /// Whether it holds under all of them.
  public var isRobust: Bool { holdingCount == judgedCount }

  /// The choices that turn it, each with the verdict under it: `Shirley background (not resolved)`.
  public var turns: [String] {
    choices.filter { $0.isJudged && !$0.holds }.map { "\($0.title) (\($0.verdict.rawValue))" }
  }

  /// The choices under which there is no comparison.
  public var unanswered: [String] { choices.filter { !$0.isJudged }.map(\.title) }

  /// The count in words: `holds in 17 of 18`.
  public var printed: String { "holds in \(holdingCount) of \(judgedCount)" }

  /// The count with what turns the verdict, as a sentence.
  public var sentence: String {
    var text = "It \(printed) \(judgedCount == 1 ? "choice" : "choices")"
    if !turns.isEmpty { text += "; it turns with \(turns.joined(separator: ", "))" }
    if !unanswered.isEmpty { text += "; there is no comparison with \(unanswered.joined(separator: ", "))" }
    return text + "."
  }
}

/// A choice that the verdicts of a study were held against, or one that is none.
public struct ConsideredChoice: Sendable, Hashable, Codable {
  /// The technique whose analysis chooses.
  public var technique: String
  /// What is otherwise.
  public var title: String
  /// Why the choice is not admissible, and verdicts were not held against it; `nil` for one that is.
  public var refusal: String?

  /// Creates a choice.
  public init(technique: String, title: String, refusal: String? = nil) {
    self.technique = technique
    self.title = title
    self.refusal = refusal
  }
}
