extension StudyDesign {
  /// PVDF against ISP50.
  ///
  /// Han et al., Energy Environ. Sci. 2025, 18, 7514, doi 10.1039/d5ee01785h.
  static let studyB = StudyDesign(
    letter: "B", title: "Ionic soft polymer: PVDF and ISP50",
    binders: [
      Binder(
        name: "PVDF",
        cells: StudyDesign.CellBinder(
          xps: XPSBinder(
            oxideOxygenEnergy: 528.2,
            patches: [
              .init(share: 0.55, interphaseThickness: 1.2, ground: .oxide),
              .init(share: 0.25, interphaseThickness: 12, ground: .oxide),
              .init(share: 0.20, interphaseThickness: 1.5, ground: .domain),
            ],
            ether: 12, carbonyl: 4.5, lithiumFluoride: 0.5, fluorophosphate: 0.5,
            domain: 0.6 * SurfaceMaterial.polyvinylideneFluoride + 0.4 * SurfaceMaterial.conductiveCarbon,
            nickel2: 0.5, levelIrregularity: 0.06),
          sims: SIMSBinder(
            phosphateDecay: 26, phosphateRise: 1.3, phosphateRisePart: 0.95, oxideDepth: 20, oxideWidth: 6.5,
            nickel: 3500, phosphate: 4500, lithiumFluoride: 4500, phosphide: 2500, organic: 2500,
            fluorideDecay: 35, phosphideDecay: 16, thicknessScatter: 0.12),
          eels: EELSBinder(
            rockSaltThickness: 19.3, thicknessScatter: 0.08, interfaceWidth: 1.6, interphaseThickness: 3),
          icpms: ICPMSBinder(deposits: [2.6, 2.1, 15], scatter: 0.15)),
        adhesion: AdhesionBinder(
          interface: 38.0, cohesion: 57.0, peel: 11, coatingRoughness: 0.06, interfaceRoughness: 0.2)),
      Binder(
        name: "ISP50",
        cells: StudyDesign.CellBinder(
          xps: XPSBinder(
            oxideOxygenEnergy: 528.2, film: (4.0, softFilm, 0.15),
            patches: [
              .init(share: 0.85, interphaseThickness: 0.6, ground: .oxide),
              .init(share: 0.15, interphaseThickness: 0.6, ground: .domain),
            ],
            ether: 6, carbonyl: 2, lithiumFluoride: 0.12, fluorophosphate: 0.12,
            domain: 0.6 * softFilm + 0.4 * SurfaceMaterial.conductiveCarbon, nickel2: 0.35,
            levelIrregularity: 0.01),
          sims: SIMSBinder(
            phosphateDecay: 6, phosphateRise: 1.1, phosphateRisePart: 0.95, oxideDepth: 8, oxideWidth: 2.5,
            nickel: 3500, phosphate: 5000, lithiumFluoride: 2500, phosphide: 700, organic: 1200,
            fluorideDecay: 7, phosphideDecay: 6, thicknessScatter: 0.06),
          eels: EELSBinder(
            rockSaltThickness: 3.9, thicknessScatter: 0.08, interfaceWidth: 0.9, interphaseThickness: 2),
          icpms: ICPMSBinder(deposits: [0.7, 0.55, 4.0], scatter: 0.15)),
        adhesion: AdhesionBinder(interface: 90.2, cohesion: 85.0, peel: 59, interfaceRoughness: 0.06)),
    ],
    eelsLamellae: 3,
    adhesion: AdhesionPlan(
      infix: "fresh-",
      drives: [
        BladeDrive(folder: "saicas", horizontalVelocity: 2, verticalVelocity: 0.2, levelTime: 150)
      ], notation: .comma),
    relations: [
      Relation(
        keys: [
          "xps.share.C 1s.C-O", "xps.share.C 1s.C=O", "xps.share.F 1s.LiF", "xps.share.F 1s.LixPFyOz",
          "xps.share.O 1s.TM-O",
        ], higher: "PVDF", lower: "ISP50", etchTimes: [0]),
      Relation(
        keys: [
          "sims.total_thickness", "sims.near_surface.LiF2-", "sims.near_surface.CP-", "icpms.deposit.Ni",
          "icpms.deposit.Co", "icpms.deposit.Mn", "icpms.deposit_molar.Ni", "icpms.deposit_molar.Co",
          "icpms.deposit_molar.Mn", "eels.rock_salt_thickness", "eels.pre_edge_onset_depth",
          "eels.l3_l2.half_depth",
        ], higher: "PVDF", lower: "ISP50", etchTimes: nil),
      Relation(
        keys: [
          "sims.near_surface.Ni-", "eels.delta_e.near_surface", "adhesion.strength.interface",
          "adhesion.shear_stress.cohesion", "adhesion.strength.peel",
        ], higher: "ISP50", lower: "PVDF",
        etchTimes: nil),
    ])

  /// The ionic soft polymer as XPS sees it: a hydrocarbon chain with some ether, ester and fluorinated side groups (the
  /// paper gives no formula that would fix these; chosen).
  private static let softFilm = AtomDensities([
    (.carbonCarbon, 20), (.carbonOxygen, 2), (.carboxyl, 3), (.chainCH2, 5), (.chainCF2, 5),
    (.polymerFluorine, 10),
    (.doublyBondedOxygen, 6), (.singlyBondedOxygen, 4),
  ])
}
