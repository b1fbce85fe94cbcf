extension StudyDesign {
  /// NBR against EMG in a composite cathode of an all-solid-state cell.
  ///
  /// Hong et al., Adv. Energy Mater. 2024, doi 10.1002/aenm.202400802. The paper prints no strength: these are chosen. Of 100
  /// squares about 90 were lost with NBR and fewer than 20 with EMG.
  static let studyC = StudyDesign(
    letter: "C", title: "Wet-processable terpolymer: NBR and EMG",
    binders: [
      Binder(
        name: "NBR",
        adhesion: AdhesionBinder(
          thickness: 50, setDepth: 25, interface: 96, cohesion: 71, crossCut: CrossCut(share: 0.9))),
      Binder(
        name: "EMG",
        adhesion: AdhesionBinder(
          thickness: 50, setDepth: 25, interface: 158, cohesion: 124, crossCut: CrossCut(share: 0.17))),
    ],
    adhesion: AdhesionPlan(
      drives: [
        BladeDrive(
          folder: "constant-velocity", horizontalVelocity: 2, verticalVelocity: 0.2, levelTime: 150),
        BladeDrive(
          folder: "constant-load", horizontalVelocity: 2, verticalVelocity: 0.2, loads: (0.5, 0.2),
          levelTime: 150),
      ], assumesShearAngle: true),
    relations: [
      Relation(
        keys: ["adhesion.strength.interface", "adhesion.shear_stress.cohesion"], higher: "EMG", lower: "NBR",
        etchTimes: nil),
      Relation(keys: ["cells.share.squares lost"], higher: "NBR", lower: "EMG", etchTimes: nil),
    ])
}
