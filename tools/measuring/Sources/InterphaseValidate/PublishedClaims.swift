import Foundation
import Interphase
import MeasuringHarness

/// What the publications behind studies A and B claim, held against the verdicts on simulated cells of them.
///
/// A claim is said to be repeated where the verdict says higher or lower as it does; an order of means is none. Cells are
/// drawn anew for every seed, three of each binder, so that a share below 1 is the power of so few cells.
struct PublishedClaims {
  private static let seedCount = StudyValidation.seeds(usually: 50)

  /// How often one claim was repeated, contradicted, or left open.
  private struct Tally {
    var agreed = 0
    var opposite = 0
    var count = 0
    /// Whether the family of its test asks at its place.
    var isAsked = true
  }

  private var order: [String] = []
  private var tallies: [String: Tally] = [:]

  /// Both rows; the table of claims goes to standard error.
  static func rows(_ context: MeasuringContext) throws -> [MeasuredRow] {
    var claims = PublishedClaims()
    try StudyValidation.forEachSimulatedStudy(context, seeds: seedCount) { outcome, truth, study in
      claims.add(outcome, truth, study)
    }
    claims.explain()
    let asked = claims.order.compactMap { claims.tallies[$0] }.filter(\.isAsked)
    let others = claims.order.compactMap { claims.tallies[$0] }.filter { !$0.isAsked }
    func share(_ tallies: [Tally], _ part: (Tally) -> Int) -> Double {
      let shares = tallies.map { Double(part($0)) / Double(max($0.count, 1)) }
      return shares.isEmpty ? .nan : shares.reduce(0, +) / Double(shares.count)
    }
    func row(_ id: String, _ value: Double, _ n: Int, _ goal: MeasuredRow.Goal?) -> MeasuredRow {
      MeasuredRow(area: "comparison", id: id, value: value, unit: "share", n: n, goal: goal)
    }
    return [
      row("claims.agree", share(asked, \.agreed), asked.count, nil),
      row("claims.levels.agree", share(others, \.agreed), others.count, nil),
      row("claims.opposite", share(asked + others, \.opposite), asked.count + others.count, .atMost(0.005)),
    ]
  }

  private mutating func add(_ outcome: StudyOutcome, _ truth: StudyTruth, _ study: String) {
    // Amounts in mol are the same claim in another unit.
    for claim in truth.rankings where !claim.key.hasPrefix(Finding.KeyFamily.molarDeposits.prefix) {
      let place = claim.coordinates?.first.map { " at \($0.value) \($0.unit)" } ?? ""
      let name = "\(study): \(claim.key)\(place), \(claim.higher) > \(claim.lower)"
      if tallies[name] == nil { order.append(name) }
      var tally = tallies[name] ?? Tally()
      tally.count += 1
      let found = outcome.comparison.verdicts.first {
        $0.key.rawValue == claim.key && $0.coordinates.map(\.value) == (claim.coordinates ?? []).map(\.value)
          && Set([$0.reference.name, $0.compared.name]) == [claim.higher, claim.lower]
      }
      if let found {
        tally.isAsked = found.isAsked
        let higher: String? =
          switch found.verdict {
          case .higher: found.compared.name
          case .lower: found.reference.name
          default: nil
          }
        if let higher { if higher == claim.higher { tally.agreed += 1 } else { tally.opposite += 1 } }
      }
      tallies[name] = tally
    }
  }

  private func explain() {
    for name in order {
      guard let tally = tallies[name] else { continue }
      StudyValidation.note(
        "claim \(name): \(tally.agreed) of \(tally.count) seeds, the opposite in \(tally.opposite)")
    }
  }
}
