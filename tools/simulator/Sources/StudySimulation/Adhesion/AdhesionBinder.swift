import Foundation

/// How firmly a coating with a binder holds, and how it is tested.
struct AdhesionBinder {
  /// The thickness of the coating in µm, and the depth inside it at which a blade is set to run level.
  var thickness = 40.0
  var setDepth = 20.0
  /// The force per width along the collector in N/m; `nil` where no blade gets there.
  var interface: Double?
  /// The force per width inside the coating at the depth that is set, in N/m.
  var cohesion: Double
  /// The force per width of peeling in N/m; `nil` where no strip is peeled.
  var peel: Double?
  /// How much of a cut lattice a tape takes off; `nil` where none is cut.
  var crossCut: CrossCut?
  /// The relative deviation from electrode to electrode (chosen: papers give 3 to 10 %).
  var scatter = 0.06
  /// The relative fluctuation of the force inside the coating, and along the collector.
  var coatingRoughness = 0.05
  var interfaceRoughness = 0.08

  /// Draws an electrode; its mean strengths are the binder's.
  func drawElectrode(using generator: inout SeededGenerator) -> AdhesionElectrode {
    let shared = generator.normal()
    func value(_ mean: Double) -> Double {
      // Half of the variance is of the coating as a whole.
      roundedForDrawing(mean * (1 + scatter * (shared + generator.normal()) / 2.0.squareRoot()))
    }
    let cohesion = value(cohesion)
    let interface = interface.map { value($0) }
    let peel = peel.map { value($0) }
    return AdhesionElectrode(
      thickness: thickness * (1 + 0.02 * generator.normal()), setDepth: setDepth, interface: interface,
      cohesion: cohesion,
      peel: peel, coatingRoughness: coatingRoughness, interfaceRoughness: interfaceRoughness)
  }
}

/// The coating of one electrode, on which each kind of run is made once.
struct AdhesionElectrode {
  var thickness: Double
  var setDepth: Double
  var interface: Double?
  var cohesion: Double
  var peel: Double?
  var coatingRoughness: Double
  var interfaceRoughness: Double

  /// What the rules of the quantities give without noise.
  func truth(_ plan: AdhesionPlan) -> [TrueValue] {
    var values: [TrueValue] = []
    if let interface {
      values += [
        TrueValue(key: "adhesion.strength.interface", value: interface, unit: "N/m"),
        TrueValue(key: "adhesion.interface_depth", value: thickness, unit: "µm"),
        TrueValue(key: "adhesion.strength.cohesion", value: cohesion, unit: "N/m"),
        // N/m over µm is MPa.
        TrueValue(
          key: "adhesion.shear_stress.cohesion", value: cohesion * plan.tangentOfShearAngle / (2 * setDepth),
          unit: "MPa"),
      ]
    } else {
      values.append(
        TrueValue(key: "adhesion.strength", depth: setDepth, value: cohesion, unit: "N/m"))
    }
    if let peel { values.append(TrueValue(key: "adhesion.strength.peel", value: peel, unit: "N/m")) }
    return values
  }
}

extension TrueValue {
  /// Whether binders are compared in the quantity: force per width grows with the depth of a cut, and a depth is the
  /// coating's.
  var isCompared: Bool { key != "adhesion.strength.cohesion" && key != "adhesion.interface_depth" }
}

/// The runs that a study makes on each electrode, and how its files are written.
struct AdhesionPlan {
  /// The electrodes of a binder.
  var electrodes = 3
  /// What an electrode is called: `PVDF-fresh-1`.
  var infix = ""
  /// The drives of the blade, each a folder of files.
  var drives: [BladeDrive]
  /// The length of the strips that are peeled, in mm.
  var stripLength = 50.0
  /// The width of the strips in mm.
  var stripWidth = 12.0
  var notation = ForceTableFile.Notation.point
  /// Whether the shear angle is to be assumed as 45°, as a set load is no force of the coating.
  var assumesShearAngle = false

  /// The tangent of the shear angle: of tan 2φ = horizontal over vertical force where it is measured.
  var tangentOfShearAngle: Double {
    assumesShearAngle ? 1 : roundedForDrawing(tan(atan(1 / AdhesionRun.verticalShare) / 2))
  }

  static let bladeWidth = 1.0
  /// How far the width of a blade and the force may be off, relative; one draw a study.
  static let bladeWidthDeviation = 0.012
  static let forceDeviation = 0.006
  /// How far the width of a single strip is off, relative.
  static let stripWidthDeviation = 0.015

  /// The name of an electrode.
  func sample(_ binder: String, _ number: Int) -> String { "\(binder)-\(infix)\(number)" }
}
