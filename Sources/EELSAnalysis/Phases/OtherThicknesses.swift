import AnalysisFindings
import Foundation
import NumericalMethods

/// The thickness of the layer by other rules than the one that is reported and compared, so that a reader sees what the
/// choice of a rule does.
struct OtherThicknesses {
  let thickness: RockSaltThickness
  let surface: ScanSurface

  /// The findings, each with its own uncertainty and without what all of them share by the references.
  var findings: [Finding] {
    [
      finding(
        .thicknessByPreEdge, "Rock-salt thickness by the pre-edge",
        "erf step of the layered oxide's O K pre-edge over the O K continuum", preEdgeStep),
      finding(
        .thicknessByThreshold, "Rock-salt thickness by threshold",
        "deepest place where half of the amount is rock salt, by linear interpolation", crossing),
      finding(
        .thicknessByIntegral, "Rock-salt thickness by integral",
        "rock-salt share of the amount summed over depth", integral),
    ]
  }

  private func finding(
    _ key: Finding.Key, _ title: String, _ rule: String, _ positions: (value: Double, draws: [Double])?
  ) -> Finding {
    let method = "\(rule); \(surface.words)"
    if case .noAnswer(let answer) = thickness.outcome(surface) {
      return Finding(key: key, title: title, outcome: .noAnswer(answer), method: method)
    }
    guard let positions else {
      return Finding(
        key: key, title: title,
        outcome: .noAnswer(.init(.fitFailed, "the rule finds no place of the boundary", unit: "nm")),
        method: method)
    }
    let options = thickness.profile.options
    let value = positions.value - surface.position
    let draws = positions.draws.indices.map { index in
      positions.draws[index]
        - (surface.draws.isEmpty ? surface.position : surface.draws[index % surface.draws.count])
    }
    return Finding(
      key: key, title: title,
      outcome: .estimate(
        DrawnEstimate.make(
          value: value, draws: draws, reference: value, unit: "nm",
          effects: options.lengthScale.effects(on: value, scan: thickness.profile.read.scan.name))),
      method: method)
  }

  // MARK: Rules

  /// The step of the pre-edge alone, without any reference.
  private var preEdgeStep: (value: Double, draws: [Double])? {
    let evidence = thickness.evidence
    guard let first = evidence.x.first, let last = evidence.x.last, last > first,
      let steps = DrawnSteps(
        x: evidence.x, y: evidence.y, uncertainties: evidence.u, positions: first...last,
        widths: thickness.widths, draws: thickness.profile.options.draws,
        generator: generator.split("pre-edge step"))
    else { return nil }
    return (steps.fitted.position, steps.draws.map(\.position))
  }

  private var crossing: (value: Double, draws: [Double])? {
    drawn(Self.deepestHalf)
  }

  /// From the middle of the first step between spectra on; what lies before it is rock salt by the surface's definition.
  private var integral: (value: Double, draws: [Double])? {
    let start = surface.position
    return drawn { x, shares in
      guard let first = x.first else { return nil }
      var sum = max(first - start, 0)
      for (place, share) in zip(zip(x, x.dropFirst()), zip(shares, shares.dropFirst())) {
        sum += 0.5 * (share.0 + share.1) * (place.1 - place.0)
      }
      return start + sum
    }
  }

  /// A rule applied to the rock-salt shares below the surface and to what they might have come out as.
  private func drawn(_ rule: ([Double], [Double]) -> Double?) -> (value: Double, draws: [Double])? {
    let profile = thickness.profile
    guard thickness.shares.count == profile.inside.count else { return nil }
    let places = profile.inside.indices.filter {
      thickness.shares[$0] != nil && profile.distances[profile.inside[$0]] >= surface.position
    }
    let x = places.map { profile.distances[profile.inside[$0]] }
    let shares = places.compactMap { thickness.shares[$0] }
    guard x.count >= 6, let value = rule(x, shares.map(\.value)) else { return nil }
    let draws = (0..<profile.options.draws).compactMap { draw -> Double? in
      var stream = generator.split("shares").split(UInt64(draw))
      return rule(x, shares.map { $0.value + $0.uncertainty * stream.normal() })
    }
    return draws.count * 10 > profile.options.draws * 9 ? (value, draws) : nil
  }

  /// The deepest place at which the share falls through a half.
  private static func deepestHalf(_ x: [Double], _ shares: [Double]) -> Double? {
    for k in stride(from: x.count - 2, through: 0, by: -1) where shares[k] >= 0.5 && shares[k + 1] < 0.5 {
      return x[k] + (x[k + 1] - x[k]) * (shares[k] - 0.5) / (shares[k] - shares[k + 1])
    }
    return nil
  }

  private var generator: SeededGenerator {
    SeededGenerator(seed: thickness.profile.options.seed).split("other thicknesses")
  }
}
