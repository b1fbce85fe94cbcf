import EELSAnalysis
import FittingCases
import Foundation
import InstrumentFiles
import InstrumentMeasurements
import MeasuringHarness
import NumericalMethods
import PeakFitting

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
    let background = background4096()
    let pixels = try pixelFits(
      context.requireShared().appendingPathComponent("peers/fitting/data/d_si.f64"))
    var rows = [
      row("background4096.ms", 1e3 * background, 4096, .atMost(10)),
      row("pixel.fit.ms", 1e3 * pixels, 1024, .atMost(0.06)),
      row("fourierratio.ms", 1e3 * fourierRatio() / 64, 64, .atMost(0.05)),
      row("dm3.open.ms", 1e3 * opening, 9, .atMost(2)),
      row("scan.analysis.ms", 1e3 * analysis, 5, .atMost(100)),
    ]
    guard context.withPeers else { return rows }
    let peers = try peerTimes(context, file: URL(fileURLWithPath: file))
    for (id, ours, key) in [
      ("background4096.speedup.hyperspy", background, "background4096.s"),
      ("pixel.fit.speedup.hyperspy", pixels, "pixel.fit.s"),
      ("dm3.open.speedup.rosettasciio", opening, "dm3.open.s"),
    ] {
      guard let theirs = peers[key] else { continue }
      rows.append(MeasuredRow(area: "eels", id: id, value: theirs / ours, unit: "1", n: 1))
    }
    return rows
  }

  /// The time in s of a power law before an edge, fitted by two areas and taken off 64 × 64 spectra of 1,024 channels.
  private static func background4096() -> Double {
    let energies = (0..<1024).map { 400 + 0.25 * Double($0) }
    var generator = SeededGenerator(seed: 7)
    let one = energies.map { 1e12 * pow($0, -3) * (1 + 0.01 * generator.normal()) }
    let image = (0..<4096).flatMap { pixel in one.map { $0 * (1 + Double(pixel % 64) / 64) } }
    var least = Double.infinity
    for _ in 0..<5 {
      var counts = image
      // The copy is made now, and not within what is timed.
      counts[0] = image[1]
      least = min(
        least,
        best(of: 1) {
          _ = SpectrumImageBackground.remove(from: &counts, energies: energies, window: 450...520)
        })
    }
    return least
  }

  /// The time in s a pixel of a power law with three Gaussians, fitted to 1,024 spectra on one core.
  private static func pixelFits(_ file: URL) throws -> Double {
    let data = try FittingCase(file: file)
    let model = try data.edgesModel(start: data.starts[0])
    return best(of: 5) { _ = PeakFit.fit(model, toEach: data.spectra, threads: 1) }
      / Double(max(data.spectra.count, 1))
  }

  /// Runs our script with HyperSpy and RosettaSciIO on the same sizes and files.
  private static func peerTimes(_ context: MeasuringContext, file: URL) throws -> [String: Double] {
    guard let python = context.peerPython else {
      throw InputAbsent("INTERPHASE_PEER_PYTHON, an interpreter with HyperSpy")
    }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: python)
    process.arguments = [
      context.root.appendingPathComponent("tools/peers/microscopy_peers.py").path, file.path,
    ]
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let bytes = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    let parsed = try? JSONSerialization.jsonObject(with: bytes) as? [String: Any]
    guard process.terminationStatus == 0, let parsed else {
      throw InputAbsent("HyperSpy with eXSpy (tools/install-peers)")
    }
    return parsed.compactMapValues { $0 as? Double }
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
