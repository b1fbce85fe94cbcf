import Foundation
import HostileInputs
import InstrumentFiles
import MeasuringHarness

// This program opens HDF5 files in a process of itself, as any that embeds Interphase can.
HDF5Serving.serveIfAsked()
if try CanvasMemory.drawLargePage() { exit(0) }
if try HostileRun.runIfAsked() { exit(0) }
if try MutantWorker.runIfAsked() { exit(0) }

let areas: [MeasuredArea] = [
  fittingValidation,
  MeasuredArea("xps", measure: XPSFileValidation.measure),
  MeasuredArea("xps") { XPSCoverage.measure($0) },
  MeasuredArea("xps") { XPSHardRegions.measure($0) },
  MeasuredArea("xps", measure: XPSWorldValidation.measure),
  MeasuredArea("sims", measure: SIMSFileValidation.measure),
  MeasuredArea("sims", measure: SIMSRuleValidation.measure),
  MeasuredArea("sims") { SIMSCoverage.measure($0) },
  MeasuredArea("sims", measure: SIMSCutProfiles.measure),
  MeasuredArea("sims", measure: SIMSWorld.measure),
  MeasuredArea("sims", measure: SIMSLayerCoverage.measure),
  MeasuredArea("sims") { SIMSDepthResolution.measure($0) },
  MeasuredArea("eels", measure: EELSFileValidation.measure),
  MeasuredArea("eels", measure: EELSAnalysisValidation.measure),
  MeasuredArea("eels", measure: EELSScanCoverage.measure),
  MeasuredArea("eels", measure: EELSWorldValidation.measure),
  MeasuredArea("eels", measure: EELSHostileValidation.measure),
  MeasuredArea("icpms", measure: ICPMSFileValidation.measure),
  MeasuredArea("icpms", measure: ICPMSParityValidation.measure),
  MeasuredArea("icpms", measure: SimulatedDeposits.measure),
  MeasuredArea("icpms", measure: ICPMSVendorLines.measure),
  MeasuredArea("icpms", measure: ICPMSWorld.measure),
  MeasuredArea("icpms") { context in
    let folder = try context.requireShared().appendingPathComponent("truth/statistics")
    return [try CertifiedStatistics(folder: folder).published(area: "icpms")]
  },
  MeasuredArea("icpms") { try TableMutations.rows($0, area: "icpms") },
  MeasuredArea("adhesion", measure: AdhesionValidation.measure),
  MeasuredArea("adhesion") { try TableMutations.rows($0, area: "adhesion") },
  MeasuredArea("comparison", measure: ComparisonValidation.measure),
  MeasuredArea("comparison") { try SimulatedVerdicts(seed: $0.seed).rows() },
  MeasuredArea("comparison") { try RobustVerdicts(seed: $0.seed).rows() },
  MeasuredArea("comparison", measure: PublishedClaims.rows),
  MeasuredArea("figures", measure: RasterValidation.measure),
  FigureValidation.area,
  MeasuredArea("figures", measure: CanvasMemory.measure),
  MeasuredArea("figures", measure: PictureValidation.measure),
  StudyValidation.area,
  MeasuredArea("studies", measure: HostileValidation.measure),
  MeasuredArea("studies", measure: HDF5Validation.measure),
  MeasuredArea("studies", measure: FileSafetyValidation.measure),
  MeasuredArea("studies", measure: InitValidation.measure),
  MeasuredArea("studies", measure: ReportValidation.measure),
  MeasuredArea("studies", measure: SharedWorkValidation.measure),
  MeasuredArea("studies", measure: SharedWorkValidation.snakemake),
]

exit(
  MeasuringRun.main(
    areas: areas,
    usage: """
      Usage: tools/validate [AREA …] [--json] [--seed N]
      Says whether Interphase is right: agreement with independent truth, certified values, coverage over seeds.
      Exit code 0 all goals hold, 1 one is missed, 2 wrong call, 4 an input is absent.
      Example: tools/validate fitting xps --json
      """))
