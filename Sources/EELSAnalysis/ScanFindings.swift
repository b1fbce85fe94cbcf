import AnalysisFindings
import Foundation
import NumericalMethods

/// The findings of a scan with known positions.
struct ScanFindings {
  private let profile: DepthProfile
  private let options: EELSOptions

  init(_ profile: DepthProfile, _ options: EELSOptions) {
    self.profile = profile
    self.options = options
  }

  var findings: [Finding] {
    let metal = options.surfaceElement.symbol
    let surface = "surface at half height of \(metal) L_{2,3}"
    let lines = "\(metal) L3/L2, \(options.whiteLines.name), continuum falling with the background's exponent"
    return [
      Finding(
        key: .rockSaltThickness, title: "Rock-salt thickness", outcome: rockSaltThickness,
        method: "erf step of layered O K pre-edge area over O K continuum; \(surface)"),
      Finding(
        key: .nearSurfaceDeltaE, title: "ΔE near the surface", outcome: nearSurfaceDeltaE,
        method: "O K main minus pre-edge maximum, mean over 0–\(options.nearSurfaceDepth) nm; \(surface)"),
      Finding(
        key: .preEdgeOnsetDepth, title: "Depth of the O K pre-edge onset", outcome: onsetDepth,
        method: "erf step of O K pre-edge area, half of its bulk value; \(surface)"),
      Finding(
        key: .surfaceWhiteLineRatio, title: "\(metal) L_{3}/L_{2} at the surface", outcome: surfaceRatio,
        method: "\(lines), summed over 0–\(options.surfaceRatioDepth) nm"),
      Finding(
        key: .bulkWhiteLineRatio, title: "\(metal) L_{3}/L_{2} in the bulk", outcome: bulkRatio,
        method: "\(lines), summed over the deepest \(options.bulkLength) nm"),
      Finding(
        key: .whiteLineHalfDepth, title: "Depth of half the change of \(metal) L_{3}/L_{2}",
        outcome: halfDepth, method: "erf step of L3/(L3 + L2); \(lines); \(surface)"),
    ]
  }

  private func absent(_ what: String, unit: String) -> Finding.Outcome {
    .noAnswer(.init(.notMeasured, "the scan does not cover \(what)", unit: unit))
  }

  private var withoutSurface: Finding.Outcome {
    .noAnswer(
      .init(
        .noPlateau,
        "the \(options.surfaceElement.symbol) L signal has no flank in the scan: depths are unknown",
        unit: "nm"))
  }

  // MARK: Thickness

  private var rockSaltThickness: Finding.Outcome {
    guard profile.read.windows.metal != nil else { return absent("the metal's L edge", unit: "nm") }
    guard profile.read.windows.oxygen != nil else { return absent("the O K edge", unit: "nm") }
    guard let surface = profile.surface, let end = profile.distances.last else { return withoutSurface }
    guard profile.read.windows.oxygen?.layered != nil else {
      return .noAnswer(
        .init(
          .noPlateau, "no O K pre-edge of the layered oxide stands out anywhere in the scan",
          atLeast: end - surface.fitted.position, unit: "nm"))
    }
    guard let boundary = profile.boundary("rock salt", clearance: 1, \.layeredShare) else {
      return .noAnswer(.init(.fitFailed, "too few points inside the particle for a step", unit: "nm"))
    }
    let step = boundary.fitted
    let limit = max(2 * profile.step, options.probeDiameter ?? 0)
    let thickness = step.position - surface.fitted.position
    // Position and surface rest on different edges; their draws are independent.
    let draws = zip(boundary.draws, surface.draws).map { $0.position - $1.position }
    let estimate = DrawnEstimate.make(value: thickness, draws: draws, reference: thickness, unit: "nm")
    guard let interval = estimate.statedInterval(level: 0.95) else {
      return .noAnswer(.init(.fitFailed, "the step has no interval", unit: "nm"))
    }
    if end - step.position < max(2 * step.width, 5 * profile.step) || step.high <= step.low {
      let lower = min(max(interval.lower, 0), end - surface.fitted.position)
      return .noAnswer(
        .init(
          .noPlateau, "the scan ends before the layered oxide has a plateau", atLeast: lower, unit: "nm"))
    }
    if thickness < limit || interval.lower <= 0 {
      let upper = max(interval.upper, limit)
      let reason: NoAnswer.Reason = interval.lower <= 0 ? .belowDetection : .unresolved
      let words =
        interval.lower <= 0
        ? "the layered oxide reaches the surface to within the uncertainty"
        : "the layer is thinner than two steps or the probe"
      return .noAnswer(.init(reason, words, atMost: upper, unit: "nm"))
    }
    return .estimate(estimate)
  }

  private var onsetDepth: Finding.Outcome {
    guard profile.read.windows.oxygen != nil else { return absent("the O K edge", unit: "nm") }
    guard let surface = profile.surface, let end = profile.distances.last else { return withoutSurface }
    guard let boundary = profile.boundary("pre-edge", clearance: 2, \.preEdgeArea) else {
      return .noAnswer(.init(.fitFailed, "too few points inside the particle for a step", unit: "nm"))
    }
    let step = boundary.fitted
    guard end - step.position >= max(2 * step.width, 5 * profile.step), step.high > step.low else {
      return .noAnswer(
        .init(
          .noPlateau, "the scan ends before the pre-edge has a plateau",
          atLeast: max(step.position - surface.fitted.position, 0), unit: "nm"))
    }
    guard let onset = Self.halfHigh(step) else {
      return .noAnswer(
        .init(
          .belowDetection, "the pre-edge has more than half of its bulk area up to the surface",
          atMost: max(2 * surface.fitted.width, 2 * profile.step), unit: "nm"))
    }
    let draws = zip(boundary.draws, surface.draws).compactMap { drawn, place in
      Self.halfHigh(drawn).map { $0 - place.position }
    }
    guard draws.count > boundary.draws.count * 9 / 10 else {
      return .noAnswer(
        .init(
          .belowDetection, "whether the pre-edge falls below half of its bulk area is within the noise",
          unit: "nm"))
    }
    let depth = onset - surface.fitted.position
    return .estimate(DrawnEstimate.make(value: max(depth, 0), draws: draws, reference: depth, unit: "nm"))
  }

  /// Where a step has half of its high level; `nil` where its low level is already higher.
  private static func halfHigh(_ step: ErrorFunctionStep) -> Double? {
    guard step.high > step.low, step.low < 0.5 * step.high else { return nil }
    let phase = (0.5 * step.high - step.low) / (step.high - step.low)
    return step.position + 2.0.squareRoot() * step.width * inverseErrorFunction(2 * phase - 1)
  }

  // MARK: ΔE

  private var nearSurfaceDeltaE: Finding.Outcome {
    guard profile.read.windows.oxygen != nil else { return absent("the O K edge", unit: "eV") }
    guard let surface = profile.surface else { return withoutSurface }
    let inside = { (position: Double) in
      profile.points.indices.filter {
        (0...options.nearSurfaceDepth).contains(profile.distances[$0] - position)
      }
    }
    let wanted = inside(surface.fitted.position)
    let answered = wanted.filter { profile.points[$0].deltaE != nil }
    guard !wanted.isEmpty, answered.count * 5 >= wanted.count * 4 else {
      return .noAnswer(
        .init(
          .noMaximum,
          "only \(answered.count) of \(wanted.count) spectra have maxima of pre-edge and main edge",
          unit: "eV"))
    }
    let mean = { (indices: [Int], noise: [Double]) -> Double? in
      let values = indices.compactMap { index in profile.points[index].deltaE.map { $0.value + noise[index] }
      }
      return values.isEmpty ? nil : values.reduce(0, +) / Double(values.count)
    }
    let silent = [Double](repeating: 0, count: profile.points.count)
    guard let value = mean(wanted, silent) else { return absent("maxima of the O K edge", unit: "eV") }
    let generator = SeededGenerator(seed: options.seed).split("delta E")
    let draws = surface.draws.enumerated().compactMap { draw, place -> Double? in
      var stream = generator.split(UInt64(draw))
      let noise = profile.points.map { stream.normal() * ($0.deltaE?.uncertainty ?? 0) }
      return mean(inside(place.position), noise)
    }
    return .estimate(DrawnEstimate.make(value: value, draws: draws, reference: value, unit: "eV"))
  }

  // MARK: L3/L2

  private func ratio(_ indices: [Int], _ place: String) -> Finding.Outcome {
    guard profile.read.windows.metal != nil else { return absent("the metal's L edge", unit: "1") }
    var (third, second, tt, ss, ts) = (0.0, 0.0, 0.0, 0.0, 0.0)
    for point in indices.map({ profile.points[$0] }) {
      guard let a = point.third, let b = point.second else { continue }
      third += a.value
      second += b.value
      tt += a.uncertainty * a.uncertainty
      ss += b.uncertainty * b.uncertainty
      ts += point.linesCovariance
    }
    guard second > 3 * ss.squareRoot(), third > 0 else {
      return .noAnswer(.init(.unbounded, "L2 does not stand out of its noise \(place)", unit: "1"))
    }
    // Fieller's interval of a ratio of two correlated normals (J. R. Stat. Soc. B 16, 175, 1954).
    let value = third / second
    var intervals: [ConfidenceInterval] = []
    for (level, deviate) in [(0.95, 1.959964), (0.999, 3.290527)] {
      let q = deviate * deviate
      let (a, b, c) = (second * second - q * ss, third * second - q * ts, third * third - q * tt)
      let root = b * b - a * c
      guard a > 0, root >= 0 else { continue }
      intervals.append(
        ConfidenceInterval(
          level: level, lower: (b - root.squareRoot()) / a, upper: (b + root.squareRoot()) / a,
          method: "Fieller"))
    }
    let relative = tt / (third * third) + ss / (second * second) - 2 * ts / (third * second)
    return .estimate(
      Estimate(
        value: value, unit: "1", standardUncertainty: value * max(relative, 0).squareRoot(),
        statedIntervals: intervals))
  }

  private var surfaceRatio: Finding.Outcome {
    guard let depths = profile.depths else { return withoutSurface }
    return ratio(
      depths.indices.filter { (0...options.surfaceRatioDepth).contains(depths[$0]) }, "at the surface")
  }

  private var bulkRatio: Finding.Outcome {
    guard let depths = profile.depths, let deepest = depths.last else { return withoutSurface }
    return ratio(depths.indices.filter { depths[$0] >= max(deepest - options.bulkLength, 0) }, "in the bulk")
  }

  private var halfDepth: Finding.Outcome {
    guard profile.read.windows.metal != nil else { return absent("the metal's L edge", unit: "nm") }
    guard let surface = profile.surface, let end = profile.distances.last else { return withoutSurface }
    guard let boundary = profile.boundary("L3/L2", clearance: 0, \.thirdShare) else {
      return .noAnswer(.init(.fitFailed, "too few points inside the particle for a step", unit: "nm"))
    }
    let step = boundary.fitted
    let changes = boundary.draws.map { $0.low - $0.high }.sorted()
    guard DrawnEstimate.quantile(changes, 0.025) > 0 else {
      return .noAnswer(
        .init(.belowDetection, "L3/L2 does not change with depth beyond its noise", unit: "nm"))
    }
    guard end - step.position >= max(2 * step.width, 5 * profile.step) else {
      return .noAnswer(
        .init(
          .noPlateau, "the scan ends before L3/L2 has a plateau",
          atLeast: max(step.position - surface.fitted.position, 0), unit: "nm"))
    }
    let half = { (step: ErrorFunctionStep, surface: Double) -> Double? in
      let mean = { (from: Double, to: Double) -> Double in
        let shares = (0...20).map { step(from + (to - from) * Double($0) / 20) }
        return shares.reduce(0) { $0 + $1 / (1 - $1) } / 21
      }
      let ratio =
        0.5
        * (mean(surface, surface + options.surfaceRatioDepth) + mean(end - options.bulkLength, end))
      let share = ratio / (1 + ratio)
      let phase = (share - step.low) / (step.high - step.low)
      guard phase > 0, phase < 1 else { return nil }
      return step.position + 2.0.squareRoot() * step.width * inverseErrorFunction(2 * phase - 1) - surface
    }
    guard let depth = half(step, surface.fitted.position) else {
      return .noAnswer(.init(.fitFailed, "the fitted step has no half-way point", unit: "nm"))
    }
    let draws = zip(boundary.draws, surface.draws).compactMap { half($0, $1.position) }
    guard draws.count > boundary.draws.count * 9 / 10 else {
      return .noAnswer(.init(.ambiguous, "the half-way depth of L3/L2 is within the noise", unit: "nm"))
    }
    return .estimate(DrawnEstimate.make(value: max(depth, 0), draws: draws, reference: depth, unit: "nm"))
  }
}
