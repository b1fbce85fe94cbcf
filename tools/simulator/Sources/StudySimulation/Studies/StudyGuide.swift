extension StudyDesign {
  /// The text of the study's README: what a reader of the files has to know and cannot read from them.
  func guide(seed: UInt64) -> String {
    let names = binders.map(\.name)
    let rows = [
      (
        "xps/*.vms", "VAMAS (ISO 14976): C 1s, F 1s, O 1s, Ni 2p at \(XPSCell.etchTimes.count) etch times",
        xpsCells
      ),
      ("sims/*.txt", "ION-TOF SurfaceLab ASCII depth profile, negative ions", simsCells),
      ("eels/*.dm3", "Gatan DM3 line scan, 490 to 914.5 eV, 45 nm", eelsLamellae),
      ("icpms/batch.xlsx", "Agilent MassHunter table: blank, standards, foil blanks, cells", icpmsCells),
    ]
    let table = rows.map { "| `\($0.0)` | \($0.1) | \($0.2) |" }.joined(separator: "\n")
    return """
      # Study \(letter): \(names.joined(separator: " and "))

      Simulated by `tools/simulator` with seed \(seed): real file formats, forward models, counting noise. No file here is a
      measurement. The models and their numbers are described in `tools/simulator/README.md`; what is true of these
      files is in `truth.json`, with the rules and the facts below in machine-readable form.

      | files | what they are | cells a binder |
      | --- | --- | --- |
      \(table)

      Cells are named `BINDER-1`, `BINDER-2`, …\(eelsLamellae == 1 ? " EELS has one lamella a binder: not to be tested." : "")

      ## What the files do not say
      - XPS: etch rate 0.2 nm/min; transmission flat; charged upwards by a few tenths of an eV, so that C–C has to be put
        to 284.8 eV; lattice oxygen (TM–O) at \(significant(binders[0].xps.oxideOxygenEnergy, 4)) eV; counts are summed
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
