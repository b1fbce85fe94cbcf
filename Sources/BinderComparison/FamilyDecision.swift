import AnalysisFindings
import ReplicateStatistics

extension FamilyAssignment.Membership {
  /// A test before the adjustment for the family.
  func test(_ welch: WelchTest, sharedUncertainty: Double) -> BinderVerdict.Test {
    let pValue = welch.pValue(addingSharedUncertainty: sharedUncertainty)
    return BinderVerdict.Test(
      statistic: welch.statistic, degreesOfFreedom: welch.degreesOfFreedom,
      sharedUncertainty: sharedUncertainty, pValue: pValue, adjustedPValue: pValue, family: name,
      familySize: 1)
  }
}

/// The adjustment of tests within families, tests that are one another's writing counted once.
struct FamilyDecision {
  /// A test with what its family makes of it.
  struct Adjusted {
    var family: String
    var familySize: Int
    var adjustedPValue: Double
    /// The index of the verdict whose test it is, where it is no test by itself.
    var tiedTo: Int?
  }

  /// The families in the order of their first tests.
  private(set) var families: [StudyComparison.Family] = []
  /// By index of the verdicts.
  private(set) var adjusted: [Int: Adjusted] = [:]

  /// Adjusts the tests of verdicts, each in the family that is named for it; `nil` leaves a verdict out.
  init(_ verdicts: [BinderVerdict], family: (Int) -> String?) {
    var members: [String: [Int]] = [:]
    var names: [String] = []
    for index in verdicts.indices where verdicts[index].test != nil {
      guard let name = family(index) else { continue }
      if members[name] == nil { names.append(name) }
      members[name, default: []].append(index)
    }
    for name in names { adjust(members[name] ?? [], of: verdicts, in: name) }
  }

  private mutating func adjust(_ members: [Int], of verdicts: [BinderVerdict], in name: String) {
    var leaders: [Int] = []
    var leader: [Int: Int] = [:]
    for member in members {
      let tied = leaders.first { verdicts[$0].isTied(to: verdicts[member]) }
      if tied == nil { leaders.append(member) }
      leader[member] = tied ?? member
    }
    // Where their noise makes tied tests differ, the larger p counts.
    let pValues = leaders.map { one in
      members.reduce(0) { leader[$1] == one ? max($0, verdicts[$1].test?.pValue ?? 1) : $0 }
    }
    families.append(StudyComparison.Family(name: name, testCount: leaders.count))
    let byLeader = Dictionary(uniqueKeysWithValues: zip(leaders, HolmAdjustment.adjusted(pValues)))
    for member in members {
      let one = leader[member] ?? member
      adjusted[member] = Adjusted(
        family: name, familySize: leaders.count, adjustedPValue: byLeader[one] ?? 1,
        tiedTo: one == member ? nil : one)
    }
  }
}

extension BinderVerdict {
  /// Whether another verdict is on the same pair and place and holds the same numbers but for offset and factor, as two
  /// components whose shares make 100 % or whose areas are tied.
  fileprivate func isTied(to other: BinderVerdict) -> Bool {
    guard reference.name == other.reference.name, compared.name == other.compared.name,
      coordinates == other.coordinates, bounds == nil, other.bounds == nil
    else { return false }
    let own = reference.cells + compared.cells
    let others = other.reference.cells + other.compared.cells
    guard own.map(\.sample) == others.map(\.sample) else { return false }
    let one = Self.deviations(own)
    let two = Self.deviations(others)
    let product = zip(one, two).reduce(0) { $0 + $1.0 * $1.1 }
    let squares = one.reduce(0) { $0 + $1 * $1 } * two.reduce(0) { $0 + $1 * $1 }
    return squares > 0 && product * product >= squares * (1 - 1e-12)
  }

  private static func deviations(_ cells: [CellValue]) -> [Double] {
    let values = cells.map(\.estimate.value)
    let mean = values.reduce(0, +) / Double(values.count)
    return values.map { $0 - mean }
  }
}
