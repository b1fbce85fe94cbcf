import AnalysisFindings
import Foundation

extension RockSaltThickness {
  /// What the energy axis did along the scan.
  var driftNotice: String? {
    let shifts = fractions?.shifts ?? profile.inside.map { profile.read.shifts[profile.order[$0]] }
    guard let low = shifts.min(), let high = shifts.max(), high - low > 0.5 else { return nil }
    let drift = ((high - low) * 100).rounded() / 100
    return
      "the energy axis moves by \(drift) eV along the scan; every spectrum was aligned within the linear combination of "
      + "references, and absolute energies are no answer"
  }

  /// Numbers about the work.
  var diagnostics: [AnalysisResult.Diagnostic] {
    let rounded = { (value: Double) in (value * 1000).rounded() / 1000 }
    var list: [AnalysisResult.Diagnostic] = [
      .init(name: "probability of the step by chance", value: "\(rounded(evidence.probability))"),
      .init(
        name: "layered pre-edge missing at the surface",
        value: "\(rounded(evidence.contrast.value)) ± \(rounded(evidence.contrast.uncertainty))"),
    ]
    if let boundary {
      list.append(.init(name: "width of the boundary (σ)", value: "\(rounded(boundary.fitted.width)) nm"))
    }
    if let step = evidence.step, let surface = profile.surface, evidence.isThere {
      list.append(
        .init(
          name: "depth of the step of the layered pre-edge",
          value: "\(rounded(step.position - surface.position)) nm"))
    }
    if let fractions {
      list.append(
        .init(
          name: "shift of the rock-salt reference",
          value:
            "\(rounded(fractions.relativeShift.value)) ± \(rounded(fractions.relativeShift.uncertainty)) eV"))
    }
    if let contents {
      list.append(
        .init(
          name: "counts of rock salt over those of as much layered oxide",
          value: "\(rounded(contents.ratio)) ± \(rounded(contents.ratio * contents.uncertainty))"))
    }
    for effect in effects {
      list.append(.init(name: "effect of \(effect.source)", value: "\(rounded(effect.effect)) nm"))
    }
    return list
  }
}
