import PeakFitting

/// What is known beforehand of the asymmetry of a family of lines.
struct AsymmetryPrior {
  /// The name as printed.
  let name: String
  /// The asymmetry.
  let value: PriorValue
  /// How far a level's asymmetry differs from the file's.
  let levelSpread: Double
  /// The extent in eV; 0 where the family has none.
  let extent: PriorValue

  /// The prior of a family; `nil` for a family without asymmetry.
  init?(_ family: ProfileFamily) {
    switch family {
    case .gaussianLorentzianSum, .gaussianLorentzianProduct, .voigt, .graphitic: return nil
    case .vibrational:
      // 0.4 quanta in hydrocarbons, up to 0.7 in ethers (Beamson et al., Surf. Interface Anal. 17 (1991) 105).
      name = "vibrational quanta"
      value = PriorValue(0.4, spread: 0.25, bounds: 0...1.5)
      levelSpread = 0.005
      extent = PriorValue(0)
    case .conductive:
      // Nobody knows beforehand how much of the carbon conducts; it differs from level to level.
      name = "part of conductive carbon"
      value = PriorValue(0.5, spread: 0.35, bounds: 0...1)
      levelSpread = 0.1
      extent = PriorValue(0)
    case .tailed:
      // A tail of some tenths of an eV, by charging that differs over the specimen or by conduction electrons.
      name = "tail"
      value = PriorValue(0.5, spread: 0.6, bounds: 0...2.5)
      levelSpread = 0.02
      extent = PriorValue(0.3)
    case .replicated:
      name = "part that is charged further"
      value = PriorValue(0.3, spread: 0.2, bounds: 0...0.9)
      levelSpread = 0.05
      extent = PriorValue(0.8, spread: 0.5, bounds: 0.3...4)
    }
  }
}
