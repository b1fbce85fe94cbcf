import AnalysisFindings
import InstrumentFiles

/// Reads one entry of the section `columns` of a manifest: what the columns of plain tables are.
struct DeclaredColumnsReader {
  private var technique: ColumnDeclaration.Technique?
  private var patterns: [StudyManifest.FilePattern] = []
  private var declaration = ColumnDeclaration(technique: .xps, columns: [])

  /// The entry's declaration; `nil` if it is wrong, with the problems noted in the decoder.
  static func read(_ node: ManifestValue, _ decoder: inout ManifestDecoder) -> StudyManifest.DeclaredColumns?
  {
    var reader = DeclaredColumnsReader()
    return reader.read(node, &decoder)
  }

  /// The keys of an entry, for the documentation.
  static var keys: [KeyDescription] {
    func key(_ name: String, _ words: String, _ example: String, _ summary: String) -> KeyDescription {
      KeyDescription(
        name: name, summary: summary, example: example, words: words, innermost: .study, isFact: true)
    }
    let column = "a header, a number from 1, rest, or {column:, name:, unit:, position:}"
    return [
      key("files", "a path or pattern", "table.csv", "The tables, as the samples name them."),
      key(
        "technique", ColumnDeclaration.Technique.allCases.map(\.rawValue).joined(separator: ", "), "xps",
        "What is made of the table."),
      key(
        "delimiter", ColumnDeclaration.Delimiter.allCases.map(\.rawValue).joined(separator: ", "),
        "semicolon",
        "What stands between two cells; found out without it."),
      key("decimalComma", "true or false", "true", "Whether decimals are written with a comma."),
      key("headerLine", "a line from 1", "3", "The line of the headers."),
      key("firstDataLine", "a line from 1", "5", "The first line of data."),
    ] + ColumnDeclaration.Meaning.allCases.map { key($0.rawValue, column, "\"Column 1\"", $0.summary) }
      + Fact.allCases.map { key($0.rawValue, "a text or a quantity", $0.example, $0.summary) }
  }

  private mutating func read(
    _ node: ManifestValue, _ decoder: inout ManifestDecoder
  ) -> StudyManifest.DeclaredColumns? {
    let before = decoder.problems.count
    if let word = node["technique"] {
      technique = decoder.word(
        word, key: "technique", among: ColumnDeclaration.Technique.allCases.map(\.rawValue)
      ).flatMap(ColumnDeclaration.Technique.init(rawValue:))
    } else if node.entries != nil {
      decoder.note(
        .missing, key: "columns", node: node, expected: "the technique of the tables",
        found: "no key “technique”", remedy: "Add “technique: xps”, or sims, eels or icpms.")
    }
    let entries = decoder.mapping(node, key: "columns", allowed: allowedKeys)
    for (key, _, value) in entries { read(key, value, &decoder) }
    if node.entries != nil, !entries.contains(where: { $0.key == "files" }) {
      decoder.note(
        .missing, key: "columns", node: node, expected: "the files whose columns these are",
        found: "no key “files”", remedy: "Add “files: PATTERN”, as the samples name them.")
    }
    noteMissingColumns(node, &decoder)
    guard let technique, decoder.problems.count == before else { return nil }
    declaration.technique = technique
    return StudyManifest.DeclaredColumns(
      files: patterns, declaration: declaration, line: node.line)
  }

  /// The keys of an entry; of columns and facts those that its technique has.
  private var allowedKeys: [String] {
    let common = ["files", "technique", "delimiter", "decimalComma", "headerLine", "firstDataLine"]
    guard let technique else {
      return common + ColumnDeclaration.Meaning.allCases.map(\.rawValue) + Fact.allCases.map(\.rawValue)
    }
    return common + technique.meanings.map(\.rawValue) + technique.facts.map(\.rawValue)
  }

  private mutating func read(_ key: String, _ value: ManifestValue, _ decoder: inout ManifestDecoder) {
    if let meaning = ColumnDeclaration.Meaning(rawValue: key) {
      for item in decoder.items(value) {
        if let column = Self.column(item, key: key, meaning, &decoder) { declaration.columns.append(column) }
      }
      return
    }
    if let fact = Fact(rawValue: key) {
      read(fact, value, &decoder)
      return
    }
    switch key {
    case "files":
      patterns = decoder.items(value).compactMap { item in
        decoder.text(item, key: key, what: "a path or pattern").map {
          StudyManifest.FilePattern(pattern: $0, line: item.line)
        }
      }
    case "delimiter":
      declaration.delimiter = decoder.word(
        value, key: key, among: ColumnDeclaration.Delimiter.allCases.map(\.rawValue)
      ).flatMap(ColumnDeclaration.Delimiter.init(rawValue:))
    case "decimalComma": declaration.hasDecimalComma = decoder.flag(value, key: key)
    case "headerLine": declaration.headerLine = decoder.integer(value, key: key, in: 1...1_000_000)
    case "firstDataLine": declaration.firstDataLine = decoder.integer(value, key: key, in: 1...1_000_000)
    default: break
    }
  }

  /// A column: its header, its number, `rest`, or a mapping with `column` and what the file does not say of it.
  private static func column(
    _ node: ManifestValue, key: String, _ meaning: ColumnDeclaration.Meaning, _ decoder: inout ManifestDecoder
  ) -> ColumnDeclaration.Column? {
    guard node.entries != nil else {
      return reference(node, key: key, &decoder).map { ColumnDeclaration.Column($0, meaning) }
    }
    var column = ColumnDeclaration.Column(.remaining, meaning)
    var isNamed = false
    for (inner, _, value) in decoder.mapping(
      node, key: key, allowed: ["column", "name", "unit", "position"])
    {
      switch inner {
      case "column":
        isNamed = true
        if let found = reference(value, key: inner, &decoder) { column.reference = found }
      case "name": column.name = decoder.text(value, key: inner, what: "a name such as PO2-")
      case "unit": column.unit = decoder.text(value, key: inner, what: "a unit such as counts") ?? ""
      case "position": column.position = position(value, &decoder)
      default: break
      }
    }
    if !isNamed {
      decoder.note(
        .missing, key: key, node: node, expected: "which column it is", found: "no key “column”",
        remedy: "Add “column: HEADER” or “column: NUMBER”.")
      return nil
    }
    return column
  }

  private static func position(_ node: ManifestValue, _ decoder: inout ManifestDecoder) -> Double? {
    if let position = node.text.flatMap({ Double($0) }), position.isFinite { return position }
    decoder.note(
      key: "position", node: node, expected: "a position in nm, or an etch time in s, such as 0.5",
      found: decoder.describe(node), remedy: "Write a number without its unit.")
    return nil
  }

  /// A plain whole number is a column's number, plain `rest` all other columns, everything else a header.
  private static func reference(
    _ node: ManifestValue, key: String, _ decoder: inout ManifestDecoder
  ) -> ColumnDeclaration.Reference? {
    guard let text = decoder.text(node, key: key, what: "a column's header, its number, or rest") else {
      return nil
    }
    guard node.isQuoted == false else { return .header(text) }
    if text == "rest" { return .remaining }
    guard let number = Int(text) else { return .header(text) }
    guard number > 0 else {
      decoder.note(
        key: key, node: node, expected: "a column's number from 1", found: text,
        remedy: "Columns are counted from 1; quote a header that is a number.")
      return nil
    }
    return .number(number)
  }

  private func noteMissingColumns(_ node: ManifestValue, _ decoder: inout ManifestDecoder) {
    guard let technique, node.entries != nil else { return }
    for choice in technique.neededMeanings
    where !choice.contains(where: { node[$0.rawValue] != nil }) {
      let words = choice.map(\.rawValue).joined(separator: " or ")
      decoder.note(
        .missing, key: "columns", node: node, expected: "which column is \(words)",
        found: "no key “\(choice.first?.rawValue ?? "")”",
        remedy: "Add “\(choice.first?.rawValue ?? ""): HEADER”, or the column's number.")
    }
  }
}

extension DeclaredColumnsReader {
  /// What the user may know of a whole table.
  enum Fact: String, CaseIterable {
    case species, transition, photonEnergy, passEnergy, dwellTime, sweeps, etchTime, beamEnergy
  }

  private mutating func read(_ fact: Fact, _ value: ManifestValue, _ decoder: inout ManifestDecoder) {
    let key = fact.rawValue
    switch fact {
    case .species: declaration.facts.species = decoder.text(value, key: key, what: "an element such as C")
    case .transition:
      declaration.facts.transition = decoder.text(value, key: key, what: "a transition such as 1s")
    case .photonEnergy: declaration.facts.excitationEnergy = decoder.quantity(value, key: key, .energy)
    case .passEnergy: declaration.facts.passEnergy = decoder.quantity(value, key: key, .energy)
    case .dwellTime: declaration.facts.dwellTime = decoder.quantity(value, key: key, .time)
    case .sweeps: declaration.facts.sweeps = decoder.quantity(value, key: key, .number)
    case .etchTime:
      declaration.facts.etchTime = decoder.quantity(value, key: key, .time, zeroAllowed: true)
    case .beamEnergy: readBeamEnergy(value, &decoder)
    }
  }

  /// Reads a microscope's energy, which is kept in keV.
  private mutating func readBeamEnergy(_ value: ManifestValue, _ decoder: inout ManifestDecoder) {
    guard let energy = decoder.quantity(value, key: "beamEnergy", .energy) else { return }
    // Without this, a bare “200” would pass as 200 eV.
    guard energy >= 10_000 else {
      decoder.note(
        key: "beamEnergy", node: value, expected: "the energy of a microscope, such as 200 keV",
        found: decoder.describe(value), remedy: "Write the number with its unit keV.")
      return
    }
    declaration.facts.beamEnergy = energy / 1000
  }
}

extension ColumnDeclaration.Technique {
  /// The columns that a table of the technique may have.
  fileprivate var meanings: [ColumnDeclaration.Meaning] {
    switch self {
    case .xps: [.bindingEnergy, .kineticEnergy, .intensity, .variable, .sputterTime]
    case .sims: [.sputterTime, .ion, .dose, .fluence]
    case .eels: [.energyLoss, .intensity, .position]
    case .icpms: [.sampleName, .sampleType, .dilution, .concentration, .countRate]
    }
  }

  /// The columns that a table of the technique must have; of each group one.
  fileprivate var neededMeanings: [[ColumnDeclaration.Meaning]] {
    switch self {
    case .xps: [[.bindingEnergy, .kineticEnergy], [.intensity]]
    case .sims: [[.sputterTime], [.ion]]
    case .eels: [[.energyLoss], [.intensity]]
    case .icpms: [[.sampleName], [.concentration, .countRate]]
    }
  }

  /// The facts that make sense for the technique.
  fileprivate var facts: [DeclaredColumnsReader.Fact] {
    switch self {
    case .xps: [.species, .transition, .photonEnergy, .passEnergy, .dwellTime, .sweeps, .etchTime]
    case .eels: [.beamEnergy]
    case .sims, .icpms: []
    }
  }
}

extension ColumnDeclaration.Meaning {
  /// What a column of this meaning holds.
  fileprivate var summary: String {
    switch self {
    case .kineticEnergy: "The column of the kinetic energy (xps)."
    case .bindingEnergy: "The column of the binding energy (xps)."
    case .energyLoss: "The column of the energy loss (eels)."
    case .intensity: "The column or columns of intensities (xps, eels)."
    case .variable: "A further variable, such as the transmission (xps)."
    case .sputterTime: "The column of the etch time (xps) or sputter time (sims)."
    case .position: "The column of the position along a line (eels)."
    case .ion: "The column or columns of ions (sims)."
    case .dose: "The column of the primary-ion dose (sims)."
    case .fluence: "The column of the fluence in ions/cm² (sims)."
    case .sampleName: "The column of the sample's name (icpms)."
    case .sampleType: "The column of the sample's type (icpms)."
    case .dilution: "The column of the total dilution (icpms)."
    case .concentration: "The column or columns of concentrations, named by their elements (icpms)."
    case .countRate: "The column or columns of count rates in counts/s (icpms)."
    }
  }
}

extension DeclaredColumnsReader.Fact {
  fileprivate var summary: String {
    switch self {
    case .species: "The element of the spectra (xps)."
    case .transition: "The transition of the spectra (xps)."
    case .photonEnergy: "The photon energy (xps)."
    case .passEnergy: "The pass energy (xps)."
    case .dwellTime: "The time on a point in one sweep (xps)."
    case .sweeps: "The number of sweeps (xps)."
    case .etchTime: "The etch time, where no column holds it (xps)."
    case .beamEnergy: "The energy of the microscope (eels)."
    }
  }

  fileprivate var example: String {
    switch self {
    case .species: "C"
    case .transition: "1s"
    case .photonEnergy: "1486.69 eV"
    case .passEnergy: "20 eV"
    case .dwellTime: "0.1 s"
    case .sweeps: "10"
    case .etchTime: "60 s"
    case .beamEnergy: "200 keV"
    }
  }
}
