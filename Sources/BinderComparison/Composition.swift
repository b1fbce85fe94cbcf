public import AnalysisFindings
import ReplicateStatistics

/// Quantities that are parts of one whole: where one grows, the others fall without having changed.
public struct Composition: Sendable, Hashable, Codable {
  /// The keys of the parts, each a key or the beginning of keys with `*` at its end; parts of one region and one place
  /// make one whole.
  public var pattern: String
  /// The whole, in the unit of the parts: 100 for per cent.
  public var whole: Double
  /// Whether the whole is the sum of the parts that were measured, so that other parts make another quantity.
  public var isSumOfMeasuredParts: Bool

  /// Creates a composition.
  public init(_ pattern: String, whole: Double = 100, isSumOfMeasuredParts: Bool = false) {
    self.pattern = pattern
    self.whole = whole
    self.isSumOfMeasuredParts = isSumOfMeasuredParts
  }

  /// Whether a key is of a part.
  func contains(_ key: Finding.Key) -> Bool { key.isNamed(by: pattern) }
}

extension BinderVerdict {
  /// A share of the rest of the whole, without the part that moved most in the other direction.
  ///
  /// A binder that adds CF2 lowers every other share of the region; among the rest nothing has changed then. The ratio is
  /// that of x / (whole − y), compared by Welch on logarithms (a log-ratio of parts; Aitchison, The Statistical Analysis of
  /// Compositional Data, 1986).
  public struct CompositionCheck: Sendable, Hashable, Codable {
    /// The title of the part that was left out.
    public var without: String
    /// The ratio of the shares of the rest, compared over reference.
    public var ratio: Double
    /// Its interval.
    public var interval: ConfidenceInterval

    /// Whether the rest moves as the share does, resolved from 1.
    func agrees(with verdict: VerdictCode) -> Bool {
      verdict == .higher ? interval.lower > 1 : interval.upper < 1
    }
  }
}

/// One quantity with the others that are parts of the same whole.
struct CompositionParts {
  let composition: Composition
  let part: ComparedQuantity
  let others: [ComparedQuantity]

  /// The whole that a quantity is a part of, among the quantities at its place; `nil` for none.
  init?(of part: ComparedQuantity, among quantities: [ComparedQuantity], _ compositions: [Composition]) {
    guard let composition = compositions.first(where: { $0.contains(part.key) }) else { return nil }
    self.composition = composition
    self.part = part
    others = quantities.filter { composition.contains($0.key) && $0.key != part.key }
  }

  /// Why specimens with these parts are not compared: a sum over other parts is another quantity.
  func refusal(_ reference: GroupStatement, _ compared: GroupStatement) -> String? {
    guard composition.isSumOfMeasuredParts else { return nil }
    var wholes: [(parts: [String], samples: [String])] = []
    for sample in (reference.cells + compared.cells).map(\.sample) {
      let parts = ([part] + others).filter { !$0.placed(of: sample).isEmpty }.map(\.title).sorted()
      if let index = wholes.firstIndex(where: { $0.parts == parts }) {
        wholes[index].samples.append(sample)
      } else {
        wholes.append((parts, [sample]))
      }
    }
    guard wholes.count > 1 else { return nil }
    let said = wholes.map { "\($0.parts.joined(separator: ", ")) (\($0.samples.joined(separator: ", ")))" }
    return "Not compared: the whole is not the same: \(said.joined(separator: " against "))."
  }

  /// What becomes of the share without the part that moved most in the other direction; `nil` where there is none or a
  /// specimen lacks it.
  func check(
    _ verdict: BinderVerdict, _ statement: (ComparedQuantity) -> (GroupStatement, GroupStatement)
  ) -> BinderVerdict.CompositionCheck? {
    guard let difference = verdict.difference?.value, difference != 0 else { return nil }
    var largest: (title: String, move: Double, groups: (GroupStatement, GroupStatement))?
    for other in others {
      let groups = statement(other)
      guard let first = groups.0.mean?.value, let second = groups.1.mean?.value else { continue }
      let move = second - first
      guard move * difference < 0, abs(move) > abs(largest?.move ?? 0) else { continue }
      largest = (other.title, move, groups)
    }
    guard let largest,
      let first = rest(verdict.reference, largest.groups.0),
      let second = rest(verdict.compared, largest.groups.1),
      let (ratio, interval) = Self.ratio(first, second, level: verdict.level)
    else { return nil }
    return BinderVerdict.CompositionCheck(without: largest.title, ratio: ratio, interval: interval)
  }

  /// The ratio by logarithms, or of the means where a share that does not stand out has a sign.
  private static func ratio(
    _ first: GroupSummary, _ second: GroupSummary, level: Double
  ) -> (Double, ConfidenceInterval)? {
    if let ratio = try? GeometricRatio(reference: first, compared: second) {
      return (ratio.value, ratio.interval(level: level))
    }
    guard let ratio = try? MeanRatio(reference: first, compared: second) else { return nil }
    let open = ConfidenceInterval(level: level, lower: 0, upper: .infinity, method: "Fieller, not below 0")
    return (ratio.value, ratio.nonNegativeInterval(level: level).range ?? open)
  }

  private func rest(_ own: GroupStatement, _ other: GroupStatement) -> GroupSummary? {
    let shares = own.cells.compactMap { cell -> Double? in
      guard let left = other.cells.first(where: { $0.sample == cell.sample }) else { return nil }
      return cell.estimate.value / (composition.whole - left.estimate.value)
    }
    return shares.count == own.cells.count ? try? GroupSummary(shares) : nil
  }
}
