/// A slip in a manifest or a folder that `interphase check` must find.
package struct CheckFault: Sendable {
  /// What is wrong.
  package let name: String
  /// The study with it.
  package let study: CheckedStudy
  /// The exit code.
  package let code: Int32
  /// What standard error must say: the place, and what mends it.
  package let says: [String]

  private init(_ name: String, _ study: CheckedStudy, code: Int32 = 2, _ says: String...) {
    (self.name, self.study, self.code, self.says) = (name, study, code, says)
  }

  /// Every planted fault.
  package static let all: [CheckFault] = keys + values + names + content + files + answers

  private static let sound = CheckedStudy.depthProfiles
  private static let spectra = CheckedStudy.spectra

  /// Mistyped keys; each is named with its line and the nearest word.
  private static let keys: [CheckFault] = [
    ("study", "studdy", 1), ("history", "histroy", 2), ("cycles", "cycels", 2), ("binders", "bindrs", 3),
    ("samples", "sampels", 4), ("tables", "tabels", 9), ("columns", "colunms", 10),
    ("sputterTime", "sputterTme", 11), ("ion", "iom", 11), ("sampleName", "samplName", 12),
    ("concentration", "concentratoin", 12), ("sims", "simms", 13), ("sputterRate", "sputterrate", 13),
    ("interphaseIon", "interfaceIon", 13), ("nearSurfaceIons", "nearSurfceIons", 13), ("area", "areaa", 14),
    ("volume", "volum", 14), ("elements", "element", 14), ("comparison", "comparsion", 15),
    ("better", "beter", 15), ("figures", "figurs", 16), ("figureFormats", "figureFormat", 17),
  ].map { word, mistyped, line in
    CheckFault(
      "key \(word)", sound.with("\(word):", "\(mistyped):"), "line \(line)", "Did you mean “\(word)”?")
  }

  /// Values that are none.
  private static let values = [
    CheckFault("a rate in an unknown unit", sound.with("0.2 nm/s", "0.2 nm/day"), "line 13", "nm/s"),
    CheckFault("a negative area", sound.with("2 cm²", "-2 cm²"), "line 14", "positive"),
    CheckFault("a volume in words", sound.with("10 mL", "ten"), "line 14", "mL"),
    CheckFault(
      "a state that is none", sound.with("state: cycled, files: [sims/p1", "state: cyceld, files: [sims/p1"),
      "line 5", "cycled"),
    CheckFault(
      "a role that is none", sound.with("name: P-1,", "name: P-1, role: contol,"), "line 5", "control"),
    CheckFault(
      "a figure that is none", sound.with("[sims-thickness]", "[sims-thicknes]"), "line 16", "sims-thickness"),
    CheckFault("a format that is none", sound.with("[png]", "[pgn]"), "line 17", "png"),
    CheckFault("too few draws", sound.with("sputterRate:", "draws: 5, sputterRate:"), "line 13", "100"),
    CheckFault(
      "a technique of tables that is none", sound.with("technique: sims", "technique: simms"), "line 11",
      "sims"),
  ]

  /// Names that match nothing.
  private static let names = [
    CheckFault(
      "an ion of the interphase", sound.with("interphaseIon: PO2-", "interphaseIon: PO4-"), "line 13", "PO2-"),
    CheckFault(
      "an ion without its sign", sound.with("interphaseIon: PO2-", "interphaseIon: PO2"), "line 13", "PO2-"),
    CheckFault(
      "an ion of the bulk", sound.with("interphaseIon:", "bulkIon: Co-, interphaseIon:"), "line 13", "Ni-"),
    CheckFault(
      "an ion near the surface", sound.with("Ions: [PO2-]", "Ions: [PO2-, LiF2-]"), "line 13", "LiF2-"),
    CheckFault(
      "a reference ion", sound.with("interphaseIon:", "pointwiseReference: CH-, interphaseIon:"), "line 13",
      "Ni-"),
    CheckFault("an element", sound.with("[Ni]}", "[Ni, Co]}"), "line 14", "“Co”"),
    CheckFault(
      "a channel", sound.with("elements: [Ni]", "elements: [Ni], channels: {Ni: 60Ni}"), "line 14", "“60Ni”"),
    CheckFault(
      "an internal standard", sound.with("elements:", "internalStandard: Sc45, elements:"), "line 14", "Sc45"),
    CheckFault(
      "a blank", sound.with("elements:", "blanks: [blnak], elements:"), "line 14", "Did you mean “blank”?"),
    CheckFault("a row of a sample", sound.with("name: P-1,", "name: P-1, rows: [P-9],"), "line 5", "“P-9”"),
    CheckFault(
      "a row of a file", sound.with("[ni.csv]", "[{path: ni.csv, row: [P-1, P-7]}]"), "line 9", "“P-7”"),
    CheckFault(
      "a key of a finding", sound.with("sims.total_thickness", "sims.totl_thickness"), "line 15",
      "Did you mean “sims.total_thickness”?"),
    CheckFault(
      "a finding of an unknown technique", sound.with("sims.total_thickness", "raman.band"), "line 15",
      "sims.total_thickness"),
    CheckFault(
      "a pattern of findings", sound.with("sims.total_thickness", "\"sims.tota_*\""), "line 15",
      "findings.csv"),
    CheckFault("a technique", sound.adding("techniques: [sims, icmps]"), "line 18", "icpms"),
    CheckFault(
      "an excluded sample", sound.adding("exclude: [{sample: P-11, reason: lost}]"), "line 18", "P-1"),
    CheckFault(
      "an excluded file", sound.adding("exclude: [{file: sims/p3.csv, reason: lost}]"), "line 18", "sims/p"),
    CheckFault(
      "an excluded technique", sound.adding("exclude: [{sample: P-1, technique: sism, reason: lost}]"),
      "line 18", "sims"),
    CheckFault(
      "a binder of a sample", sound.with("name: Q-1, binder: Q", "name: Q-1, binder: QQ"), "line 7", "Q"),
    CheckFault("a binder without samples", sound.with("[P, Q]", "[P, Q, R]"), "line 3", "“R”"),
    CheckFault(
      "a binder in two cases", sound.with("binders: [P, Q]\n", "").with("P-2, binder: P", "P-2, binder: p"),
      "line 5", "“p” and “P”"),
    CheckFault(
      "a binder with and without a hyphen",
      sound.with("binders: [P, Q]\n", "").with("P-1, binder: P", "P-1, binder: PVDF-A").with(
        "P-2, binder: P", "P-2, binder: PVDFA"), "line 5", "PVDF-A"),
    CheckFault(
      "a file of no declared columns", sound.with("files: \"sims/*.csv\"", "files: \"simms/*.csv\""),
      "line 11", "simms"),
    CheckFault("a region", spectra.with("[C 1s, F 1s]", "[C 1s, F 1s, O 1s]"), "line 6", "“O 1s”"),
    CheckFault("a region misspelt", spectra.with("[C 1s, F 1s]", "[C 1s, F1s]"), "line 6", "F 1s"),
    CheckFault(
      "a component of the reference", spectra.with("component: C-C", "component: C-CC"), "line 6",
      "Did you mean “C-C”?"),
    CheckFault("a component of a ratio", spectra.with("CFx / LiF", "CFy / LiF"), "line 6", "CFx"),
  ]

  /// One content for two specimens.
  private static let content = [
    CheckFault(
      "a file for two samples", sound.with("sims/q1.csv", "sims/p1.csv"), "line 7", "P-1 and Q-1",
      "own file"),
    CheckFault(
      "one profile under two names", sound.with(file: "sims/q1.csv", sound.files["sims/p1.csv"]), "line 7",
      "the same bytes"),
    CheckFault(
      "a file twice in a sample", sound.with("[sims/p1.csv]", "[sims/p1.csv, sims/p1.csv]"), "line 5",
      "Name it once"),
    CheckFault(
      "a file by two patterns", sound.with("[sims/p1.csv]", "[sims/p1.csv, \"sims/p1*.csv\"]"), "line 5",
      "Name it once"),
    CheckFault("a table twice", sound.with("[ni.csv]", "[ni.csv, ni.csv]"), "line 9", "Name it once"),
    CheckFault(
      "a row for two samples",
      sound.with("name: P-1,", "name: P-1, rows: [P-1],").with("name: P-2,", "name: P-2, rows: [P-1],"),
      "line 6", "P-1 and P-2"),
  ]

  /// Files that are not there, cannot be read, or are not used.
  private static let files = [
    CheckFault("a file that is not there", sound.with(file: "sims/p1.csv", nil), "line 5", "sims/p1.csv"),
    CheckFault(
      "a pattern without files", sound.with("[sims/p1.csv]", "[sims/x*.csv]"), "line 5", "sims/x*.csv"),
    CheckFault(
      "a file outside", sound.with("[sims/p1.csv]", "[/etc/hostname]"), "line 5", "allowFilesOutside"),
    CheckFault(
      "an empty file", sound.with(file: "sims/p1.csv", ""), code: 3, "sims/p1.csv", "without a byte"),
    CheckFault(
      "a picture",
      sound.with("[sims/p1.csv]", "[sims/p1.csv, photo.png]").with(
        file: "photo.png", "\u{89}PNG\r\n\u{1A}\n"), code: 3, "photo.png"),
    CheckFault(
      "a letter among numbers", sound.with(file: "sims/p1.csv", "t,PO2-,Ni-\n0,1,2\n1,x,2\n2,1,2\n"), code: 3,
      "sims/p1.csv", "line 3"),
    CheckFault(
      "columns that are swapped",
      sound.with("sputterTime: t, ion: [PO2-, Ni-]", "sputterTime: PO2-, ion: [t, Ni-]"), code: 3,
      "sims/p1.csv", "two may be swapped"),
    CheckFault(
      "a table without a row of a sample", sound.with(file: "ni.csv", "Sample,Ni\na,1\nb,2\n"), code: 3,
      "ni.csv", "a, b", "rows:"),
    CheckFault(
      "a sample without anything", sound.with("tables:", "  - {name: Q-3, binder: Q}\ntables:"), code: 3,
      "Q-3", "nothing of this sample"),
    CheckFault(
      "a technique without files", sound.adding("techniques: [sims, icpms, eels]"), code: 3, "eels", "EELS"),
  ]

  /// What a run would leave without an answer; nothing is wrong with the manifest.
  private static let answers = [
    CheckFault(
      "one specimen of a binder",
      sound.with("  - {name: Q-2, binder: Q, state: cycled, files: [sims/q2.csv]}\n", ""), code: 0,
      "Q has one sample"),
    CheckFault(
      "no charge reference",
      spectra.with("[C 1s, F 1s]", "[F 1s, C 1s]").with("files: [c.csv, f.csv]", "files: [f.csv]").with(
        "  - {files: c.csv, technique: xps, bindingEnergy: E, intensity: {column: I, unit: counts}, species: C, transition: 1s}\n",
        ""
      ).with("regions: [F 1s, C 1s], ", ""), code: 0, "P-1", "charge reference"),
  ]
}
