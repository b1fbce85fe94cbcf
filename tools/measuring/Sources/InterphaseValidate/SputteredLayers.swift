import AnalysisFindings
import Foundation
import InstrumentMeasurements
import NumericalMethods

/// A simulated interphase of physical layers on an oxide, as a depth profile meets it.
///
/// Organic layers sputter faster than the oxide; the boundary is blurred by roughness and mixing; the surface gives a transient;
/// the yield drifts; frames may scatter beyond counting. Nothing of it is known to the analysis.
struct SputteredLayers {
  /// The thickness of the interphase and the place of the phosphate maximum in it, in nm.
  private let thickness: Double
  private let outer: Double
  private let roughness: Double
  private let mixing: Double
  private let phosphate: (counts: Double, fall: Double)
  private let nickel: (counts: Double, atSurface: Double)
  /// The depth within which the transient has decayed (six decay lengths), in nm, and its height over the maximum.
  let transientDepth: Double
  private let transientHeight: Double
  private let drift: Double
  private let frameScatter: Double
  private let step: Double
  /// Rates in the interphase and in the oxide, in nm/s.
  let interphaseRate: Double
  let oxideRate: Double
  private let end: Double
  private let table: [Double]
  private static let tableStep = 0.02

  /// Draws an interphase; `contrast` is the ratio of the rates.
  init(contrast: Double, using generator: inout SeededGenerator) {
    let draw = { (range: ClosedRange<Double>, generator: inout SeededGenerator) in
      range.lowerBound + (range.upperBound - range.lowerBound) * generator.uniform()
    }
    thickness = draw(9...36, &generator)
    outer = thickness * draw(0.14...0.4, &generator)
    roughness = draw(0.6...1, &generator) + draw(0.02...0.12, &generator) * thickness
    mixing = draw(0.2...1, &generator)
    phosphate = (exp(draw(log(400)...log(8000), &generator)), draw(0.35...0.9, &generator))
    nickel = (exp(draw(log(400)...log(8000), &generator)), draw(0...0.04, &generator))
    transientDepth = draw(0...6, &generator)
    transientHeight = draw(0.3...2.5, &generator)
    drift = draw(-0.03...0.03, &generator)
    frameScatter = generator.uniform() < 0.3 ? draw(0.005...0.03, &generator) : 0
    step = draw(0.4...1.6, &generator)
    oxideRate = 0.2
    interphaseRate = 0.2 * contrast
    end = (2.3 * thickness + 6 * roughness + 6) / oxideRate
    // Depth against time: the rate follows the oxide's share of the area that is being sputtered.
    var depths = [0.0]
    var depth = 0.0
    for _ in 0..<Int(end / Self.tableStep) {
      let share = 0.5 * erfc((thickness - depth) / (2.0.squareRoot() * roughness))
      depth += Self.tableStep * (interphaseRate * (1 - share) + oxideRate * share)
      depths.append(depth)
    }
    table = depths
  }

  /// The depth in nm that is reached at a sputter time.
  func depth(at time: Double) -> Double {
    let position = min(max(time / Self.tableStep, 0), Double(table.count - 1))
    let index = min(Int(position), table.count - 2)
    return table[index] + (position - Double(index)) * (table[index + 1] - table[index])
  }

  /// The expected phosphate ions of a point, without the transient.
  func phosphate(at time: Double) -> Double {
    let z = depth(at: time)
    let rise = 0.5 * erfc((0.55 * outer - z) / (0.6 * outer))
    // Roughness rounds the corner at which the fall sets in.
    let rounding = 0.3 * outer + 0.3 * roughness
    let beyond = rounding * log1p(exp((z - outer) / rounding))
    let fall = exp(-beyond / (phosphate.fall * thickness)) / (1 + exp((z - 1.6 * outer) / (0.35 * outer)))
    let tail = 0.3 * exp(-z / (phosphate.fall * thickness)) * rise
    return (phosphate.counts * (rise * fall + tail) + 0.005 * phosphate.counts) * (1 + drift * time / end)
  }

  /// The expected nickel ions of a point.
  func nickel(at time: Double) -> Double {
    let z = depth(at: time)
    let edge = 0.5 * erfc((thickness - z) / (2.0.squareRoot() * roughness))
    // Mixing carries some of the oxide's ions over an exponential to smaller depths.
    let mixed = 0.15 / (1 + exp((thickness - z) / (mixing + roughness)))
    return nickel.counts * (nickel.atSurface + edge * 0.85 + mixed) * (1 + drift * time / end)
  }

  /// The rule on the expectation, in s: the phosphate maximum, and the first crossing of phosphate over it and of
  /// nickel over its plateau, the mean of what is within 3 % of its highest.
  func rule() -> (outer: Double, total: Double)? {
    let times = Array(stride(from: 0, to: end, by: 0.02))
    let first = times.map(phosphate(at:))
    guard let peak = first.indices.max(by: { first[$0] < first[$1] }), peak > 0 else { return nil }
    let second = times.map(nickel(at:))
    let top = second[peak...].max() ?? 0
    let plateau = second[peak...].filter { $0 >= 0.97 * top }
    guard !plateau.isEmpty else { return nil }
    let highest = plateau.reduce(0, +) / Double(plateau.count)
    let crossing = (peak..<times.count).first { first[$0] / first[peak] <= second[$0] / highest }
    return crossing.map { (times[peak], times[$0]) }
  }

  /// A profile with counting noise.
  func profile(using generator: inout SeededGenerator) -> SputterDepthProfile {
    let times = Array(stride(from: 0, to: end, by: step))
    let scatter = times.map { _ in max(1 + frameScatter * generator.normal(), 0) }
    let decay = transientDepth / 6
    let transient = times.map { time in
      decay > 0 ? transientHeight * phosphate.counts * exp(-depth(at: time) / decay) : 0
    }
    var counts: [[Double]] = [[], []]
    for (index, time) in times.enumerated() {
      let means = [phosphate(at: time) + transient[index], nickel(at: time)]
      for ion in 0..<2 { counts[ion].append(Double(generator.poisson(mean: scatter[index] * means[ion]))) }
    }
    return SputterDepthProfile(
      title: "layers", source: SourceFile(path: "layers"), sputterTimes: times,
      channels: [
        .init(index: 0, name: "PO_2-", massToCharge: 62.9641, intensities: counts[0]),
        .init(index: 1, name: "Ni-", massToCharge: 57.9359, intensities: counts[1]),
      ], polarity: .negative, intensityKind: .counts)
  }
}
