/// Relative sensitivity factors of core levels, all from one named source.
///
/// Factors of different libraries differ by up to 23 %; a result therefore always names its library.
public struct SensitivityFactorLibrary: Sendable, Hashable, Codable {
  /// The name as a manifest gives it: `scofield`.
  public var name: String
  /// Where the numbers come from.
  public var source: String
  /// The factors by core level; those of split levels are for the whole doublet.
  public var factors: [String: Double]
  /// The factors of the stronger line of a doublet alone, where the source gives them.
  public var strongerLineFactors: [String: Double]

  /// The factor of a core level such as `C 1s` or `Ni 2p` (the whole doublet).
  public func factor(of coreLevel: String) -> Double? { factors[coreLevel] }

  /// Calculated photoionisation cross sections for Al Kα relative to C 1s.
  public static let scofield = SensitivityFactorLibrary(
    name: "scofield",
    source: "Scofield, J. Electron Spectrosc. Relat. Phenom. 8 (1976) 129, Al Kα, C 1s = 1",
    factors: [
      "Li 1s": 0.0568, "C 1s": 1.000, "N 1s": 1.80, "O 1s": 2.93, "F 1s": 4.43, "Na 1s": 8.52,
      "Al 2p": 0.5371,
      "Si 2p": 0.817, "P 2p": 1.192, "S 2p": 1.677, "Cl 2p": 2.285, "Mn 2p": 13.91, "Co 2p": 19.16,
      "Ni 2p": 22.18,
      "Ni 3p": 2.217,
    ],
    strongerLineFactors: [
      "Al 2p": 0.356, "Si 2p": 0.541, "P 2p": 0.789, "S 2p": 1.11, "Cl 2p": 1.51, "Mn 2p": 9.17,
      "Co 2p": 12.62,
      "Ni 2p": 14.61, "Ni 3p": 1.46,
    ])

  /// Empirical factors relative to F 1s.
  public static let wagner = SensitivityFactorLibrary(
    name: "wagner",
    source: "Wagner et al., Surf. Interface Anal. 3 (1981) 211, empirical, F 1s = 1",
    factors: [
      "Li 1s": 0.02, "C 1s": 0.25, "N 1s": 0.42, "O 1s": 0.66, "F 1s": 1.00, "Na 1s": 2.3, "Al 2p": 0.185,
      "Si 2p": 0.27, "P 2p": 0.39, "S 2p": 0.54, "Cl 2p": 0.73, "Mn 2p": 2.6, "Co 2p": 3.8, "Ni 2p": 4.5,
      "Ni 3p": 0.55,
    ],
    strongerLineFactors: [:])

  /// Empirical factors of Kratos instruments relative to F 1s, transmission included.
  public static let kratos = SensitivityFactorLibrary(
    name: "kratos",
    source: "Kratos Axis library, empirical with transmission, F 1s = 1",
    factors: [
      "Li 1s": 0.025, "C 1s": 0.278, "N 1s": 0.477, "O 1s": 0.780, "F 1s": 1.000, "Na 1s": 1.69,
      "Al 2p": 0.193,
      "Si 2p": 0.328, "P 2p": 0.486, "S 2p": 0.668, "Cl 2p": 0.891, "Mn 2p": 2.66, "Co 2p": 3.59,
      "Ni 2p": 4.04,
      "Ni 3p": 0.598,
    ],
    strongerLineFactors: [:])

  /// The libraries that are built in.
  public static let all = [scofield, wagner, kratos]

  /// The library of a name.
  public static func named(_ name: String) -> SensitivityFactorLibrary? { all.first { $0.name == name } }
}
