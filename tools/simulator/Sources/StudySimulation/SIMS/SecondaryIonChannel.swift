/// A channel of the negative depth profile.
enum SecondaryIonChannel: Int, CaseIterable {
  case fluoride, oxide, carbon2, organic, phosphide, lithiumFluoride, nickel58, nickel60, phosphate2,
    phosphate3

  /// The name as the instrument writes it: the most abundant isotope has no mass number.
  var name: String {
    ["F-", "O-", "C_2-", "C_2HO-", "CP-", "LiF_2-", "Ni-", "^60Ni-", "PO_2-", "PO_3-"][rawValue]
  }

  /// The exact mass of the ion in u, with its extra electron (atomic masses: AME 2020).
  var massToCharge: Double {
    [18.99895, 15.99546, 24.00055, 41.00329, 42.97431, 45.01336, 57.93589, 59.93134, 62.96414, 78.95905][
      rawValue]
  }

  /// The ion's name in the keys of findings, where one of them uses it.
  var keyName: String? {
    switch self {
    case .organic: "C2HO-"
    case .phosphide: "CP-"
    case .lithiumFluoride: "LiF2-"
    case .nickel58: "Ni-"
    case .phosphate2: "PO2-"
    default: nil
    }
  }
}
