import AnalysisFindings
import Foundation
import NumericalMethods

/// How thick the rock-salt layer of a scan is, or what bounds it.
///
/// First a step of the layered oxide's pre-edge must be there; then the linear combination of the spectra on its two sides
/// says where it is.
struct RockSaltThickness {
  let profile: DepthProfile
  /// Whether there is a step.
  let evidence: StepEvidence
  /// The rock-salt fractions, where there are spectra enough on both sides of the step.
  let fractions: PhaseFractions?
  /// How many counts go with an amount of either phase.
  let contents: PhaseContents?
  /// The rock-salt share of the amount, one a point inside the particle; `nil` where there is none.
  private(set) var shares: [ScanPoint.Number?] = []
  /// The step that the thickness rests on.
  let boundary: DrawnSteps?
  /// How the place of the step changes with what all scans of such a material share, in nm.
  private(set) var effects: [SharedEffect] = []
  /// What the noise of the fractions does not hold and other scans do not share, in nm: how the references lie against
  /// one another.
  private(set) var scatter = 0.0
  private(set) var warnings: [String] = []

  init(_ profile: DepthProfile) {
    self.profile = profile
    let step = max(profile.step, 1e-6)
    let least = max(0.25 * step, 0.4 * (profile.options.probeDiameter ?? 0))
    let widths = least...max(4, 2 * step, 2 * least)
    var (places, x, y, u) = ([Int](), [Double](), [Double](), [Double]())
    for (index, place) in profile.inside.enumerated() {
      guard let share = profile.points[place].layeredShare, share.uncertainty > 0 else { continue }
      places.append(index)
      x.append(profile.distances[place])
      y.append(share.value)
      u.append(share.uncertainty)
    }
    let generator = SeededGenerator(seed: profile.options.seed).split("rock salt")
    let evidence = StepEvidence(
      x: x, y: y, u: u, widths: widths, draws: 199, generator: generator.split("no step"))
    self.evidence = evidence
    self.widths = widths
    guard evidence.isThere, let rough = evidence.step else {
      (fractions, contents, boundary) = (nil, nil, nil)
      return
    }
    let gap = max(2 * rough.width, 1.5 * step)
    var before = places.indices.filter { x[$0] < rough.position - gap }.map { places[$0] }
    if before.count < 3 {
      before = Array(
        places.indices.filter { x[$0] < rough.position - 0.5 * step }.map { places[$0] }.prefix(3))
    }
    let behind = places.indices.filter { x[$0] > rough.position + gap }.map { places[$0] }
    let fractions = PhaseFractions(profile, rockSalt: before, layered: behind)
    self.fractions = fractions
    let reach = max(6 * rough.width, 4)
    let positions = (rough.position - reach)...(rough.position + reach)
    let draw = { (y: [ScanPoint.Number?], draws: Int) -> DrawnSteps? in
      let used = profile.inside.indices.filter { y[$0] != nil }
      return DrawnSteps(
        x: used.map { profile.distances[profile.inside[$0]] },
        y: used.compactMap { y[$0].map { 1 - $0.value } },
        uncertainties: used.compactMap { y[$0]?.uncertainty }, positions: positions, widths: widths,
        draws: draws, generator: generator.split("step"))
    }
    guard let fractions else {
      contents = nil
      boundary = DrawnSteps(
        x: x, y: y, uncertainties: evidence.u, positions: positions, widths: widths,
        draws: profile.options.draws, generator: generator.split("step"))
      return
    }
    let contents = Self.contents(profile, fractions)
    self.contents = contents
    var clean = contents.amounts(fractions.fractions)
    let odd = Self.outliers(fractions.misfits)
    for place in odd { clean[place] = nil }
    if !odd.isEmpty {
      let names = odd.prefix(3).map { place in
        "\((profile.distances[profile.inside[place]] * 100).rounded() / 100) nm"
      }
      warnings.append(
        "\(odd.count) \(odd.count == 1 ? "spectrum is" : "spectra are") described far worse than the others by the two "
          + "phases and left out: \(names.joined(separator: ", "))\(odd.count > 3 ? " and others" : "")")
    }
    shares = clean
    boundary = draw(clean, profile.options.draws)
    guard let boundary else { return }
    let place = boundary.fitted.position
    var heavier = contents.amounts(fractions.fractions, factor: exp(contents.uncertainty))
    for place in odd { heavier[place] = nil }
    if let other = draw(heavier, 0) {
      effects.append(
        SharedEffect(
          source: "EELS amount of a phase per count, \(profile.read.scan.name)",
          effect: other.fitted.position - place))
    }
    scatter = draw(contents.amounts(fractions.displaced), 0).map { abs($0.fitted.position - place) } ?? 0
    // No boundary is an error function to better than a few hundredths of its width; a repeat of the scan meets the same
    // boundary.
    effects.append(
      SharedEffect(
        source: "EELS shape of the boundary, \(profile.read.scan.name)",
        effect: hypot(0.02, 0.03 * boundary.fitted.width)))
    // Within two widths of the surface the rock-salt reference is a mixture: where the pre-edge alone puts the step
    // differently, that is part of what is not known.
    if let surface = profile.surface, place - surface.position < 2 * boundary.fitted.width {
      scatter = hypot(scatter, rough.position - place)
    }
  }

  /// The widths of a boundary that are possible, in nm.
  let widths: ClosedRange<Double>

  /// How many counts go with an amount of either phase, from the spectra beside the flank of the surface.
  private static func contents(_ profile: DepthProfile, _ fractions: PhaseFractions) -> PhaseContents {
    let edge = profile.surface.map { $0.position + 2 * $0.width } ?? -.infinity
    let used = profile.inside.indices.filter {
      profile.distances[profile.inside[$0]] >= edge && fractions.fractions[$0] != nil
        && fractions.countsBefore[$0] > 0
    }
    return PhaseContents(
      x: used.map { profile.distances[profile.inside[$0]] }, counts: used.map { fractions.countsBefore[$0] },
      fractions: used.compactMap { fractions.fractions[$0]?.value }, gain: profile.read.noise.gain)
  }

  /// Spectra whose misfit is far beyond that of the others.
  private static func outliers(_ misfits: [Double]) -> [Int] {
    let sorted = misfits.filter(\.isFinite).sorted()
    guard sorted.count >= 8 else { return [] }
    let median = sorted[sorted.count / 2]
    return misfits.indices.filter { misfits[$0] > 3 * median + 1 }
  }

  // MARK: Answers

  /// What the spectra at the surface are, by their pre-edge.
  private enum Phase { case layered, rockSalt, unknown }

  private var surfacePhase: Phase {
    guard profile.read.windows.oxygen != nil, !profile.inside.isEmpty else { return .unknown }
    let first = profile.inside.prefix(max(2, min(profile.inside.count / 5, 5))).map { profile.order[$0] }
    let point = profile.read.point(of: first, profile.options)
    guard let deltaE = point.deltaE else { return .unknown }
    return deltaE.value >= EdgeWindows.Oxygen.phaseLimit ? .layered : .rockSalt
  }

  /// The thickness with its uncertainty, or why there is none, with bounds that hold.
  func outcome(_ surface: ScanSurface) -> Finding.Outcome {
    let resolved = max(profile.step, profile.options.probeDiameter ?? 0)
    let blur = surface.draws.isEmpty ? 0 : DrawnEstimate.spread(surface.draws)
    guard evidence.isThere else { return withoutStep(surface, resolved: resolved, blur: blur) }
    guard let boundary else {
      return .noAnswer(.init(.fitFailed, "the step of the phases has no fit", unit: "nm"))
    }
    let step = boundary.fitted
    let thickness = step.position - surface.position
    let draws = boundary.draws.indices.map { index in
      boundary.draws[index].position
        - (surface.draws.isEmpty ? surface.position : surface.draws[index % surface.draws.count])
    }
    let estimate = DrawnEstimate.make(
      value: thickness, draws: draws, reference: thickness, unit: "nm", scatter: scatter,
      effects: profile.options.lengthScale.effects(on: thickness, scan: profile.read.scan.name) + effects)
    guard let interval = estimate.statedInterval(level: 0.95) else {
      return .noAnswer(.init(.fitFailed, "the step has no interval", unit: "nm"))
    }
    if profile.end - step.position < max(2 * step.width, 3 * profile.step) || step.high <= step.low {
      return .noAnswer(
        .init(
          .noPlateau, "the scan ends before the layered oxide has a plateau",
          atLeast: lowerBound(surface, blur: blur), unit: "nm"))
    }
    if interval.lower < max(2 * profile.step, resolved) {
      return .noAnswer(
        .init(
          .unresolved, "the layer is not resolved from two steps or the probe",
          atLeast: interval.lower > 0 ? interval.lower : nil, atMost: max(interval.upper, resolved),
          unit: "nm"))
    }
    return .estimate(estimate)
  }

  /// The least thickness of a layer whose end is not reached; `nil` where nothing is known.
  private func lowerBound(_ surface: ScanSurface, blur: Double) -> Double? {
    // A layered oxide's pre-edge is larger than that of rock salt (2 to 4 times in what is published).
    let first = profile.inside.prefix(max(2, min(profile.inside.count / 5, 5))).map { profile.order[$0] }
    let own = profile.read.point(of: first, profile.options).preEdgeShare ?? 0
    guard let lower = evidence.lowerLimit(leastShare: 1.2 * max(own, 0), widths: widths) else { return nil }
    // A boundary within the last step or probe might not have shown.
    let seen = profile.end - max(profile.step, profile.options.probeDiameter ?? 0)
    let depth = min(lower, seen) - surface.position - 1.645 * blur
    let bound = depth * (1 - 1.645 * profile.options.lengthScale.relative)
    return bound > 0 ? bound : nil
  }

  private func withoutStep(_ surface: ScanSurface, resolved: Double, blur: Double) -> Finding.Outcome {
    switch surfacePhase {
    case .unknown:
      return .noAnswer(
        .init(.noMaximum, "the O K pre-edge at the surface has no maximum to tell the phases by", unit: "nm"))
    case .rockSalt:
      return .noAnswer(
        .init(
          .noPlateau, "the whole scan has the pre-edge of rock salt: no layered oxide is reached",
          atLeast: lowerBound(surface, blur: blur), unit: "nm"))
    case .layered:
      guard let upper = evidence.upperLimit(keptShare: 0.4, widths: widths) else {
        return .noAnswer(
          .init(.belowDetection, "the noise hides whether the surface has turned to rock salt", unit: "nm"))
      }
      let bound = max(upper - surface.position, 0) + 1.645 * blur
      return .noAnswer(
        .init(
          .belowDetection,
          "the layered oxide's pre-edge shows no step: no fully converted layer thicker than this",
          atMost: max(bound * (1 + 1.645 * profile.options.lengthScale.relative), resolved), unit: "nm"))
    }
  }
}
