import FittingCases
import Foundation
import MeasuringHarness
import PeakFitting

/// How fast the fitting engine is, and other programs on the same data in the same call.
let fittingBenchmark = MeasuredArea("fitting") { context in
  let folder = try context.requireShared().appendingPathComponent("peers/fitting/data")
  let carbon = try medianMilliseconds(folder.appendingPathComponent("a_c1s.f64"), doublets: false)
  let nickel = try medianMilliseconds(folder.appendingPathComponent("b_ni2p.f64"), doublets: true)
  let profile = try best(of: 5) { try profileSeconds(folder) }
  let pixels = try FittingCase(file: folder.appendingPathComponent("d_si.f64"))
  let one = try best(of: 7) { try pixelSeconds(pixels, threads: 1) }
  let two = try best(of: 7) { try pixelSeconds(pixels, threads: 2) }
  var rows = [
    row("c1s.median.ms", carbon, "ms", 200, .atMost(0.8)),
    row("ni2p.median.ms", nickel, "ms", 200, .atMost(0.25)),
    row("profile300.s", profile, "s", 300, .atMost(0.15)),
    row("pixels1024.s", one, "s", 1024, .atMost(0.1)),
    row("pixels1024.scaling2", one / two, "1", 1024, .atLeast(1.8)),
  ]
  guard context.withPeers else { return rows }
  let peers = try peerTimes(context, folder)
  for (id, ours, peer, count) in [
    ("c1s.speedup.scipy_trf", carbon, "c1s.scipy_trf.ms", 60),
    ("c1s.speedup.lmfit", carbon, "c1s.lmfit.ms", 20),
    ("ni2p.speedup.lmfit", nickel, "ni2p.lmfit.ms", 30),
    ("profile300.speedup.scipy_trf", profile, "profile300.scipy_trf.s", 300),
    ("pixels1024.speedup.curve_fit", one, "pixels1024.curve_fit.s", 1024),
  ] {
    guard let theirs = peers[peer] else { throw InputAbsent("the peers' time \(peer)") }
    rows.append(row(id, theirs / ours, "1", count, nil))
  }
  return rows
}

private func row(
  _ id: String, _ value: Double, _ unit: String, _ n: Int, _ goal: MeasuredRow.Goal?
) -> MeasuredRow {
  MeasuredRow(area: "fitting", id: id, value: value, unit: unit, n: n, goal: goal)
}

private func seconds(_ body: () throws -> Void) rethrows -> Double {
  let clock = ContinuousClock()
  let spent = try clock.measure(body)
  return Double(spent.components.seconds) + Double(spent.components.attoseconds) * 1e-18
}

private func best(of repeats: Int, _ body: () throws -> Double) rethrows -> Double {
  var least = Double.infinity
  for _ in 0..<repeats { least = min(least, try body()) }
  return least
}

/// The median over spectra of the best of five runs of each fit, everything from model to result included.
private func medianMilliseconds(_ file: URL, doublets: Bool) throws -> Double {
  let data = try FittingCase(file: file)
  var times: [Double] = []
  for (k, spectrum) in data.spectra.enumerated() {
    let model =
      doublets ? try data.doubletsModel(start: data.starts[k]) : try data.peaksModel(start: data.starts[k])
    times.append(try best(of: 5) { try seconds { _ = try PeakFit.fit(model, to: spectrum) } })
  }
  return times.sorted()[times.count / 2] * 1e3
}

private func profileSeconds(_ folder: URL) throws -> Double {
  var sum = 0.0
  for (name, doublets) in [("c1s", false), ("o1s", false), ("ni2p", true)] {
    let data = try FittingCase(file: folder.appendingPathComponent("c_\(name).f64"))
    let start = data.starts[0]
    let model = doublets ? try data.doubletsModel(start: start) : try data.peaksModel(start: start)
    sum += try seconds { _ = try PeakFit.fit(model, toSeries: data.spectra) }
  }
  return sum
}

private func pixelSeconds(_ data: FittingCase, threads: Int) throws -> Double {
  let model = try data.edgesModel(start: data.starts[0])
  return seconds { _ = PeakFit.fit(model, toEach: data.spectra, threads: threads) }
}

/// Runs our script with scipy and lmfit on the same files.
private func peerTimes(_ context: MeasuringContext, _ folder: URL) throws -> [String: Double] {
  guard let python = context.peerPython else {
    throw InputAbsent("INTERPHASE_PEER_PYTHON, an interpreter with lmfit")
  }
  let process = Process()
  process.executableURL = URL(fileURLWithPath: python)
  process.arguments = [context.root.appendingPathComponent("tools/peers/fitting_peers.py").path, folder.path]
  let output = Pipe()
  process.standardOutput = output
  try process.run()
  let bytes = output.fileHandleForReading.readDataToEndOfFile()
  process.waitUntilExit()
  let parsed = try JSONSerialization.jsonObject(with: bytes) as? [String: Any]
  return (parsed ?? [:]).compactMapValues { $0 as? Double }
}
