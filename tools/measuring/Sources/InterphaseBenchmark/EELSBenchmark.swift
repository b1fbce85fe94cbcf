import EELSAnalysis
import Foundation
import InstrumentFiles
import InstrumentMeasurements
import MeasuringHarness

/// How fast EELS files are opened and scans analysed, on one core.
enum EELSBenchmark {
  static let area = MeasuredArea("eels") { context in
    let scan = context.root.appendingPathComponent("SampleData/study-b/eels/PVDF-1.dm3").path
    let file = try context.requireShared()
      .appendingPathComponent("data/eels/eelsmodel/Round_robin__T3_A3__region3__SI_HL2_cal.dm3").path
    guard let signal = try signals(scan).first else {
      throw InputAbsent("a line scan in SampleData/study-b")
    }
    let analysis = try best(of: 5) { _ = try EELSLineScanAnalysis.result(of: signal, sample: "") }
    let opening = try best(of: 9) { _ = try signals(file) }
    return [
      row("scan.analysis.ms", 1e3 * analysis, 5, .atMost(100)),
      row("dm3.open.ms", 1e3 * opening, 9, .atMost(2)),
      row("fourierratio.ms", 1e3 * fourierRatio() / 64, 64, .atMost(0.05)),
    ]
  }

  /// The time in s of 64 spectra of 1,024 channels, the low losses prepared for each.
  private static func fourierRatio() -> Double {
    let energies = (0..<1024).map { 490 + 0.5 * Double($0) }
    let low = (0..<1024).map { -20 + 0.5 * Double($0) }
    let losses = low.map { 1e5 * exp(-2 * $0 * $0) + ($0 > 3 ? 2e4 / (1 + ($0 - 22) * ($0 - 22) / 36) : 0) }
    let edge = energies.map { $0 > 560 ? 1000 * pow(560 / $0, 3) : 0 }
    return best(of: 3) {
      for _ in 0..<64 {
        _ = FourierDeconvolution.ratio(edge, energies: energies, lowLoss: losses, lowEnergies: low)
      }
    }
  }

  private static func signals(_ path: String) throws -> [ElectronMicroscopySignal] {
    try ReaderRegistry.builtIn.read(path: path).measurements.compactMap { $0 as? ElectronMicroscopySignal }
  }

  private static func row(
    _ id: String, _ value: Double, _ n: Int, _ goal: MeasuredRow.Goal
  ) -> MeasuredRow {
    MeasuredRow(area: "eels", id: id, value: value, unit: "ms", n: n, goal: goal)
  }

  private static func best(of repeats: Int, _ body: () throws -> Void) rethrows -> Double {
    var least = Double.infinity
    let clock = ContinuousClock()
    for _ in 0..<repeats {
      let spent = try clock.measure(body)
      least = min(
        least, Double(spent.components.seconds) + Double(spent.components.attoseconds) * 1e-18)
    }
    return least
  }
}
