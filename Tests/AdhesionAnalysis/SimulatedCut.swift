import AdhesionAnalysis
import AnalysisFindings
import Foundation
import InstrumentMeasurements
import NumericalMethods

/// A cut whose plateaus are known: approach, cut to 10 µm, plateau, cut to 20 µm, plateau along the collector.
///
/// One point in 0.2 s, a blade of 1 mm: 60 mN at 10 µm and 90 mN at 20 µm, that is 60 and 90 N/m.
struct SimulatedCut {
  var coating = 0.060
  var interface = 0.090
  var relaxation = 0.015
  var noise = 2e-4
  var roughness = 0.0
  var approach = 20.0
  var verticalShare = 0.3
  var offset = 0.02
  /// By how much the depth grows along each plateau, in µm/s.
  var tilt = 0.0
  var spikes: [Int] = []
  var seed: UInt64 = 3
  /// The time between two points in s.
  var interval = 0.2

  static let rate = 0.2
  static let plateau = 120.0

  func profile(
    depthSign: Double = 1, hasVerticalForce: Bool = true, hasTimes: Bool = true
  ) -> ForceProfile {
    var generator = SeededGenerator(seed: seed)
    let ends = [approach, approach + 50, approach + 50 + Self.plateau, approach + 100 + Self.plateau]
    let times = (0..<Int((ends[3] + Self.plateau) / interval)).map { interval * Double($0) }
    var depths: [Double] = []
    var forces: [Double] = []
    var vertical: [Double] = []
    var rough = 0.0
    for time in times {
      let (depth, force) = course(time, ends)
      rough = 0.9 * rough + (1 - 0.81).squareRoot() * generator.normal()
      depths.append(depthSign * depth + 0.01 * generator.normal())
      forces.append(force * (1 + roughness * rough) + offset + noise * generator.normal())
      vertical.append(verticalShare * force - 0.005 + noise * generator.normal())
    }
    for spike in spikes {
      forces[spike] += 0.05
      forces[spike + 1] += 0.04
    }
    return ForceProfile(
      title: "cut", source: SourceFile(path: "cut.csv"), times: hasTimes ? times : [],
      displacements: times.map { 2 * $0 }, depths: depths, forces: forces,
      verticalForces: hasVerticalForce ? vertical : [])
  }

  private func course(_ time: Double, _ ends: [Double]) -> (depth: Double, force: Double) {
    let top = coating + relaxation
    switch time {
    case ..<ends[0]: return ((time - ends[0]) * Self.rate, 0)
    case ..<ends[1]: return ((time - ends[0]) * Self.rate, top * (time - ends[0]) / 50)
    case ..<ends[2]:
      let since = time - ends[1]
      return (10 + tilt * since, coating + relaxation * exp(-since / 4))
    case ..<ends[3]:
      let since = time - ends[2]
      let begin = 10 + tilt * Self.plateau
      return (begin + (20 - begin) * since / 50, coating + (interface + relaxation - coating) * since / 50)
    default:
      let since = time - ends[3]
      return (20 + tilt * since, interface + relaxation * exp(-since / 4))
    }
  }

  /// The options for its blade.
  static var options: AdhesionOptions {
    var options = AdhesionOptions()
    options.blade.width = 1
    return options
  }
}

extension AnalysisResult {
  func finding(_ key: Finding.Key) -> Finding? { findings.first { $0.key == key } }
  func value(_ key: Finding.Key) -> Double { finding(key)?.estimate?.value ?? .nan }
  func reason(_ key: Finding.Key) -> NoAnswer.Reason? {
    guard case .noAnswer(let reason) = finding(key)?.outcome else { return nil }
    return reason.reason
  }
}
