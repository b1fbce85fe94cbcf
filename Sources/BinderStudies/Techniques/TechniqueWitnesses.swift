import AnalysisFindings
import BinderComparison
import ChemicalSpecies
import EELSAnalysis
import ICPMSAnalysis
import InstrumentMeasurements
import SIMSAnalysis
import XPSAnalysis

/// What the quantities of one technique say of subjects that others see too.
extension StudyTechnique {
  private static let lithiumFluoride = "LiF in the interphase"
  private static let reducedSurface = "Ni reduced at the surface of the oxide"
  private static let metals = ["Ni", "Co", "Mn"]

  private static func deposited(_ metal: String) -> String { "\(metal) on the anode" }

  static let xpsWitnesses = [
    SubjectWitness(
      lithiumFluoride,
      [Finding.Key.speciesPercent(of: "LiF", in: "F 1s"), .share(of: "LiF", in: "F 1s")].map(\.rawValue)),
    // Argon reduces Ni, so that etched levels say nothing of what the electrolyte did.
    SubjectWitness(
      reducedSurface,
      [Finding.Key.ratio(of: "Ni2+", to: "Ni3+"), .share(of: "Ni2+", in: "Ni 2p")].map(\.rawValue),
      isOfUntouchedSurface: true),
  ]

  static let simsWitnesses =
    [
      SubjectWitness(lithiumFluoride, nearSurface("LiF2-"))
    ]
    + metals.map {
      // On the cathode the same ion is that of the oxide, which a thicker interphase hides.
      SubjectWitness(
        deposited($0), nearSurface("\($0)-") + nearSurface("\($0)+"), need: .init(.electrode, "anode"))
    }

  static let eelsWitnesses = [SubjectWitness(reducedSurface, [Finding.Key.rockSaltThickness.rawValue])]

  static let icpmsWitnesses = metals.map {
    SubjectWitness(deposited($0), [Finding.KeyFamily.deposits.key(of: $0).rawValue])
  }

  private static func nearSurface(_ ion: String) -> [String] {
    [Finding.Key.nearSurfaceShare(of: SpeciesName(ion)).rawValue]
  }
}
