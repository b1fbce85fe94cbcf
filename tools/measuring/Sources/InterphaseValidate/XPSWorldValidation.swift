import AnalysisFindings
import Foundation
import InstrumentFiles
import InstrumentMeasurements
import MeasuringHarness
import ReplicateStatistics
import XPSAnalysis

/// Holds depth profiles from a simulator with other assumptions than ours against what it drew.
enum XPSWorldValidation {
  private static let seeds: Int =
    ProcessInfo.processInfo.environment["INTERPHASE_WORLD_SEEDS"].flatMap(Int.init) ?? 4

  /// Draws studies with the shared simulator and reads and analyses their profiles.
  static func measure(_ context: MeasuringContext) throws -> [MeasuredRow] {
    let shared = try context.requireShared()
    var tally = XPSWorldTally()
    for draw in 0..<seeds {
      let folder = FileManager.default.temporaryDirectory
        .appendingPathComponent("interphase-world-xps-\(ProcessInfo.processInfo.processIdentifier)-\(draw)")
      defer { try? FileManager.default.removeItem(at: folder) }
      try SharedWorld.simulate(shared, into: folder, seed: context.seed &+ UInt64(draw), context)
      let text = try Data(contentsOf: folder.appendingPathComponent("truth.json"))
      let truth = try JSONSerialization.jsonObject(with: text) as? [String: Any]
      let files = (truth?["xps"] as? [String: Any])?["files"] as? [String: Any] ?? [:]
      for (path, value) in files.sorted(by: { $0.key < $1.key }) {
        try tally.add(folder.appendingPathComponent(path).path, value as? [String: Any] ?? [:])
      }
    }
    return tally.rows
  }
}

/// The simulator of the shared world.
enum SharedWorld {
  /// Writes a study with its truth into a folder.
  static func simulate(
    _ shared: URL, into folder: URL, seed: UInt64, _ context: MeasuringContext
  ) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [
      context.peerPython ?? "python3", shared.appendingPathComponent("worlds/one/simulate.py").path,
      folder.path, "--seed", "\(seed % 1_000_000)",
    ]
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      throw InputAbsent("a Python with numpy, scipy and openpyxl for the shared simulator")
    }
  }
}
