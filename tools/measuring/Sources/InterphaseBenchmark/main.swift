import Foundation
import MeasuringHarness

let areas: [MeasuredArea] = [
  fittingBenchmark, XPSBenchmark.area, SIMSBenchmark.area, EELSBenchmark.area, ICPMSBenchmark.area,
  FigureBenchmark.area, StudyBenchmark.area, BatchBenchmark.area,
]

if try FigureBenchmark.drawOnePage() { exit(0) }

exit(
  MeasuringRun.main(
    areas: areas,
    usage: """
      Usage: tools/benchmark [AREA …] [--peers] [--json] [--seed N]
      Says how fast Interphase is; with --peers other programs run on the same input in the same call.
      Exit code 0 all goals hold, 1 one is missed, 2 wrong call, 4 an input is absent.
      Example: tools/benchmark fitting --peers
      """))
