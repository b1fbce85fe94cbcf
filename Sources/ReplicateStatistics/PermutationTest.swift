/// The exact permutation test of a difference of means, as a line of sensitivity beside a decision test.
///
/// With three against three replicates its p-value is never below 0.1, so that it cannot decide there.
public struct PermutationTest: Sendable, Hashable, Codable {
  /// The share of all regroupings whose difference is at least as large as the observed one, in either direction.
  public let pValue: Double
  /// The smallest p-value that groups of these sizes can give.
  public let smallestPossible: Double

  /// The largest number of regroupings that is enumerated.
  public static let largestEnumeration = 1_000_000

  /// Runs the test by enumerating every regrouping; throws if there are more than `largestEnumeration`.
  public init(reference: GroupSummary, compared: GroupSummary) throws(StatisticsError) {
    let pooled = reference.values + compared.values
    let chosen = reference.count
    let regroupings = Self.binomial(pooled.count, chosen)
    guard regroupings <= Double(Self.largestEnumeration) else {
      throw StatisticsError(.tooLarge, "There are more than a million regroupings of these replicates.")
    }
    let total = pooled.reduce(0, +)
    let other = Double(pooled.count - chosen)
    let observed = abs(compared.mean - reference.mean)
    let slack = 1e-12 * pooled.reduce(0) { max($0, abs($1)) }
    var extreme = 0
    var selection = Array(0..<chosen)
    repeat {
      let sum = selection.reduce(0) { $0 + pooled[$1] }
      let difference = (total - sum) / other - sum / Double(chosen)
      if abs(difference) >= observed - slack { extreme += 1 }
    } while Self.advance(&selection, below: pooled.count)
    pValue = Double(extreme) / regroupings
    smallestPossible = (reference.count == compared.count ? 2 : 1) / regroupings
  }

  /// Moves on to the next selection in lexical order; `false` after the last one.
  private static func advance(_ selection: inout [Int], below count: Int) -> Bool {
    var position = selection.count - 1
    while position >= 0, selection[position] == count - selection.count + position { position -= 1 }
    guard position >= 0 else { return false }
    selection[position] += 1
    for later in (position + 1)..<max(position + 1, selection.count) {
      selection[later] = selection[later - 1] + 1
    }
    return true
  }

  private static func binomial(_ count: Int, _ chosen: Int) -> Double {
    var result = 1.0
    for step in 0..<min(chosen, count - chosen) {
      result = (result * Double(count - step) / Double(step + 1)).rounded()
    }
    return result
  }
}
