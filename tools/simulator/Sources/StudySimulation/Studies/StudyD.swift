extension StudyDesign {
  /// Nitrile rubbers of three solvents in graphite–silicon anodes of all-solid-state cells.
  ///
  /// Choi et al., J. Energy Chem. 2025, doi 10.1016/j.jechem.2025.02.012: strengths, loads, velocities and thicknesses as
  /// printed; the depth at which cohesion is measured is half of the thickness.
  static let studyD = StudyDesign(
    letter: "D", title: "Nitrile rubber and its solvent: NBR-A, NBR-T and NBR-X",
    binders: [
      Binder(
        name: "NBR-A",
        adhesion: AdhesionBinder(thickness: 22, setDepth: 11, interface: 245, cohesion: 187, peel: 278)),
      Binder(
        name: "NBR-T",
        adhesion: AdhesionBinder(thickness: 25, setDepth: 12.5, interface: 214, cohesion: 93, peel: 86)),
      Binder(
        name: "NBR-X",
        adhesion: AdhesionBinder(thickness: 21, setDepth: 10.5, interface: 197, cohesion: 65, peel: 23)),
    ],
    adhesion: AdhesionPlan(
      drives: [
        BladeDrive(
          folder: "constant-velocity", horizontalVelocity: 2, verticalVelocity: 0.2, levelTime: 120),
        BladeDrive(
          folder: "constant-load", horizontalVelocity: 2, verticalVelocity: 0.2, loads: (0.5, 0.2),
          levelTime: 120),
      ], notation: .gramForce, assumesShearAngle: true),
    relations: [
      ("NBR-A", "NBR-T"), ("NBR-A", "NBR-X"), ("NBR-T", "NBR-X"),
    ].map { higher, lower in
      Relation(
        keys: ["adhesion.strength.interface", "adhesion.shear_stress.cohesion", "adhesion.strength.peel"],
        higher: higher, lower: lower, etchTimes: nil)
    })
}
