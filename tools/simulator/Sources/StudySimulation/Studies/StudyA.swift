extension StudyDesign {
  /// PVDF against PVDF-A-N5.
  ///
  /// Jeong et al., Adv. Energy Mater. 2025, doi 10.1002/aenm.202502765.
  static let studyA = StudyDesign(
    letter: "A", title: "Binder shield: PVDF and PVDF-A-N5",
    binders: [
      Binder(
        name: "PVDF",
        cells: StudyDesign.CellBinder(
          xps: XPSBinder(
            oxideOxygenEnergy: 529.2,
            patches: [
              .init(share: 0.45, interphaseThickness: 1.6, ground: .oxide),
              .init(share: 0.35, interphaseThickness: 9, ground: .oxide),
              .init(share: 0.20, interphaseThickness: 1.5, ground: .domain),
            ],
            ether: 12, carbonyl: 4.5, lithiumFluoride: 0.332, fluorophosphate: 0.3,
            domain: domain, nickel2: 0.55, levelIrregularity: 0.08),
          sims: SIMSBinder(
            phosphateDecay: 30, phosphateRise: 0.7, phosphateRisePart: 0.9, oxideDepth: 23.5, oxideWidth: 7,
            nickel: 3500, phosphate: 4500, lithiumFluoride: 4000, phosphide: 1500, organic: 2500,
            fluorideDecay: 40, phosphideDecay: 18, thicknessScatter: 0.10),
          eels: EELSBinder(
            rockSaltThickness: 7.0, thicknessScatter: 0.1, interfaceWidth: 1.2, interphaseThickness: 3),
          icpms: ICPMSBinder(deposits: [2.4, 1.8, 12], scatter: 0.15)),
        adhesion: AdhesionBinder(setDepth: 10, cohesion: 210, peel: 14)),
      Binder(
        name: "PVDF-A-N5",
        cells: StudyDesign.CellBinder(
          xps: XPSBinder(
            oxideOxygenEnergy: 529.2, film: (7, shieldFilm, 0.2),
            patches: [
              .init(share: 0.10, interphaseThickness: 0, ground: .oxide, hasFilm: false),
              .init(share: 0.70, interphaseThickness: 0.6, ground: .oxide),
              .init(share: 0.20, interphaseThickness: 0.6, ground: .domain),
            ],
            ether: 8, carbonyl: 4, lithiumFluoride: 0.6, fluorophosphate: 0.3,
            domain: domain, nickel2: 0.35, levelIrregularity: 0.01),
          sims: SIMSBinder(
            phosphateDecay: 7.5, phosphateRise: 1.2, phosphateRisePart: 0.95, oxideDepth: 12.8, oxideWidth: 3,
            nickel: 3500, phosphate: 5000, lithiumFluoride: 3500, phosphide: 900, organic: 1500,
            fluorideDecay: 9, phosphideDecay: 8, thicknessScatter: 0.07),
          eels: EELSBinder(
            rockSaltThickness: 2.0, thicknessScatter: 0.1, interfaceWidth: 0.7, interphaseThickness: 2),
          icpms: ICPMSBinder(deposits: [0.6, 0.45, 3.0], scatter: 0.15)),
        adhesion: AdhesionBinder(setDepth: 10, cohesion: 470, peel: 51, coatingRoughness: 0.04)),
    ],
    eelsLamellae: 1,
    // 5 µm/s for 200 s; the depth of 10 µm is that at which the paper gives the force.
    adhesion: AdhesionPlan(
      infix: "fresh-",
      drives: [
        BladeDrive(folder: "saicas", horizontalVelocity: 5, verticalVelocity: 0.5, levelTime: 174)
      ], stripLength: 20),
    relations: [
      Relation(
        keys: ["xps.atomic_percent.O", "xps.atomic_percent.Ni"], higher: "PVDF", lower: "PVDF-A-N5",
        etchTimes: XPSCell.etchTimes),
      Relation(
        keys: ["xps.share.C 1s.C-O", "xps.share.C 1s.C=O", "xps.ratio.Ni2+/Ni3+"], higher: "PVDF",
        lower: "PVDF-A-N5", etchTimes: [0]),
      Relation(keys: ["xps.ratio.CFx/LiF"], higher: "PVDF-A-N5", lower: "PVDF", etchTimes: [0]),
      Relation(
        keys: [
          "sims.total_thickness", "icpms.deposit.Ni", "icpms.deposit.Mn", "icpms.deposit.Co",
          "icpms.deposit_molar.Ni", "icpms.deposit_molar.Mn", "icpms.deposit_molar.Co",
          "eels.rock_salt_thickness",
        ], higher: "PVDF", lower: "PVDF-A-N5", etchTimes: nil),
      Relation(
        keys: ["adhesion.strength"], higher: "PVDF-A-N5", lower: "PVDF", etchTimes: nil, depth: 10),
      Relation(keys: ["adhesion.strength.peel"], higher: "PVDF-A-N5", lower: "PVDF", etchTimes: nil),
    ])

  /// Binder and conductive carbon between the particles.
  private static let domain =
    0.6 * SurfaceMaterial.polyvinylideneFluoride + 0.4 * SurfaceMaterial.conductiveCarbon

  /// PVDF with grafted and cross-linked poly(acrylic acid): 85 % PVDF; nitrogen of the cross-linker is left out.
  private static let shieldFilm =
    0.85 * SurfaceMaterial.polyvinylideneFluoride
    + AtomDensities([
      (.carbonCarbon, 3.6), (.carboxyl, 1.8), (.doublyBondedOxygen, 1.8), (.singlyBondedOxygen, 1.8),
    ])
}
