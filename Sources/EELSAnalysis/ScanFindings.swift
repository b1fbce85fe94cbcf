import AnalysisFindings
import Foundation
import NumericalMethods

/// The findings of a scan with known positions.
struct ScanFindings {
  private let profile: DepthProfile
  private let options: EELSOptions
  private let thickness: RockSaltThickness

  init(_ profile: DepthProfile, _ thickness: RockSaltThickness, _ options: EELSOptions) {
    self.profile = profile
    self.options = options
    self.thickness = thickness
  }

  var findings: [Finding] {
    let surface = profile.surface?.words ?? "surface unknown"
    let symbol = options.surfaceElement.symbol
    let lines = LineRatio.method(
      profile.read.windows.metal, symbol, isDeconvolved: profile.read.isDeconvolved, options)
    return [
      Finding(
        key: .rockSaltThickness, title: "Rock-salt thickness", outcome: rockSaltThickness,
        method: "erf step of the rock-salt fraction, linear combination of the scan's own ends; \(surface)"),
      Finding(
        key: .nearSurfaceDeltaE, title: "ΔE near the surface", outcome: nearSurfaceDeltaE,
        method:
          "O K main minus highest pre-edge maximum, mean over 0–\(options.nearSurfaceDepth) nm; \(surface)"),
      Finding(
        key: .preEdgeOnsetDepth, title: "Depth of the O K pre-edge onset", outcome: onsetDepth,
        method: "erf step of O K pre-edge area, half of its bulk value; \(surface)"),
      Finding(
        key: .surfaceWhiteLineRatio, title: "\(symbol) L_{3}/L_{2} at the surface",
        outcome: ratio(nil, atSurface: true),
        method: "\(lines); summed over 0–\(options.surfaceRatioDepth) nm"),
      Finding(
        key: .bulkWhiteLineRatio, title: "\(symbol) L_{3}/L_{2} in the bulk",
        outcome: ratio(nil, atSurface: false),
        method: "\(lines); summed over the deepest \(options.bulkLength) nm"),
      Finding(
        key: .whiteLineHalfDepth, title: "Depth of half the change of \(symbol) L_{3}/L_{2}",
        outcome: halfDepth, method: "erf step of L3/(L3 + L2); \(lines); \(surface)"),
    ] + furtherMetals
  }

  /// L3/L2 of the metals beside that of the surface, where their edges stand out.
  private var furtherMetals: [Finding] {
    profile.read.windows.metals.enumerated().filter { !$0.element.isSurface }.flatMap { index, metal in
      let lines = LineRatio.method(
        metal, metal.symbol, isDeconvolved: profile.read.isDeconvolved, options)
      return [
        Finding(
          key: .surfaceWhiteLineRatio(of: metal.symbol), title: "\(metal.symbol) L_{3}/L_{2} at the surface",
          outcome: ratio(index, atSurface: true),
          method: "\(lines); summed over 0–\(options.surfaceRatioDepth) nm"),
        Finding(
          key: .bulkWhiteLineRatio(of: metal.symbol), title: "\(metal.symbol) L_{3}/L_{2} in the bulk",
          outcome: ratio(index, atSurface: false),
          method: "\(lines); summed over the deepest \(options.bulkLength) nm"),
      ]
    }
  }

  private func absent(_ what: String, unit: String) -> Finding.Outcome {
    .noAnswer(.init(.notMeasured, "the scan does not cover \(what)", unit: unit))
  }

  private func withoutSurface(_ unit: String) -> Finding.Outcome {
    .noAnswer(
      .init(
        .factMissing,
        "where the surface lies is unknown: the \(options.surfaceElement.symbol) L signal has no flank in the scan, and no "
          + "position was declared", unit: unit))
  }

  // MARK: Thickness

  private var rockSaltThickness: Finding.Outcome {
    guard profile.read.windows.oxygen != nil else { return absent("the O K edge", unit: "nm") }
    guard let surface = profile.surface else { return withoutSurface("nm") }
    return thickness.outcome(surface)
  }

  private var onsetDepth: Finding.Outcome {
    guard profile.read.windows.oxygen != nil else { return absent("the O K edge", unit: "nm") }
    guard let surface = profile.surface else { return withoutSurface("nm") }
    guard let boundary = profile.boundary("pre-edge", clearance: 2, \.preEdgeArea) else {
      return .noAnswer(.init(.fitFailed, "too few points inside the particle for a step", unit: "nm"))
    }
    let step = boundary.fitted
    guard thickness.evidence.isThere else {
      return .noAnswer(
        .init(
          .belowDetection, "the pre-edge shows no step with depth",
          unit: "nm"))
    }
    guard profile.end - step.position >= max(2 * step.width, 3 * profile.step), step.high > step.low else {
      return .noAnswer(
        .init(
          .noPlateau, "the scan ends before the pre-edge has a plateau",
          atLeast: max(
            step.position - surface.position - 2 * DrawnEstimate.spread(boundary.draws.map(\.position)), 0),
          unit: "nm"))
    }
    guard let onset = Self.halfHigh(step) else {
      return .noAnswer(
        .init(
          .belowDetection, "the pre-edge has more than half of its bulk area up to the surface",
          atMost: max(2 * surface.width, 2 * profile.step), unit: "nm"))
    }
    let draws = zip(boundary.draws, surface.draws).compactMap { drawn, place in
      Self.halfHigh(drawn).map { $0 - place }
    }
    guard draws.count > boundary.draws.count * 9 / 10 else {
      return .noAnswer(
        .init(
          .belowDetection, "whether the pre-edge falls below half of its bulk area is within the noise",
          unit: "nm"))
    }
    let depth = onset - surface.position
    return .estimate(
      DrawnEstimate.make(
        value: max(depth, 0), draws: draws, reference: depth, unit: "nm",
        effects: options.lengthScale.effects(on: depth, scan: profile.read.scan.name)))
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
    guard let surface = profile.surface else { return withoutSurface("eV") }
    let inside = { (position: Double) in
      profile.points.indices.filter {
        (-1e-9...options.nearSurfaceDepth).contains(profile.distances[$0] - position)
      }
    }
    let wanted = inside(surface.position)
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
      return mean(inside(place), noise)
    }
    // Where two pre-edges stand, which of them is the higher is not known to better than half a step at each change.
    let values = answered.compactMap { profile.points[$0].deltaE?.value }
    let jumps = zip(values, values.dropFirst()).filter {
      ($0 >= EdgeWindows.Oxygen.phaseLimit) != ($1 >= EdgeWindows.Oxygen.phaseLimit)
    }
    let scatter =
      0.5 * jumps.reduce(0) { $0 + ($1.1 - $1.0) * ($1.1 - $1.0) }.squareRoot()
      / Double(max(answered.count, 1))
    return .estimate(
      DrawnEstimate.make(
        value: value, draws: draws, reference: value, unit: "eV", scatter: scatter,
        effects: [.readingOfMaxima]))
  }

  // MARK: L3/L2

  private func ratio(_ index: Int?, atSurface: Bool) -> Finding.Outcome {
    guard let depths = profile.depths, let deepest = profile.inside.last.map({ depths[$0] }) else {
      return withoutSurface("1")
    }
    guard let metal = index ?? profile.read.windows.metals.firstIndex(where: \.isSurface) else {
      return absent("the \(options.surfaceElement.symbol) L edge", unit: "1")
    }
    let wanted = depths.indices.filter {
      atSurface
        ? (-1e-9...options.surfaceRatioDepth).contains(depths[$0])
        : profile.inside.contains($0) && depths[$0] >= max(deepest - options.bulkLength, 0)
    }
    return LineRatio.outcome(
      profile.read, metal: metal, of: wanted.map { profile.order[$0] },
      place: atSurface ? "at the surface" : "in the bulk", options)
  }

  private var halfDepth: Finding.Outcome {
    guard let metal = profile.read.windows.metals.firstIndex(where: \.isSurface) else {
      return absent("the metal's L edge", unit: "nm")
    }
    guard let surface = profile.surface else { return withoutSurface("nm") }
    guard let boundary = profile.boundary("L3/L2", clearance: 0, { $0.lines[metal]?.thirdShare }) else {
      return .noAnswer(.init(.fitFailed, "too few points inside the particle for a step", unit: "nm"))
    }
    let step = boundary.fitted
    let end = profile.end
    let changes = boundary.draws.map { $0.low - $0.high }.sorted()
    guard thickness.evidence.isThere, DrawnEstimate.quantile(changes, 0.025) > 0 else {
      return .noAnswer(
        .init(.belowDetection, "L3/L2 does not change with depth beyond its noise", unit: "nm"))
    }
    guard end - step.position >= max(2 * step.width, 3 * profile.step) else {
      return .noAnswer(
        .init(
          .noPlateau, "the scan ends before L3/L2 has a plateau",
          atLeast: max(
            step.position - surface.position - 2 * DrawnEstimate.spread(boundary.draws.map(\.position)), 0),
          unit: "nm"))
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
    guard let depth = half(step, surface.position) else {
      return .noAnswer(.init(.fitFailed, "the fitted step has no half-way point", unit: "nm"))
    }
    let draws = zip(boundary.draws, surface.draws).compactMap { half($0, $1) }
    guard draws.count > boundary.draws.count * 9 / 10 else {
      return .noAnswer(.init(.ambiguous, "the half-way depth of L3/L2 is within the noise", unit: "nm"))
    }
    return .estimate(
      DrawnEstimate.make(
        value: max(depth, 0), draws: draws, reference: depth, unit: "nm",
        effects: options.lengthScale.effects(on: depth, scan: profile.read.scan.name)))
  }
}
