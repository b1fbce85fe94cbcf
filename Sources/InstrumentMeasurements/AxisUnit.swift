/// Units of axes as programs spell them, compared without blanks and case where that is unambiguous.
package enum AxisUnit {
  /// How many eV a unit of energy is: `eV`, `EV`, `electronvolts`, `Energy Loss [keV]`; `nil` for what is no energy.
  ///
  /// `meV` and `MeV` differ in case alone: only the former is taken, as written.
  package static func electronvolts(_ unit: String) -> Double? {
    let word = word(unit)
    if word == "meV" { return 0.001 }
    switch word.lowercased() {
    case "ev", "electronvolt", "electronvolts": return 1
    case "kev": return 1000
    default: return nil
    }
  }

  /// How many nm a unit of length is: `nm`, `NM`, `nanometers`, `µm`, `Å`; `nil` for what is no length.
  package static func nanometres(_ unit: String) -> Double? {
    let word = word(unit)
    // `pm` and `Pm`, `mm` and `Mm` differ in case alone; m and M as well.
    switch word {
    case "A", "Å", "\u{212B}": return 0.1
    case "pm": return 0.001
    case "mm": return 1e6
    case "m": return 1e9
    default: break
    }
    switch word.lowercased() {
    case "nm", "nanometer", "nanometers", "nanometre", "nanometres": return 1
    case "µm", "μm", "um", "micron", "microns", "micrometer", "micrometers", "micrometre", "micrometres":
      return 1000
    case "angstrom", "angstroms", "ångström", "å": return 0.1
    default: return nil
    }
  }

  /// The unit in `Energy Loss (eV)`, `Energy [eV]`, `energy / eV` or `eV `.
  private static func word(_ text: String) -> String {
    var word = text[...]
    for (open, close) in [("(", ")"), ("[", "]")] {
      guard let start = word.lastIndex(of: Character(open)),
        let end = word[start...].firstIndex(of: Character(close))
      else { continue }
      word = word[word.index(after: start)..<end]
    }
    if let slash = word.lastIndex(of: "/") { word = word[word.index(after: slash)...] }
    return String(word.filter { !$0.isWhitespace && $0 != "-" && $0 != "\0" })
  }
}
