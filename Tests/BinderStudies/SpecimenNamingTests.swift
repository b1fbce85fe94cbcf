import BinderStudies
import Testing

/// Which specimens files are of, from their names alone.
@Suite struct SpecimenNamingTests {
  /// A way to name files, with the specimens that they are of.
  struct Layout: CustomTestStringConvertible, Sendable {
    var name: String
    var files: [(group: String, path: String)]
    var binders: Set<String>
    var samples: Int

    var testDescription: String { name }

    init(_ name: String, files: [(group: String, path: String)], binders: Set<String>, samples: Int) {
      (self.name, self.files, self.binders, self.samples) = (name, files, binders, samples)
    }
  }

  private static let two = ["PVDF", "ISP50"]

  private static func files(_ group: String, _ paths: [String]) -> [(group: String, path: String)] {
    paths.map { (group, $0) }
  }

  /// The name of each of some cells of each binder.
  private static func each(
    _ name: (String, Int) -> String, _ binders: [String] = two, _ cells: Int = 3
  ) -> [String] {
    binders.flatMap { binder in (1...cells).map { name(binder, $0) } }
  }

  static let layouts: [Layout] = [
    Layout(
      "readme",
      files: files("xps", each { "xps/\($0)-\($1).vms" }) + files("sims", each { "sims/\($0)-\($1).txt" }),
      binders: Set(two), samples: 6),
    Layout(
      "datefirst",
      files: files("xps", each { "2025-03-1\($1)_\($0)_Zelle0\($1)_XPS C1s.vms" })
        + files("sims", each { "2025-04-02_\($0)_Zelle0\($1)_ToF neg.txt" }), binders: Set(two), samples: 6),
    Layout(
      "techfolders",
      files: files("xps", each { "XPS_data/\($0)-\($1).vms" })
        + files("sims", each { "TOF SIMS 2025/\($0)_0\($1).txt" }), binders: Set(two), samples: 6),
    Layout(
      "binderfolders",
      files: files("xps", each { "\($0)/cell\($1)/xps.vms" })
        + files("sims", each { "\($0)/cell\($1)/sims_neg.txt" }), binders: Set(two), samples: 6),
    Layout(
      "binder/tech/num",
      files: files("xps", each { "\($0)/XPS/\($1).vms" }) + files("sims", each { "\($0)/SIMS/\($1).txt" }),
      binders: Set(two), samples: 6),
    Layout(
      "operator",
      files: files("xps", each { "JK_\($0)_\($1)_xps.vms" }) + files("sims", each { "MB_\($0)_\($1).txt" }),
      binders: Set(two), samples: 6),
    Layout(
      "operator trailing mixed",
      files: files("xps", ["PVDF_1_JK.vms", "PVDF_2_MB.vms", "ISP50_1_JK.vms", "ISP50_2_JK.vms"]),
      binders: Set(two), samples: 4),
    Layout(
      "study A names",
      files: files("xps", each({ "xps/\($0)-\($1).vms" }, ["PVDF", "PVDF-A-N5"]))
        + files("eels", ["eels/PVDF-1.dm3", "eels/PVDF-A-N5-1.dm3"]), binders: ["PVDF", "PVDF-A-N5"],
      samples: 6),
    Layout(
      "study A fresh",
      files: files("xps", each({ "xps/\($0)-\($1).vms" }, ["PVDF", "PVDF-A-N5"]))
        + files("adh", each({ "saicas/\($0)-fresh-\($1).csv" }, ["PVDF", "PVDF-A-N5"])),
      binders: ["PVDF", "PVDF-A-N5"], samples: 12),
    Layout(
      "glued", files: files("xps", each({ "\($0)\($1).vms" }, ["PVDF", "CMC"])), binders: ["PVDF", "CMC"],
      samples: 6),
    Layout(
      "glued0", files: files("xps", each({ "\($0)_0\($1).vms" }, ["PVDF", "ISP33", "ISP50", "ISP67"])),
      binders: ["PVDF", "ISP33", "ISP50", "ISP67"], samples: 12),
    Layout(
      "grades no cells", files: files("xps", ["ISP33.vms", "ISP50.vms", "ISP67.vms", "PVDF.vms"]),
      binders: ["PVDF", "ISP33", "ISP50", "ISP67"], samples: 4),
    Layout(
      "grades spaced", files: files("xps", ["ISP 33 1.vms", "ISP 33 2.vms", "ISP 50 1.vms", "ISP 50 2.vms"]),
      binders: ["ISP-33", "ISP-50"], samples: 4),
    Layout(
      "letters", files: files("xps", ["PVDF_a.vms", "PVDF_b.vms", "CMC_a.vms", "CMC_b.vms"]),
      binders: ["PVDF", "CMC"], samples: 4),
    Layout(
      "hash", files: files("xps", ["PVDF #1.vms", "PVDF #2.vms", "PAA #1.vms", "PAA #2.vms"]),
      binders: ["PVDF", "PAA"], samples: 4),
    Layout(
      "korean", files: files("xps", each({ "cheukjeong/\($0) sel \($1) XPS.vms" }, ["PVDF", "PAA"])),
      binders: ["PVDF", "PAA"], samples: 6),
    Layout(
      "german",
      files: files(
        "sims", each({ "Messdaten/ToF-SIMS/Probe \($1) \($0) Tiefenprofil.txt" }, ["PVDF", "CMC-SBR"])),
      binders: ["PVDF", "CMC-SBR"], samples: 6),
    Layout(
      "cathode", files: files("xps", each({ "NMC811_\($0)_cell\($1).vms" }, ["PVDF", "PAA"])),
      binders: ["PVDF", "PAA"], samples: 6),
    Layout(
      "copies", files: files("xps", each({ "\($0)-\($1).vms" }) + ["PVDF-1 (copy).vms"]), binders: Set(two),
      samples: 6),
    Layout(
      "regions", files: files("xps", each({ "\($0)_\($1)_C1s.vms" }) + each({ "\($0)_\($1)_F1s.vms" })),
      binders: Set(two), samples: 6),
    Layout(
      "region folders",
      files: files("xps", each({ "\($0)/\($1)/C 1s.vms" }) + each({ "\($0)/\($1)/O 1s.vms" })),
      binders: Set(two), samples: 6),
    Layout("cycles", files: files("xps", each({ "\($0)_300cyc_\($1).vms" })), binders: Set(two), samples: 6),
    Layout(
      "date dirs",
      files: files("xps", each({ "2025-03-0\($1)/\($0)-\($1).vms" }))
        + files("sims", each({ "20250410/\($0)-\($1).txt" })), binders: Set(two), samples: 6),
    Layout(
      "unknown binder", files: files("xps", each({ "XB7_\($1).vms" }, ["x"])), binders: ["XB7"], samples: 3),
    Layout(
      "binder A B", files: files("xps", each({ "Binder \($0)/cell \($1).vms" }, ["A", "B"])),
      binders: ["A", "B"], samples: 6),
    Layout(
      "binderA glued", files: files("xps", each({ "binder\($0)_\($1).vms" }, ["A", "B"])),
      binders: ["binderA", "binderB"], samples: 6),
    Layout(
      "number first",
      files: files("xps", ["01_PVDF_XPS.vms", "02_PVDF_XPS.vms", "03_ISP50_XPS.vms", "04_ISP50_XPS.vms"]),
      binders: Set(two), samples: 4),
    Layout(
      "mixed case",
      files: files("xps", each { "xps/\($0.lowercased())_\($1).vms" })
        + files("sims", each { "\($0)-\($1).txt" }), binders: Set(two), samples: 6),
    Layout(
      "spots", files: files("sims", each({ "\($0)-\($1)_spot1.txt" }) + each({ "\($0)-\($1)_spot2.txt" })),
      binders: Set(two), samples: 6),
    Layout(
      "umlaut", files: files("xps", each({ "Bindemittel/\($0)/Messung \($1)/xps.vms" }, ["PVDF", "Stärke"])),
      binders: ["PVDF", "Stärke"], samples: 6),
    Layout(
      "project word",
      files: files("xps", each({ "Shield_\($0)_\($1)_XPS.vms" }))
        + files("sims", each({ "Shield_\($0)_\($1)_SIMS.txt" })), binders: Set(two), samples: 6),
    Layout(
      "settings", files: files("sims", each({ "\($0)_\($1)_Bi3_30keV_Cs_2keV_neg.txt" })), binders: Set(two),
      samples: 6),
    Layout(
      "pristine",
      files: files("xps", each({ "\($0)_\($1)_cycled.vms" }) + each({ "\($0)_\($1)_pristine.vms" })),
      binders: Set(two), samples: 12),
    Layout("batch no", files: files("xps", each({ "B12_\($0)_\($1).vms" })), binders: Set(two), samples: 6),
    Layout(
      "three level",
      files: files("xps", each({ "Kim/2025/XPS/\($0)/\($0)_\($1).vms" }))
        + files("eels", each({ "Kim/2025/EELS/\($0)/\($0)_\($1)_linescan.dm3" })), binders: Set(two),
      samples: 6),
    Layout("C suffix", files: files("xps", each({ "\($0)-C\($1).vms" })), binders: Set(two), samples: 6),
    Layout(
      "ratio", files: files("xps", each({ "\($0)_\($1).vms" }, ["CMC-SBR", "CMC-PAA", "PVDF"])),
      binders: ["CMC-SBR", "CMC-PAA", "PVDF"], samples: 9),
    Layout(
      "slash comb", files: files("xps", each({ "\($0) \($1).vms" }, ["CMC+SBR", "PVDF"])),
      binders: ["CMC-SBR", "PVDF"], samples: 6),
    Layout("rep words", files: files("xps", each({ "\($0)_rep\($1).vms" })), binders: Set(two), samples: 6),
    Layout(
      "xps PVDF 1 long date", files: files("xps", each({ "XPS \($0) \($1) 11.03.2025.vms" })),
      binders: Set(two), samples: 6),
    Layout(
      "single cells",
      files: files("xps", ["PVDF.vms", "PVDF-A.vms", "PVDF-A-N1.vms", "PVDF-A-N2.vms", "PVDF-A-N5.vms"]),
      binders: ["PVDF", "PVDF-A", "PVDF-A-N1", "PVDF-A-N2", "PVDF-A-N5"], samples: 5),
    Layout(
      "single cells + number",
      files: files(
        "xps", each({ "\($0)_\($1).vms" }, ["PVDF", "PVDF-A", "PVDF-A-N1", "PVDF-A-N2", "PVDF-A-N5"], 2)),
      binders: ["PVDF", "PVDF-A", "PVDF-A-N1", "PVDF-A-N2", "PVDF-A-N5"], samples: 10),
    Layout(
      "PVDF_1_2 repeats",
      files: files("sims", ["PVDF_1_1.txt", "PVDF_1_2.txt", "PVDF_2_1.txt", "CMC_1_1.txt", "CMC_2_1.txt"]),
      binders: ["PVDF", "CMC"], samples: 4),
    Layout(
      "grade folder",
      files: files("xps", each({ "\($0)/\($0)_\($1)_xps.vms" }, ["ISP33", "ISP50", "PVDF"]))
        + files("eels", ["EELS/ISP50 linescan1.dm3", "EELS/PVDF linescan1.dm3"]),
      binders: ["ISP33", "ISP50", "PVDF"], samples: 11),
    Layout(
      "wt percent", files: files("xps", each({ "\($0) 2wt% cell \($1).vms" }, ["PVDF", "PAA"])),
      binders: ["PVDF", "PAA"], samples: 6),
    Layout(
      "kdate", files: files("xps", each({ "250311_\($0)_\($1)_XPS_C1s.vms" }, ["PVDF", "PAA"])),
      binders: ["PVDF", "PAA"], samples: 6),
    Layout(
      "tech in middle",
      files: files("xps", each({ "\($0)_XPS_\($1).vms" }))
        + files("sims", each({ "\($0)_TOF-SIMS_\($1).txt" })), binders: Set(two), samples: 6),
    Layout(
      "korean2", files: files("xps", each({ "baindeo_\($0)_siryo\($1).vms" }, ["PVDF", "SBR-CMC"])),
      binders: ["PVDF", "SBR-CMC"], samples: 6),
    Layout(
      "blank table", files: files("xps", each({ "\($0)-\($1).vms" })) + files("sims", ["blank.txt"]),
      binders: Set(two), samples: 6),
    Layout(
      "long folders",
      files: files(
        "xps", each({ "Projekt Shield/2025_03_11 XPS (Mueller)/\($0)_\($1) nach 300 Zyklen.vms" })),
      binders: Set(two), samples: 6),
    Layout(
      "instrument",
      files: files("xps", each({ "Kratos/\($0)_\($1).vms" }))
        + files("sims", each({ "IONTOF/\($0)_\($1).txt" })), binders: Set(two), samples: 6),
    Layout(
      "pvdf solef", files: files("xps", each({ "\($0)_\($1).vms" }, ["PVDF5130", "PVDF761"])),
      binders: ["PVDF5130", "PVDF761"], samples: 6),
    Layout(
      "zelle glued", files: files("xps", each({ "Zelle\($1)_\($0).vms" })), binders: Set(two), samples: 6),
    Layout(
      "folder cells flat",
      files: files("xps", each({ "\($0)_\($1)/xps/C1s.vms" }))
        + files("sims", each({ "\($0)_\($1)/sims/neg.txt" })), binders: Set(two), samples: 6),
    Layout(
      "one binder per technique",
      files: files("xps", each({ "\($0)-\($1).vms" }, ["ISP50"], 2))
        + files("sims", each({ "\($0)-\($1).txt" }, ["ISP50", "PVDF"], 2)), binders: Set(two), samples: 4),
  ]

  @Test(arguments: layouts) func bindersAndCellsFollowFromWhatVaries(layout: Layout) {
    let naming = SpecimenNaming(
      layout.files.map { file in
        var parts = file.path.split(separator: "/").map(String.init)
        let last = parts.removeLast().split(separator: ".").dropLast().joined(separator: ".")
        return (parts: parts + [last], group: file.group)
      })
    let found = naming.suggestions.compactMap { $0 }.filter { !$0.isBlank }
    #expect(Set(found.map { $0.binder.lowercased() }) == Set(layout.binders.map { $0.lowercased() }))
    #expect(Set(found.map(\.sample)).count == layout.samples, "\(Set(found.map(\.sample)).sorted())")
  }

  @Test func oneCellByTwoTechniquesIsOneSample() {
    let naming = SpecimenNaming([
      (parts: ["sims", "PVDF_01"], group: "sims"), (parts: ["xps", "PVDF-1"], group: "xps"),
      (parts: ["xps", "CMC-1"], group: "xps"),
    ])
    #expect(naming.suggestions.map { $0?.sample } == ["PVDF-1", "PVDF-1", "CMC-1"])
  }

  @Test func aStateIsNoBinder() {
    let naming = SpecimenNaming([
      (parts: ["PVDF_1_pristine"], group: "xps"), (parts: ["PVDF_1_zykliert"], group: "xps"),
    ])
    #expect(naming.suggestions.map { $0?.state } == ["pristine", "cycled"])
    #expect(naming.suggestions.map { $0?.binder } == ["PVDF", "PVDF"])
    #expect(naming.suggestions.map { $0?.sample } == ["PVDF-pristine-1", "PVDF-1"])
  }

  @Test func aNameThatMayMeanCellsOrGradesIsAskedAbout() {
    let naming = SpecimenNaming([(parts: ["PAA1"], group: "xps"), (parts: ["PAA2"], group: "xps")])
    #expect(naming.questions.count == 1)
    #expect(naming.questions.first?.hasPrefix("PAA with the numbers 1, 2") == true)
  }
}
