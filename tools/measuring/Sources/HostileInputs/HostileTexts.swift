/// Text tables that ask for much more than they are worth.
enum HostileTexts {
  /// All of them.
  static var all: [HostileStudy] { separators + tables + headers }

  private static let spectrum = "technique: xps, delimiter: comma, bindingEnergy: 1, intensity: rest"

  private static var separators: [HostileStudy] {
    let lines = [(" ", "blanks"), ("\t", "tabs"), (",", "commas"), (";", "semicolons"), ("\" ,", "quotes")]
    return lines.flatMap { separator, name -> [HostileStudy] in
      func piece() -> [UInt8] { repeated(separator, 1 << 20) }
      return [
        .file("text: a line of 24 MiB of \(name)", "a.csv", [(piece(), 24 / separator.utf8.count)]),
        .file(
          "text: the same of a declared table", "a.csv", [(piece(), 24 / separator.utf8.count)],
          columns: spectrum),
      ]
    } + [
      .file(
        "text: a line of 100 MB of commas", "a.csv", [(repeated(",", 1_000_000), 100)], columns: spectrum),
      .file(
        "text: 100 MB of commas in lines", "a.csv",
        [(repeated("1,", 1000) + [0x0A], 1), (Array("1".utf8) + repeated(",", 999) + [0x0A], 100_000)],
        columns: spectrum),
      .file("text: 16,000,000 lines", "a.csv", [(repeated("\n", 1_000_000), 16)], columns: spectrum),
      .file("text: 20,000,000 lines", "a.csv", [(repeated("\n", 1_000_000), 20)], columns: spectrum),
      .file(
        "text: 24 MiB that are Latin-1", "a.csv", [([0xB5, 0x2C, 0xB5, 0x0A], 6 << 20)], columns: spectrum),
    ]
  }

  private static var tables: [HostileStudy] {
    func header(_ first: String, _ name: String, _ count: Int) -> [UInt8] {
      Array((first + (0..<count).map { ",\(name)\($0)" }.joined() + "\n").utf8)
    }
    func rows() -> [([UInt8], Int)] {
      (0..<1000).map { (Array("\($0)".utf8) + repeated(",1", 10_000) + [0x0A], 1) }
    }
    return [
      .file(
        "text: 10,000 spectra", "a.csv", [(header("e", "I", 10_000), 1)] + rows(),
        columns: "technique: xps, bindingEnergy: e, intensity: rest"),
      .file(
        "text: a spectrum for each row", "a.csv",
        [(Array("t,e,i\n".utf8), 1)] + (0..<300_000).map { (Array("\($0),1,1\n".utf8), 1) },
        columns: "technique: xps, sputterTime: t, bindingEnergy: e, intensity: i"),
      .file(
        "text: 10,000 ions", "a.csv", [(header("t", "N", 10_000), 1)] + rows(),
        columns: "technique: sims, sputterTime: t, ion: rest"),
      .file(
        "text: 10,000 positions", "a.csv", [(header("e", "", 10_000), 1)] + rows(),
        columns: "technique: eels, energyLoss: e, intensity: rest"),
      .file(
        "text: 10,000 concentrations", "a.csv",
        [(header("Sample", "Ni", 10_000), 1), (Array("a".utf8) + repeated(",", 10_000) + [0x0A], 2000)],
        columns: "technique: icpms, sampleName: Sample, concentration: rest"),
    ]
  }

  private static var headers: [HostileStudy] {
    let vamas = "VAMAS Surface Chemical Analysis Standard Data Transfer Format 1988 May 4\na\nb\nc\nd\n"
    let profile = "# a\n#\(String(repeating: "\tC", count: 16_000))\n#Sputter Time (s)"
    return [
      .file("VAMAS: 2,000,000,000 comments", "a.vms", [(Array("\(vamas)2000000000\n".utf8), 1)]),
      .file(
        "VAMAS: 2,000,000,000 variables", "a.vms",
        [(Array("\(vamas)0\nNORM\nREGULAR\n1\n2000000000\n".utf8), 1)]),
      .file("VAMAS: numbers only", "a.vms", [(Array(vamas.utf8), 1), (repeated("1\n", 1000), 8000)]),
      .file("VAMAS: lines without words", "a.vms", [(Array(vamas.utf8), 1), (repeated("\n", 1000), 8000)]),
      .file(
        "SurfaceLab: 16,000 ions", "a.txt",
        [
          (Array(profile.utf8), 1), (repeated("\tIntensity", 16_000) + [0x0A], 1),
          (Array("0".utf8) + repeated("\t1", 16_000) + [0x0A], 600),
        ]),
      .file(
        "Qtegra: 16,000 columns", "a.csv",
        [
          (repeated(";Raw.Average", 16_000) + [0x0A], 1), (repeated(";0", 16_000) + [0x0A], 1),
          (repeated(";60Ni", 16_000) + [0x0A], 1), (repeated(";Y (cps)", 16_000) + [0x0A], 1),
          (repeated(";1", 16_000) + [0x0A], 300),
        ]),
      .file(
        "MassHunter: 8,000 channels", "a.csv",
        [
          (Array("Sample".utf8) + repeated(",60 Ni", 8_000) + [0x0A], 1),
          (Array("Name".utf8) + repeated(",CPS", 8_000) + [0x0A], 1),
          (Array("a".utf8) + repeated(",1", 8_000) + [0x0A], 1000),
        ]),
      .file(
        "MassHunter: rows of channels", "a.csv",
        [
          (Array("Sample,60 Ni\nName,CPS\n".utf8), 1), (repeated("a,60 Ni,60 Ni,60 Ni\n", 1000), 60),
        ]),
    ]
  }
}
