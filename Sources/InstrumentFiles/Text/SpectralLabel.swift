/// What a label in a text file says of a spectrum: its core level, or the energy along its axis.
enum SpectralLabel {
  /// The species and transition in a label such as `C 1s`, `Fe2p`, `Au_4f_Sect` or `Ni 2p3/2`; `nil` if there is none.
  static func coreLevel(in label: String) -> (species: String, transition: String)? {
    let characters = Array(label)
    for start in characters.indices where start == 0 || !characters[start - 1].isLetter {
      guard characters[start].isASCII, characters[start].isUppercase else { continue }
      var index = start + 1
      if index < characters.count, characters[index].isASCII, characters[index].isLowercase { index += 1 }
      let species = String(characters[start..<index])
      if index < characters.count, characters[index] == " " || characters[index] == "_" { index += 1 }
      guard index + 1 < characters.count, "1234567".contains(characters[index]),
        "spdf".contains(characters[index + 1]),
        index + 2 >= characters.count || !characters[index + 2].isLetter
      else { continue }
      return (species, String(characters[index...(index + 1)]))
    }
    return nil
  }

  /// The energy that a column's header names.
  static func energy(in header: String) -> Energy? {
    let label = header.lowercased()
    let words = label.split { !($0.isLetter || $0 == "." || $0 == "_") }.map(String.init)
    func says(_ names: String...) -> Bool { words.contains { names.contains($0) } }
    if label.contains("loss") { return label.contains("ev") ? .loss : nil }
    if label.contains("binding") || says("be", "b.e.", "e_bin", "e_b") { return .binding }
    if label.contains("kinetic") || says("ke", "k.e.", "e_kin", "e_k") { return .kinetic }
    if label.contains("photon energy") || (words.first == "pe" && label.contains("/ev")) { return .photon }
    return nil
  }

  /// An energy along an axis.
  enum Energy: String {
    /// The electrons' binding energy.
    case binding = "binding energy"
    /// The electrons' kinetic energy.
    case kinetic = "kinetic energy"
    /// The energy that the beam electrons lost.
    case loss = "energy loss"
    /// The energy of the exciting photons.
    case photon = "photon energy"
  }
}
