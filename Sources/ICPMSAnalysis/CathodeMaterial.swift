public import AnalysisFindings
import ChemicalSpecies

/// The cathode that a cell was made with, to which deposits are referred.
public struct CathodeMaterial: Sendable, Hashable, Codable {
  /// The atoms of each element in the formula unit of its active material.
  public private(set) var amounts: [String: Double]
  /// The active material per area in mg/cm².
  public var loading: Estimate

  /// Takes a formula such as `LiNi0.8Co0.1Mn0.1O2`; `nil` for one whose elements or numbers are not all known.
  public init?(formula: String, loading: Estimate) {
    guard let atoms = SpeciesName(formula).formula?.atoms, !atoms.isEmpty, loading.value > 0 else {
      return nil
    }
    var amounts: [String: Double] = [:]
    for atom in atoms {
      guard case .number(let number) = atom.amount, molarMass(of: atom.element) != nil else { return nil }
      amounts[atom.element, default: 0] += number
    }
    self.amounts = amounts
    self.loading = loading
  }

  /// The mass of an element over that of the active material; `nil` where it has none of it.
  public func massFraction(of element: String) -> Double? {
    guard let amount = amounts[element], let mass = molarMass(of: element) else { return nil }
    // In the order of the symbols: a sum must not depend on that of a dictionary.
    let total = amounts.sorted { $0.key < $1.key }.reduce(0) { $0 + $1.value * (molarMass(of: $1.key) ?? 0) }
    return total > 0 ? amount * mass / total : nil
  }
}
