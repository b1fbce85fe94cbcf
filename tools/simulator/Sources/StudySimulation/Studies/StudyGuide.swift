extension StudyDesign {
  /// The text of the study's README: what a reader of the files has to know and cannot read from them.
  func guide(seed: UInt64) -> String {
    let names = binders.map(\.name)
    let cellRows = [
      (
        "xps/*.vms", "VAMAS (ISO 14976): C 1s, F 1s, O 1s, Ni 2p at \(XPSCell.etchTimes.count) etch times",
        xpsCells
      ),
      ("sims/*.txt", "ION-TOF SurfaceLab ASCII depth profile, negative ions", simsCells),
      ("eels/*.dm3", "Gatan DM3 line scan, 490 to 914.5 eV, 45 nm", eelsLamellae),
      ("icpms/batch.xlsx", "Agilent MassHunter table: blank, standards, foil blanks, cells", icpmsCells),
    ]
    let adhesionRows =
      adhesion.drives.map { drive in
        (
          "\(drive.folder)/*.csv",
          "blade through the coating, set \(drive.loads == nil ? "velocities" : "load"): time, way, depth, forces",
          adhesion.electrodes
        )
      }
      + (binders.contains { $0.adhesion.peel != nil }
        ? [("peel/*.csv", "180° peel: way of the clamp, force", adhesion.electrodes)] : [])
      + (hasCrossCuts
        ? [
          (
            "cross-cut.csv", "squares of \(CrossCut.squares) that a tape took off a cut lattice",
            adhesion.electrodes
          )
        ] : [])
    let rows = (hasCells ? cellRows : []) + adhesionRows
    let table = rows.map { "| `\($0.0)` | \($0.1) | \($0.2) |" }.joined(separator: "\n")
    return """
      # Study \(letter): \(names.dropLast().joined(separator: ", ")) and \(names.last ?? "")

      Simulated by `tools/simulator` with seed \(seed): real file formats, forward models, counting noise. No file here is a
      measurement. The models and their numbers are described in `tools/simulator/README.md`; what is true of these
      files is in `truth.json`, with the rules and the facts below in machine-readable form.

      | files | what they are | a binder |
      | --- | --- | --- |
      \(table)

      \(naming)

      ## What the files do not say
      \(cellGuide)\(adhesionGuide)

      """
  }

  private var naming: String {
    let electrode = "`BINDER-\(adhesion.infix)1`, `BINDER-\(adhesion.infix)2`, …"
    guard hasCells else { return "Electrodes are named \(electrode)" }
    return "Cells are named `BINDER-1`, `BINDER-2`, …, fresh electrodes \(electrode)"
      + (eelsLamellae == 1 ? " EELS has one lamella a binder: not to be tested." : "")
  }

  private var adhesionGuide: String {
    let depths = binders.map {
      "\($0.name) \(significant($0.adhesion.thickness, 3)) and \(significant($0.adhesion.setDepth, 3)) µm"
    }.joined(separator: ", ")
    let strip = "\(significant(adhesion.stripWidth, 3)) × \(significant(adhesion.stripLength, 3)) mm²"
    let peel = """

      - Peel: strips of \(strip), the width to 1.5 %; at 180° the clamp moves twice as far as the strip is peeled.
      """
    return """
      - Blade: \(significant(AdhesionPlan.bladeWidth, 3)) mm wide, ground to 1.2 %; forces to 0.6 % (standard uncertainties, one error a study).
        Thickness of the coating and depth at which the blade runs level inside it: \(depths).
        The zero of the force is off and drifts; grains make it jump.
      """ + (binders.contains { $0.adhesion.peel != nil } ? peel : "")
  }

  private var cellGuide: String {
    guard let first = cellBinders.first else { return "" }
    return """
      - XPS: etch rate 0.2 nm/min; transmission flat; charged upwards by a few tenths of an eV, so that C–C has to be put
        to 284.8 eV; lattice oxygen (TM–O) at \(significant(first.cells.xps.oxideOxygenEnergy, 4)) eV; counts are summed
        over the sweeps of 0.3 s a point (both are in the file).
      - SIMS: sputter rate 0.2 nm/s with a standard uncertainty of 5 %, one error for all profiles of the study; analysis
        100 × 100 µm², crater 300 × 300 µm²; 16384 shots a point, dead time corrected by the vendor; the transient lasts
        1 nm.
      - EELS: the scan begins outside the particle; counted electrons; probe 0.8 nm; t/λ 0.3, plural scattering left out.
      - ICP-MS: the whole lithium disc (16 mm diameter, one face: \(significant(ICPMSBatch.discArea, 6)) cm²) digested in
        acid, made up to 25.0 mL and diluted 20 times, both to 0.1 % (standard uncertainty). `Conc.` is in the digest
        before the dilution, that is `Meas. Conc.` times `Total Dil.`. Rows of type `LRB` are digests of pristine foil
        and have to be subtracted; rows of the same `Sample Name` are aspirations of one cell; the matrix holds back some
        5 % of the signal, for which Sc is the internal standard (the vendor's concentrations are corrected for it).

      """
  }
}
