import AdhesionAnalysis
import AnalysisFindings
import Foundation
import InstrumentFiles
import InstrumentMeasurements
import MeasuringHarness

/// Plateaus of simulated SAICAS runs whose simulator shares no assumption with ours, held against what it drew.
enum AdhesionWorld {
  private static let seeds: Int =
    ProcessInfo.processInfo.environment["INTERPHASE_WORLD_SEEDS"].flatMap(Int.init) ?? 40

  /// How far plateau means are from the mean force that the runs had, over fresh seeds.
  static func rows(_ context: MeasuringContext) throws -> [MeasuredRow] {
    let world = try context.requireShared().appendingPathComponent("worlds/one")
    guard FileManager.default.fileExists(atPath: world.appendingPathComponent("s_saicas.py").path) else {
      throw InputAbsent("worlds/one/s_saicas.py")
    }
    var deviations: [Double] = []
    var missing = 0
    for draw in 0..<seeds {
      let folder = FileManager.default.temporaryDirectory
        .appendingPathComponent("interphase-saicas-\(ProcessInfo.processInfo.processIdentifier)")
      defer { try? FileManager.default.removeItem(at: folder) }
      let runs = try simulate(
        world, folder, seed: context.seed &+ UInt64(draw), python: context.peerPython ?? "python3")
      for (file, truth) in runs.sorted(by: { $0.key < $1.key }) {
        let found = try strengths(folder.appendingPathComponent(file).path)
        for (key, name) in [(Finding.Key.cohesion, "mid"), (.interfaceStrength, "interface")] {
          guard let value = found[key], let expected = truth[name] else {
            missing += 1
            continue
          }
          deviations.append(value / expected - 1)
        }
      }
    }
    let squares = deviations.reduce(0) { $0 + $1 * $1 }
    let beyond = deviations.filter { abs($0) > 0.03 }.count
    return [
      AdhesionValidation.row(
        "world.plateau.worst", deviations.map(abs).max() ?? .infinity, "relative", deviations.count,
        .atMost(0.03)),
      AdhesionValidation.row(
        "world.plateau.rms", (squares / Double(max(deviations.count, 1))).squareRoot(), "relative",
        deviations.count, .atMost(0.015)),
      AdhesionValidation.row(
        "world.plateau.beyond3", Double(beyond), "plateaus", deviations.count, nil),
      AdhesionValidation.row(
        "world.plateau.missing", Double(missing), "plateaus", deviations.count + missing, .equal(0)),
    ]
  }

  /// Draws the runs of a seed; the mean forces per width in N/m by run.
  private static func simulate(
    _ world: URL, _ folder: URL, seed: UInt64, python: String
  ) throws -> [String: [String: Double]] {
    let script = """
      import sys, json
      sys.dont_write_bytecode = True
      sys.path.insert(0, sys.argv[1])
      import s_saicas
      truth = s_saicas.make(sys.argv[2], int(sys.argv[3]), ['PVDF', 'HELD'], 3)
      means = {k: t['realised_mean_N_per_m'] for k, t in truth['runs'].items()}
      json.dump(means, open(sys.argv[2] + '/means.json', 'w'))
      """
    _ = try TimedProcess(python, ["-c", script, world.path, folder.path, "\(seed % 1_000_000_000)"])
    return try JSONDecoder().decode(
      [String: [String: Double]].self, from: Data(contentsOf: folder.appendingPathComponent("means.json")))
  }

  private static func strengths(_ path: String) throws -> [Finding.Key: Double] {
    let columns: [(String, ColumnDeclaration.Meaning)] = [
      ("time (s)", .time), ("horizontal (um)", .displacement), ("depth (um)", .depth), ("Fh (N)", .force),
      ("Fv (N)", .verticalForce),
    ]
    let declaration = ColumnDeclaration(
      technique: .adhesion, columns: columns.map { ColumnDeclaration.Column(.header($0.0), $0.1) })
    let file = try ReaderRegistry.read(path: path, as: DeclaredTableReader(declaration, as: .forceProfile))
    var options = AdhesionOptions()
    options.blade.width = 1
    guard let profile = file.measurements.first as? ForceProfile else { throw InputAbsent(path) }
    let result = try ForceProfileAnalysis.result(of: profile, sample: path, options: options)
    return result.findings.reduce(into: [:]) { $0[$1.key] = $1.estimate?.value }
  }
}
