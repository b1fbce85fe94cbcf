import AnalysisFindings
import Foundation
import InstrumentFiles
import InstrumentMeasurements
import MeasuringHarness
import SIMSAnalysis

/// Depth profiles of a world that others simulated, with its truth.
enum SIMSWorld {
  private static let studies = 40
  private static let parts = ["outer", "inner", "total"]

  /// Coverage, refusals and errors over studies of fresh seeds.
  static func measure(_ context: MeasuringContext) throws -> [MeasuredRow] {
    let shared = try context.requireShared()
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("interphase-sims-world-\(ProcessInfo.processInfo.processIdentifier)")
    defer { try? FileManager.default.removeItem(at: folder) }
    var refused = 0
    // For each quantity how many of the answers of each study hold the truth.
    var held: [String: [(inside: Int, answered: Int)]] = [:]
    var errors: [String: [Double]] = [:]
    for study in 0..<studies {
      let path = folder.appendingPathComponent("\(study)").path
      try simulate(
        shared.appendingPathComponent("worlds/one").path, into: path,
        seed: Int(context.seed % 100_000) + study,
        python: context.peerPython ?? "python3")
      let data = try Data(contentsOf: URL(fileURLWithPath: path + "/truth.json"))
      let files =
        (try JSONSerialization.jsonObject(with: data) as? [String: Any])?["files"] as? [String: [String: Any]]
      for part in parts { held[part, default: []].append((0, 0)) }
      for (name, truth) in (files ?? [:]).sorted(by: { $0.key < $1.key })
      where truth["answer"] as? String == "numbers" {
        let profile = try ReaderRegistry.builtIn.read(path: path + "/" + name).measurements.first
        guard let profile = profile as? SputterDepthProfile else { continue }
        let options = SIMSOptions(sputterRate: .init(value: 0.2), nearSurfaceIons: [], draws: 400)
        let result = try SIMSDepthProfileAnalysis.result(of: profile, sample: "", options: options)
        for part in parts {
          guard let value = truth[part + "_nm"] as? Double else { continue }
          let finding = result.findings.first { $0.key.rawValue == "sims.\(part)_thickness" }
          guard let estimate = finding?.estimate else {
            refused += 1
            continue
          }
          held[part]?[study].answered += 1
          if estimate.statedInterval(level: 0.95)?.contains(value) == true { held[part]?[study].inside += 1 }
          errors[part, default: []].append(estimate.value - value)
        }
      }
      try? FileManager.default.removeItem(atPath: path)
    }
    let rms = { (part: String) -> Double in
      let values = errors[part] ?? []
      return (values.reduce(0) { $0 + $1 * $1 } / Double(max(values.count, 1))).squareRoot()
    }
    let all = parts.flatMap { held[$0] ?? [] }
    let answered = all.reduce(0) { $0 + $1.answered }
    let inside = all.reduce(0) { $0 + $1.inside }
    let byQuantity = parts.map { part in
      // Profiles of a study share its sample: each study counts once.
      let shares = (held[part] ?? []).filter { $0.answered > 0 }.map {
        Double($0.inside) / Double($0.answered)
      }
      return row(
        "world.coverage95.\(part)", shares.reduce(0, +) / Double(max(shares.count, 1)), "share",
        shares.count, .atLeast(0.91))
    }
    return byQuantity + [
      row("world.coverage95", Double(inside) / Double(max(answered, 1)), "share", answered, .atLeast(0.91)),
      row("world.refused", Double(refused), "", answered + refused, .equal(0)),
      row("world.outer.rms.nm", rms("outer"), "nm", errors["outer"]?.count ?? 0, .atMost(0.1)),
      row("world.total.rms.nm", rms("total"), "nm", errors["total"]?.count ?? 0, .atMost(0.12)),
    ]
  }

  /// Writes the depth profiles of one study and their truth.
  private static func simulate(_ world: String, into path: String, seed: Int, python: String) throws {
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    let script = """
      import sys, json
      sys.path.insert(0, sys.argv[1]); sys.dont_write_bytecode = True
      import s_sims
      truth = s_sims.make(sys.argv[2], int(sys.argv[3]), ['first', 'second'], 3)
      json.dump(truth, open(sys.argv[2] + '/truth.json', 'w'), default=lambda v: v.item())
      """
    _ = try TimedProcess(python, ["-c", script, world, path, "\(seed)"])
  }

  private static func row(
    _ id: String, _ value: Double, _ unit: String, _ n: Int, _ goal: MeasuredRow.Goal
  ) -> MeasuredRow { MeasuredRow(area: "sims", id: id, value: value, unit: unit, n: n, goal: goal) }
}
