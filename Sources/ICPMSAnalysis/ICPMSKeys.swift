public import AnalysisFindings

extension Finding.KeyFamily {
  /// The deposits of elements in µg/cm².
  public static let deposits = Finding.KeyFamily(prefix: "icpms.deposit.")
  /// The same deposits in nmol/cm².
  public static let molarDeposits = Finding.KeyFamily(prefix: "icpms.deposit_molar.")
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
}

extension Curve.Kind {
  /// The standards of an element with the line through them.
  public static let calibrationLine = Curve.Kind(rawValue: "icpms.calibration")
}
