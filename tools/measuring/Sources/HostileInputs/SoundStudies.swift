extension CheckedStudy {
  /// Manifests with which nothing is wrong, as people write them.
  package static let sound: [CheckedStudy] = {
    let base = CheckedStudy.depthProfiles
    return [
      base, spectra, base.adding("seed: 7"), base.adding("techniques: [sims]"),
      base.adding("exclude: [{sample: P-2, technique: sims, reason: charged}]"),
      base.adding("exclude: [{file: sims/p2.csv, reason: charged}]"),
      base.with("[P, Q]", "[P, {name: Q, sims: {sputterRate: 0.4 nm/s}}]"),
      base.with("name: P-1,", "name: P-1, rows: [P-1],"),
      base.with("name: P-1,", "name: P-1, sims: {transient: 2 s},"),
      base.with("[sims/p1.csv]", "[{path: sims/p1.csv, sims: {bulkIon: Ni-}}]"),
      base.with("[ni.csv]", "[{path: ni.csv, icpms: {area: 1.13 cm²}}]"),
      base.with("elements:", "blanks: [blank], elements:"),
      base.with("sims.total_thickness: lower", "icpms.deposit.*: lower"),
      base.with("sims.total_thickness: lower", "\"sims.*\": none"),
      base.with("nearSurfaceIons: [PO2-]", "nearSurfaceIons: [\"PO2 -\", Ni-]"),
      base.with(
        "tables:", "  - {name: P-0, binder: P, role: control, state: soaked, files: [sims/p0.csv]}\ntables:"
      )
      .with(file: "sims/p0.csv", "t,PO2-,Ni-\n" + (0..<40).map { "\($0),\(90 - $0),\(4 * $0)\n" }.joined()),
      base.with("tables:", "  - {name: blank, role: blank}\ntables:"),
      base.with("binders: [P, Q]\n", ""),
      spectra.with("[C 1s, F 1s]", "{F 1s: {components: {LiF: {position: 685.1 eV ± 0.1 eV}}}}"),
      spectra.with("component: C-C", "shift: 1.2 eV"),
    ]
  }()
}
