import Foundation

/// The formulas that a measured mass may belong to.
public struct FormulaCandidates: Sendable, Hashable {
  /// One formula.
  public struct Candidate: Sendable, Hashable {
    /// The formula as written: `LiF2-`.
    public var name: String
    /// The exact mass per charge in u.
    public var mass: Double
    /// By how much the measured mass exceeds it, in parts per million.
    public var deviation: Double
  }

  /// How many atoms of an element a formula may have.
  public struct Limit: Sendable, Hashable {
    /// The symbol of the element; its main isotope counts.
    public var element: String
    /// The most atoms.
    public var most: Int

    /// Creates a limit.
    public init(_ element: String, _ most: Int) {
      self.element = element
      self.most = most
    }
  }

  /// The candidates by rising size of the deviation, those of fewer atoms first among equals.
  public let candidates: [Candidate]
  /// Whether more combinations were possible than are looked at.
  public let isCutShort: Bool

  /// The elements of binders, electrolytes and layered oxides.
  public static let electrodeElements: [Limit] = [
    Limit("C", 8), Limit("H", 9), Limit("O", 6), Limit("F", 7), Limit("P", 2), Limit("Li", 4), Limit("N", 2),
    Limit("S", 1), Limit("Ni", 2), Limit("Co", 2), Limit("Mn", 2), Limit("Al", 1), Limit("Si", 1),
    Limit("Na", 1), Limit("Cl", 1), Limit("Cu", 1),
  ]

  /// The most formulas that are looked at.
  private static let mostLookedAt = 2_000_000

  /// Looks for formulas within a tolerance of a mass.
  ///
  /// - Parameters:
  ///   - massToCharge: The measured mass in u per charge.
  ///   - charge: The charge, in elementary charges.
  ///   - tolerance: The largest deviation, in parts per million.
  ///   - elements: The elements and how many atoms of each there may be.
  public init(
    massToCharge: Double, charge: Int, tolerance: Double, elements: [Limit] = electrodeElements
  ) {
    let neutral = massToCharge * Double(max(charge.magnitude, 1)) + Double(charge) * electronMass
    let allowed = neutral * tolerance * 1e-6
    let masses = elements.compactMap { limit in
      ChemicalElement.named(limit.element)?.mainIsotope.map { (limit, $0.mass) }
    }.sorted { $0.1 > $1.1 }
    var found: [(counts: [Int], mass: Double)] = []
    var looked = 0
    var counts = [Int](repeating: 0, count: masses.count)
    func descend(_ place: Int, _ left: Double) {
      looked += 1
      guard looked < Self.mostLookedAt else { return }
      if abs(left) <= allowed, counts.contains(where: { $0 > 0 }) { found.append((counts, neutral - left)) }
      guard place < masses.count, left > -allowed else { return }
      for next in place..<masses.count where masses[next].1 <= left + allowed {
        let (limit, mass) = masses[next]
        for number in 1...max(limit.most, 1) where limit.most > 0 && Double(number) * mass <= left + allowed {
          counts[next] = number
          descend(next + 1, left - Double(number) * mass)
          counts[next] = 0
        }
      }
    }
    if massToCharge.isFinite, massToCharge > 0, massToCharge < 1000, tolerance > 0, tolerance <= 10_000 {
      descend(0, neutral)
    }
    isCutShort = looked >= Self.mostLookedAt
    let order = elements.map(\.element)
    let sign = charge == 0 ? "" : String(repeating: charge > 0 ? "+" : "-", count: Int(charge.magnitude))
    candidates = found.map { formula in
      let atoms = masses.indices.filter { formula.counts[$0] > 0 }.sorted {
        (order.firstIndex(of: masses[$0].0.element) ?? 0) < (order.firstIndex(of: masses[$1].0.element) ?? 0)
      }
      let name = atoms.map { index in
        masses[index].0.element + (formula.counts[index] > 1 ? "\(formula.counts[index])" : "")
      }.joined()
      let mass = (formula.mass - Double(charge) * electronMass) / Double(max(charge.magnitude, 1))
      return Candidate(name: name + sign, mass: mass, deviation: (massToCharge / mass - 1) * 1e6)
    }.sorted { (abs($0.deviation), $0.name.count, $0.name) < (abs($1.deviation), $1.name.count, $1.name) }
  }
}
