/// Two ions of nearly the same mass, and the resolving power m/Δm that tells them apart.
public struct MassInterference: Sendable, Hashable {
  /// The ion that is meant.
  public let ion: SpeciesName
  /// The ion that may be taken for it.
  public let other: SpeciesName
  /// The mass of the other minus that of the ion, in u per charge.
  public let difference: Double
  /// The mass of the ion over the size of the difference.
  public let resolvingPower: Double

  /// Two ions; `nil` where a mass is unknown, or both are the same.
  public init?(_ ion: SpeciesName, _ other: SpeciesName) {
    guard let mass = ion.formula?.massToCharge, let second = other.formula?.massToCharge, mass != second
    else { return nil }
    self.ion = ion
    self.other = other
    difference = second - mass
    resolvingPower = mass / abs(difference)
  }

  /// What may be taken for an ion on a battery electrode, by rising resolving power.
  ///
  /// - Parameter others: The ions to look among.
  public static func table(
    of ion: SpeciesName, among others: [SpeciesName] = electrodeIons
  ) -> [MassInterference] {
    guard let mass = ion.formula?.massToCharge else { return [] }
    return
      others
      .filter { !ion.isMet(by: $0) && $0.formula?.charge.signum() == ion.formula?.charge.signum() }
      .compactMap { MassInterference(ion, $0) }
      // Further apart than half a unit is another nominal mass.
      .filter { abs($0.difference) < min(0.5, mass) }
      .sorted { ($0.resolvingPower, $0.other.written) < ($1.resolvingPower, $1.other.written) }
  }

  /// Negative ions of binders, electrolytes, active materials and collectors (Cu, Al) that are seen beside one another.
  public static let electrodeIons: [SpeciesName] = [
    "H-", "^6Li-", "^7Li-", "C-", "CH-", "CH2-", "O-", "OH-", "^18O-", "F-", "C2-", "C2H-", "C2H2-", "CN-",
    "Al-", "BO-", "P-", "O2-", "S-", "HS-", "CF-", "Cl-", "^37Cl-", "C3H-", "LiO2-", "CNO-", "C2HO-", "BO2-",
    "AlO-", "CP-", "C2F-", "C2H3O-", "SiO-", "LiF2-", "^6LiF2-", "CHO2-", "C2H5O-", "PO-", "CF2-", "SO-",
    "C4H-", "PF-", "^56Fe-", "^58Fe-", "Ni-", "^60Ni-", "C2H2O2-", "Co-", "C2H3O2-", "AlO2-", "SiO2-",
    "PO2-", "^63Cu-", "^65Cu-", "CH3O3-", "C5H3-", "SO2-", "MnO-", "NiO-", "CoO-", "Li2F3-", "PO3-", "SO3-",
    "HSO3-", "MnO2-", "^63CuO-", "NiO2-", "CoO2-", "NiF2-", "MnF2-", "SO4-", "PF6-",
  ]
}
