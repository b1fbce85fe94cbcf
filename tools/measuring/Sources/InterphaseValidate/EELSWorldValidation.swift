import AnalysisFindings
import EELSAnalysis
import Foundation
import InstrumentFiles
import InstrumentMeasurements
import MeasuringHarness

/// Holds line scans from a simulator with other assumptions than ours against what it drew.
enum EELSWorldValidation {
  private static let seeds: Int =
    ProcessInfo.processInfo.environment["INTERPHASE_WORLD_SEEDS"].flatMap(Int.init) ?? 4

  /// Draws studies with the shared simulator and reads and analyses their scans.
  static func measure(_ context: MeasuringContext) throws -> [MeasuredRow] {
    let shared = try context.requireShared()
    var tally = Tally()
    for draw in 0..<seeds {
      let folder = FileManager.default.temporaryDirectory
        .appendingPathComponent("interphase-world-\(ProcessInfo.processInfo.processIdentifier)-\(draw)")
      defer { try? FileManager.default.removeItem(at: folder) }
      try SharedWorld.simulate(shared, into: folder, seed: context.seed &+ UInt64(draw), context)
      let text = try Data(contentsOf: folder.appendingPathComponent("truth.json"))
      let truth = try JSONSerialization.jsonObject(with: text) as? [String: Any]
      let scans = (truth?["eels"] as? [String: Any])?["scans"] as? [String: Any] ?? [:]
      for (path, value) in scans.sorted(by: { $0.key < $1.key }) {
        try tally.add(folder.appendingPathComponent(path), value as? [String: Any] ?? [:])
      }
    }
    return tally.rows
  }

  private struct Tally {
    var scans = 0
    var answered = 0
    var inside = 0
    var errors: [Double] = []
    var halves: [Double] = []
    var ratios = 0
    var ratiosInside = 0
    /// Half of the 95 % interval over the ratio, by metal.
    var ratioHalves: [String: [Double]] = [:]
    /// Single positions of curves: how many hold their truth.
    var positions = (ratios: 0, ratiosInside: 0, differences: 0, differencesInside: 0)
    var near = (n: 0, inside: 0)
    var specials = 0
    var specialsRight = 0

    mutating func add(_ place: URL, _ truth: [String: Any]) throws {
      let result = try EELSLineScanAnalysis.result(ofGroup: signals(at: place), sample: "")
      let thickness = (truth["rock_salt_thickness_nm"] as? NSNumber)?.doubleValue ?? .nan
      guard let finding = result.findings.first(where: { $0.key == .rockSaltThickness }) else {
        return
      }
      if let special = truth["special"] as? String {
        specials += 1
        if case .noAnswer(let answer) = finding.outcome {
          let isRight =
            special == "nolayer"
            ? answer.atMost.map { $0 <= 1 } ?? false : answer.atLeast.map { $0 <= thickness } ?? false
          if isRight { specialsRight += 1 }
        }
        return
      }
      scans += 1
      if let estimate = finding.estimate, let interval = estimate.statedInterval(level: 0.95) {
        answered += 1
        errors.append(abs(estimate.value - thickness))
        if interval.contains(thickness) { inside += 1 }
        let scale = estimate.sharedEffects.filter { $0.source == "EELS magnification" }.standardUncertainty
        let half = 0.5 * (interval.upper - interval.lower)
        halves.append(max(half * half - 3.841459 * scale * scale, 0).squareRoot())
      }
      for (metal, suffix) in [("Ni", ""), ("Co", ".Co")] {
        addRatio(result, truth, metal: metal, key: "eels.l3_l2.bulk\(suffix)", deepest: true)
        addRatio(result, truth, metal: metal, key: "eels.l3_l2.surface\(suffix)", deepest: false)
      }
      addPositions(result, truth)
    }

    /// Compares ΔE near the surface, and both curves at every position.
    private mutating func addPositions(_ result: AnalysisResult, _ truth: [String: Any]) {
      guard let points = truth["per_position"] as? [[String: Any]], let curve = result.curves.first else {
        return
      }
      let differences = points.map { ($0["delta_E"] as? NSNumber)?.doubleValue ?? .nan }
      let areas = points.map {
        (($0["Ni"] as? [String: Any])?["L3_over_L2_area"] as? NSNumber)?.doubleValue ?? .nan
      }
      let first = differences.prefix(21).filter(\.isFinite)
      if let estimate = result.findings.first(where: { $0.key == .nearSurfaceDeltaE })?.estimate,
        let interval = estimate.statedInterval(level: 0.95), !first.isEmpty
      {
        near.n += 1
        if interval.contains(first.reduce(0, +) / Double(first.count)) { near.inside += 1 }
      }
      for (name, truths) in [("ΔE", differences), ("L3/L2", areas)] {
        guard let column = curve.column(name), column.values.count == truths.count else { continue }
        for (place, value) in column.values.enumerated() where value.isFinite && truths[place].isFinite {
          let holds = abs(value - truths[place]) <= 1.959964 * column.uncertainties[place]
          if name == "ΔE" {
            positions.differences += 1
            positions.differencesInside += holds ? 1 : 0
          } else {
            positions.ratios += 1
            positions.ratiosInside += holds ? 1 : 0
          }
        }
      }
    }

    private mutating func addRatio(
      _ result: AnalysisResult, _ truth: [String: Any], metal: String, key: String, deepest: Bool
    ) {
      guard let estimate = result.findings.first(where: { $0.key.rawValue == key })?.estimate,
        let interval = estimate.statedInterval(level: 0.95),
        let points = truth["per_position"] as? [[String: Any]], points.count > 11
      else { return }
      let areas = (deepest ? points.suffix(11) : points.prefix(3)).compactMap {
        (($0[metal] as? [String: Any])?["L3_over_L2_area"] as? NSNumber)?.doubleValue
      }
      ratios += 1
      ratioHalves[metal, default: []].append(0.5 * (interval.upper - interval.lower) / estimate.value)
      if interval.contains(areas.reduce(0, +) / Double(max(areas.count, 1))) { ratiosInside += 1 }
    }

    private func signals(at place: URL) throws -> [ElectronMicroscopySignal] {
      var files = [place.path]
      var isFolder: ObjCBool = false
      if FileManager.default.fileExists(atPath: place.path, isDirectory: &isFolder), isFolder.boolValue {
        files = try FileManager.default.contentsOfDirectory(atPath: place.path).sorted()
          .map { place.appendingPathComponent($0).path }
      }
      return try files.flatMap { try ReaderRegistry.builtIn.read(path: $0).measurements }
        .compactMap { $0 as? ElectronMicroscopySignal }
    }

    var rows: [MeasuredRow] {
      let share = { (part: Int, whole: Int) in Double(part) / Double(max(whole, 1)) }
      let half = halves.isEmpty ? Double.nan : halves.sorted()[halves.count / 2]
      return [
        row("world.answered", share(answered, scans), "1", scans, .atLeast(1)),
        row("world.thickness.coverage95", share(inside, answered), "1", answered, .atLeast(0.95)),
        row("world.thickness.worst.nm", errors.max() ?? .nan, "nm", answered, .atMost(0.15)),
        row("world.thickness.halfwidth.nm", half, "nm", answered, .atMost(0.15)),
        row("world.l3l2.coverage95", share(ratiosInside, ratios), "1", ratios, .atLeast(0.9)),
        row("world.l3l2.halfwidth.ni", median(ratioHalves["Ni"]), "1", ratios / 2, .atMost(0.1)),
        row("world.l3l2.halfwidth.co", median(ratioHalves["Co"]), "1", ratios / 2, .atMost(0.13)),
        row(
          "world.l3l2.positions.coverage95", share(positions.ratiosInside, positions.ratios), "1",
          positions.ratios, .atLeast(0.9)),
        row(
          "world.deltae.positions.coverage95", share(positions.differencesInside, positions.differences), "1",
          positions.differences, .atLeast(0.9)),
        row("world.deltae.near.coverage95", share(near.inside, near.n), "1", near.n, .atLeast(0.9)),
        row("world.specials", share(specialsRight, specials), "1", specials, .atLeast(1)),
      ]
    }

    private func median(_ values: [Double]?) -> Double {
      guard let values, !values.isEmpty else { return .nan }
      return values.sorted()[values.count / 2]
    }

    private func row(
      _ id: String, _ value: Double, _ unit: String, _ n: Int, _ goal: MeasuredRow.Goal
    ) -> MeasuredRow {
      MeasuredRow(area: "eels", id: id, value: value, unit: unit, n: n, goal: goal)
    }
  }
}
