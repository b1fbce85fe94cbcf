public import AnalysisFindings

extension Finding.KeyFamily {
  /// The deposits of elements in µg/cm².
  public static let deposits = Finding.KeyFamily(prefix: "icpms.deposit.")
  /// The same deposits in nmol/cm².
  public static let molarDeposits = Finding.KeyFamily(prefix: "icpms.deposit_molar.")
  /// Molar ratios of deposits: `icpms.molar_ratio.Co/Ni`.
  public static let molarRatios = Finding.KeyFamily(prefix: "icpms.molar_ratio.")
  /// The deposits as shares of the cathode's metal in %.
  public static let cathodeShares = Finding.KeyFamily(prefix: "icpms.cathode_share.")
  /// The deposits over the mass of the lithium in µg/g.
  public static let lithiumContents = Finding.KeyFamily(prefix: "icpms.lithium_content.")
  /// The deposits over the charge that was passed in µg/Ah.
  public static let depositsPerCharge = Finding.KeyFamily(prefix: "icpms.deposit_per_charge.")
}

extension Finding.Key {
  /// The deposit of an element in µg/cm².
  public static func deposit(of element: String) -> Finding.Key {
    Finding.KeyFamily.deposits.key(of: element)
  }

  /// The deposit of an element in nmol/cm².
  public static func molarDeposit(of element: String) -> Finding.Key {
    Finding.KeyFamily.molarDeposits.key(of: element)
  }

  /// The molar ratio of one element's deposit to another's.
  public static func molarRatio(of element: String, to other: String) -> Finding.Key {
    Finding.KeyFamily.molarRatios.key(of: "\(element)/\(other)")
  }

  /// The deposit of an element as a share of the cathode's in %.
  public static func cathodeShare(of element: String) -> Finding.Key {
    Finding.KeyFamily.cathodeShares.key(of: element)
  }

  /// The deposit of an element over the mass of the lithium in µg/g.
  public static func lithiumContent(of element: String) -> Finding.Key {
    Finding.KeyFamily.lithiumContents.key(of: element)
  }

  /// The deposit of an element over the charge that was passed in µg/Ah.
  public static func depositPerCharge(of element: String) -> Finding.Key {
    Finding.KeyFamily.depositsPerCharge.key(of: element)
  }
}

extension Curve.Kind {
  /// The standards of an element with the line through them.
  public static let calibrationLine = Curve.Kind(rawValue: "icpms.calibration")
}
