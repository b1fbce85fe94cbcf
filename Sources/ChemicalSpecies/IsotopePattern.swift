import Foundation

/// The isotopologues of a formula in nature: their masses and how often they occur.
///
/// Isotopes of an element are drawn independently; isotopologues of the same number of nucleons are one peak, whose mass is
/// their mean. An element with a written isotope has that one only.
public struct IsotopePattern: Sendable, Hashable {
  /// One peak.
  public struct Peak: Sendable, Hashable {
    /// The number of protons and neutrons.
    public var massNumber: Int
    /// The mass in u, the electrons of the charge included.
    public var mass: Double
    /// The share of all isotopologues, 0 to 1.
    public var abundance: Double
  }

  /// The peaks by rising mass; those under a millionth of the whole are left out.
  public let peaks: [Peak]

  /// The most atoms that are folded; a larger formula is no secondary ion.
  private static let largestFormula = 400.0

  /// Folds the isotopes; `nil` where a number of atoms is unknown, not whole or above 400, or an isotope is unknown.
  public init?(_ formula: ChemicalFormula) {
    let start = Peak(massNumber: 0, mass: -Double(formula.charge) * electronMass, abundance: 1)
    var peaks = [start]
    var count = 0.0
    for atoms in formula.atoms {
      guard case .number(let number) = atoms.amount, number >= 0, number == number.rounded(),
        let element = ChemicalElement.named(atoms.element)
      else { return nil }
      count += number
      guard count <= Self.largestFormula else { return nil }
      var isotopes = element.isotopes
      if let massNumber = atoms.massNumber {
        guard let isotope = element.isotope(massNumber: massNumber) else { return nil }
        isotopes = [.init(massNumber: massNumber, mass: isotope.mass, abundance: 1)]
      }
      guard !isotopes.isEmpty else { return nil }
      for _ in 0..<Int(number) { peaks = Self.folded(peaks, isotopes) }
    }
    self.peaks = peaks.filter { $0.abundance >= 1e-6 }
  }

  /// The peak that occurs most often.
  public var main: Peak? { peaks.max { $0.abundance < $1.abundance } }

  private static func folded(_ peaks: [Peak], _ isotopes: [ChemicalElement.Isotope]) -> [Peak] {
    var found: [Peak] = []
    for peak in peaks {
      for isotope in isotopes {
        let next = Peak(
          massNumber: peak.massNumber + isotope.massNumber, mass: peak.mass + isotope.mass,
          abundance: peak.abundance * isotope.abundance)
        guard next.abundance > 1e-12 else { continue }
        if let same = found.firstIndex(where: { $0.massNumber == next.massNumber }) {
          let sum = found[same].abundance + next.abundance
          found[same].mass += (next.mass - found[same].mass) * next.abundance / sum
          found[same].abundance = sum
        } else {
          found.append(next)
        }
      }
    }
    return found.sorted { $0.massNumber < $1.massNumber }
  }
}

extension ChemicalFormula {
  /// The share of all isotopologues that has just these isotopes, each element without a written one its main isotope.
  ///
  /// The multinomial n!/∏kᵢ! ∏aᵢ^kᵢ of each element; `nil` where a number of atoms is unknown or an isotope is.
  public var isotopologueAbundance: Double? {
    var counts: [(element: ChemicalElement, numbers: [(isotope: ChemicalElement.Isotope, count: Int)])] = []
    for atoms in withMainIsotopes.atoms {
      guard case .number(let number) = atoms.amount, number > 0, number == number.rounded(), number <= 400,
        let element = ChemicalElement.named(atoms.element),
        let isotope = atoms.massNumber.flatMap(element.isotope(massNumber:))
      else { return nil }
      let place = counts.firstIndex { $0.element == element } ?? counts.count
      if place == counts.count { counts.append((element, [])) }
      if let same = counts[place].numbers.firstIndex(where: { $0.isotope == isotope }) {
        counts[place].numbers[same].count += Int(number)
      } else {
        counts[place].numbers.append((isotope, Int(number)))
      }
    }
    var logarithm = 0.0
    for (_, numbers) in counts {
      logarithm += lgamma(Double(numbers.reduce(0) { $0 + $1.count }) + 1)
      for (isotope, count) in numbers {
        logarithm += Double(count) * log(isotope.abundance) - lgamma(Double(count) + 1)
      }
    }
    return exp(logarithm)
  }

  /// The formula without written isotopes, by its composition: equal for isotopologues of one species.
  public var compositionWithoutIsotopes: String {
    var plain = self
    for index in plain.atoms.indices { plain.atoms[index].massNumber = nil }
    return plain.composition
  }
}
