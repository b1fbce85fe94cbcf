extension StudyDesign {
  /// What the files do not hold and a manifest has to say.
  var facts: JSONText {
    .object(cellFacts + [("adhesion", adhesionFacts)])
  }

  private var adhesionFacts: JSONText {
    .object([
      ("bladeWidth_mm", .number(AdhesionPlan.bladeWidth)),
      ("bladeWidthRelativeStandardUncertainty", .number(AdhesionPlan.bladeWidthDeviation)),
      ("forceRelativeStandardUncertainty", .number(AdhesionPlan.forceDeviation)),
      ("stripWidth_mm", .number(adhesion.stripWidth)),
      ("stripWidthRelativeStandardUncertainty", .number(AdhesionPlan.stripWidthDeviation)),
      ("stripLength_mm", .number(adhesion.stripLength)), ("peelAngle_deg", .number(180)),
      (
        "coatingThickness_um",
        .object(binders.map { ($0.name, .number($0.adhesion.thickness)) })
      ),
      ("setDepth_um", .object(binders.map { ($0.name, .number($0.adhesion.setDepth)) })),
      (
        "drives",
        .object(
          adhesion.drives.map { drive in
            (
              drive.folder,
              .string(
                drive.loads.map {
                  "set load: \(significant($0.cutting, 3)) N cutting, \(significant($0.level, 3)) N level"
                }
                  ?? "set velocities: \(significant(drive.horizontalVelocity, 3)) and \(significant(drive.verticalVelocity, 3)) µm/s"
              )
            )
          })
      ),
    ])
  }

  private var cellFacts: [(String, JSONText)] {
    guard let first = cellBinders.first else { return [] }
    return [
      (
        "xps",
        .object([
          ("photonEnergy_eV", .number(PhotoelectronRegion.photonEnergy)),
          ("etchRate_nm_per_min", .number(0.2)),
          ("transmission", .string("flat: 1 at every kinetic energy")),
          (
            "sensitivityFactors",
            .string("Scofield: C 1s 1.00, F 1s 4.43, O 1s 2.93, Ni 2p (both lines) 22.18")
          ),
          ("lineShape", .string("SGL(30): 0.7 Gaussian + 0.3 Lorentzian of equal height and width")),
          (
            "background",
            .string(
              "flat level + slight straight line + a step behind every line that is proportional to its area: "
                + "Shirley's background of the noise-free peaks exactly, with the line added")
          ),
          (
            "components_eV",
            .object(
              PhotoelectronComponent.allCases.map { component in
                let energy =
                  component == .oxideOxygen ? first.cells.xps.oxideOxygenEnergy : component.bindingEnergy
                return (
                  "\(component.region.label) \(component.name) \(significant(energy, 5))",
                  .object([("energy", .number(energy)), ("fullWidth", .number(component.fullWidth))])
                )
              })
          ),
          (
            "chargeReference",
            .string("C 1s C-C 284.8 eV; the spectra are charged by a few tenths of an eV upwards")
          ),
          (
            "doublet",
            .string("Ni 2p: 17.3 eV, 2 : 1, equal widths, mains and both satellites (861.0, 864.0 eV)")
          ),
          (
            "pairedCarbon",
            .string("C 1s CH2 286.3 and CF2 290.8 eV come from PVDF alone, areas 1 : 1, equal widths")
          ),
        ])
      ),
      (
        "sims",
        .object([
          ("sputterRate_nm_per_s", .number(SIMSAcquisition.statedRate)),
          ("sputterRateStandardUncertainty_nm_per_s", .number(SIMSAcquisition.rateUncertainty)),
          ("rateNote", .string("one rate for all profiles of the study: its error is shared by every cell")),
          ("shotsPerPoint", .integer(SIMSAcquisition.shots)),
          ("analysisArea_um2", .number(10000)), ("sputterArea_um2", .number(90000)),
          ("transientEnd_nm", .number(SIMSCell.transientEnd)),
          ("nearSurfaceEnd_nm", .number(SIMSCell.nearSurfaceEnd)),
          ("analysisBeam", .string("Bi+ 30 keV 1 pA")), ("sputterBeam", .string("Cs+ 2 keV 120 nA")),
        ])
      ),
      (
        "eels",
        .object([
          ("specimens", .integer(eelsLamellae)),
          ("scan", .string("from outside into the particle, 0.5 nm a step, 44.5 nm")),
          ("probe_fwhm_nm", .number(0.8)), ("thickness_over_mean_free_path", .number(0.3)),
          ("noise", .string("counted electrons, Poisson")),
          ("axisNote", .string("the energy axis of each lamella is off by some tenths of an eV")),
        ])
      ),
      (
        "icpms",
        .object([
          ("preparation", .string("acid digest of the whole lithium disc")),
          ("discDiameter_mm", .number(ICPMSBatch.discDiameter)),
          ("discArea_cm2", .number(ICPMSBatch.discArea)),
          ("digestVolume_mL", .number(ICPMSBatch.digestVolume)),
          ("digestVolumeRelativeStandardUncertainty", .number(ICPMSBatch.volumeDeviation)),
          ("dilution", .number(ICPMSBatch.dilution)),
          ("dilutionRelativeStandardUncertainty", .number(ICPMSBatch.volumeDeviation)),
          ("calibration", .string("unweighted line through the blank, on ratios to Sc (internal standard)")),
          ("standards_ppb", .array(ICPMSBatch.standards.map { .number($0) })),
          (
            "concentrationColumn",
            .string("Conc. is Meas. Conc. times Total Dil.: µg/L in the digest before dilution")
          ),
          (
            "blanks", .string("rows of type LRB: pristine lithium foil, digested and diluted like the anodes")
          ),
          ("repeats", .string("rows with the same Sample Name are aspirations of one cell's digest")),
        ])
      ),
    ]
  }

  /// The rules behind the keys.
  var definitions: [(key: String, rule: String)] {
    (hasCells ? Self.cellDefinitions : []) + Self.adhesionDefinitions
      + (hasCrossCuts ? [("cells.share.squares lost", "probability that a square is lost")] : [])
  }

  private static let adhesionDefinitions: [(key: String, rule: String)] = [
    (
      "adhesion.strength",
      "force along the surface / blade width where the blade runs level at the depth, without roughness"
    ),
    ("adhesion.strength.interface", "the same along the collector"),
    ("adhesion.strength.cohesion", "the same inside the coating at the set depth"),
    (
      "adhesion.shear_stress.cohesion",
      "that force per width / (2 depth cot φ), φ from both forces, or 45° where the load is set (studies C and D)"
    ),
    ("adhesion.strength.peel", "force / strip width behind the first peak, without roughness"),
    ("adhesion.interface_depth", "thickness of the coating"),
  ]

  private static let cellDefinitions: [(key: String, rule: String)] = [
    (
      "xps.atomic_percent",
      "component areas / sensitivity factor, summed by element, of C, F, O and Ni together"
    ),
    (
      "xps.share",
      "area of the component / area of all components of the region; both lines of a doublet together"
    ),
    ("xps.ratio", "ratio of component areas; the nickel ratio is of the main peaks without satellites"),
    ("sims.outer_thickness", "depth of the PO2- maximum from the end of the transient (1 nm) on"),
    (
      "sims.total_thickness",
      "first depth beyond it where PO2-/max <= Ni-/max; max over the profile from the end of the transient on"
    ),
    ("sims.near_surface", "mean of ion / total over the data points from 1 to 6 nm"),
    (
      "eels.rock_salt_thickness",
      "centre of the error function of the layered fraction, minus the position of half the transition-metal signal"
    ),
    (
      "eels.delta_e.near_surface",
      "mean over scan points 0 to 10 nm deep of: highest point of the O K edge in 536-546 eV minus that in 526-534.5 eV"
    ),
    (
      "eels.pre_edge_onset_depth",
      "first depth where the area of the whole O K pre-edge (526-534.5 eV, all phases) is half of the bulk's"
    ),
    (
      "eels.l3_l2.surface",
      "area ratio of the white lines without continuum, mean over scan points 0 to 1 nm deep"
    ),
    ("eels.l3_l2.bulk", "the same, mean over the last 5 nm of the scan"),
    ("eels.l3_l2.half_depth", "first depth where the ratio has come half way from surface to bulk"),
    ("icpms.deposit", "metal on one face of the disc, without what pristine foil and acid bring"),
  ]
}
