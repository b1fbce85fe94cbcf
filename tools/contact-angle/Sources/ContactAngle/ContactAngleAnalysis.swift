import Foundation
public import Interphase

/// How contact angles are worked out.
public struct ContactAngleOptions: Codable, Hashable, Sendable {
  /// How many drops are left out at the beginning, while the needle is still wet.
  public var leftOut = 0
  /// The standard uncertainty of the camera's ratio of height to width, relative and common to all drops.
  public var aspectUncertainty = 0.0
  /// The surface tension of the liquid in mN/m, from which the work of adhesion follows.
  public var surfaceTension: Double?
}

/// Contact angles of drops that are spherical caps.
public enum ContactAngleAnalysis {
  /// The contact angle in degrees: θ = 2 arctan(2 h / w) for a cap of height h on a base of width w.
  public static func angle(width: Double, height: Double) -> Double {
    2 * atan2(2 * height, width) * 180 / .pi
  }

  /// The mean angle of a specimen's drops, and the work of adhesion γ (1 + cos θ) by Young and Dupré.
  ///
  /// - Throws: an `InputProblem` if no drop is left.
  public static func result(
    of drops: SessileDrops, sample: String, options: ContactAngleOptions
  ) throws(InputProblem) -> AnalysisResult {
    let used = drops.drops.dropFirst(options.leftOut)
    guard !used.isEmpty else {
      throw InputProblem(
        .missing, file: drops.source.path, expected: "more than \(options.leftOut) drops",
        found: "\(drops.drops.count)", remedy: "Leave out fewer drops.")
    }
    let angles = used.map { angle(width: $0.width, height: $0.height) }
    let mean = angles.reduce(0, +) / Double(angles.count)
    let spread = angles.map { ($0 - mean) * ($0 - mean) }.reduce(0, +)
    let deviation = angles.count > 1 ? (spread / Double(angles.count - 1)).squareRoot() : 0
    // dθ/d(ln(h/w)) = 2 sin(θ/2) cos(θ/2) = sin θ, in rad.
    let bend = sin(mean * .pi / 180) * options.aspectUncertainty * 180 / .pi
    let contactAngle = Estimate(
      value: mean, unit: "°", standardUncertainty: deviation / Double(angles.count).squareRoot(),
      sharedEffects: bend == 0 ? [] : [SharedEffect(source: "camera", effect: bend)])
    var findings = [
      Finding(
        key: .contactAngle, title: "Contact angle", outcome: .estimate(contactAngle), method: "spherical cap")
    ]
    if let tension = options.surfaceTension {
      let radians = mean * .pi / 180
      findings.append(
        Finding(
          key: .workOfAdhesion, title: "Work of adhesion",
          outcome: .estimate(
            contactAngle.scaled(
              to: tension * (1 + cos(radians)), "mJ/m²", by: -tension * sin(radians) * .pi / 180)),
          method: "Young–Dupré"))
    }
    let numbers = angles.indices.map { Double($0 + 1) }
    return AnalysisResult(
      technique: Technique.contactAngle.rawValue, sample: sample, findings: findings,
      curves: [
        Curve(
          name: "drops", title: "Drops", kind: .contactAngles,
          columns: [
            Curve.Column(name: "drop", unit: "", role: .abscissa, values: numbers),
            Curve.Column(name: "angle", unit: "°", role: .measured, values: angles),
          ])
      ], provenance: AnalysisResult.Provenance(files: [drops.source], method: "ContactAngle 1", options: []))
  }
}

extension Estimate {
  /// The estimate of a quantity that depends on this one with a slope.
  fileprivate func scaled(to value: Double, _ unit: String, by slope: Double) -> Estimate {
    Estimate(
      value: value, unit: unit, standardUncertainty: standardUncertainty * abs(slope),
      sharedEffects: sharedEffects.map { SharedEffect(source: $0.source, effect: $0.effect * slope) })
  }
}

extension Technique {
  /// Contact angles of sessile drops.
  public static let contactAngle = Technique(rawValue: "contactAngle")
}

extension Finding.Key {
  /// The mean contact angle of a specimen in °.
  public static let contactAngle = Finding.Key(rawValue: "contactAngle.angle")
  /// The work of adhesion of the liquid in mJ/m².
  public static let workOfAdhesion = Finding.Key(rawValue: "contactAngle.work")
}

extension Curve.Kind {
  /// The contact angle of each drop of a specimen.
  public static let contactAngles = Curve.Kind(rawValue: "contactAngle.drops")
}
