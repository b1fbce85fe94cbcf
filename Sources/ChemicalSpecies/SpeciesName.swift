/// The name of an ion, compound or bond as a file, a person or a table writes it.
///
/// Every text is a name: what is no formula and no bond stays as it is (sums and ratios of ion channels, `total`).
/// Two names are equal when they mean the same species: `PO_2-`, `PO2-`, `PO2−`, `PO₂⁻`,
/// `PO2 -` and `[PO2]-`.
public struct SpeciesName: Sendable {
  /// The name as written, without blanks at its ends.
  public let written: String
  /// What it means.
  public let meaning: Meaning
  /// How it is printed and drawn.
  public let label: SpeciesLabel
  private let identity: String

  /// Reads a name; never fails.
  public init(_ text: String) {
    written = String(text.trimmingBlanks())
    if let (formula, label) = FormulaSpelling.variants(of: written).lazy.compactMap(FormulaParser.parse).first
    {
      meaning = .formula(formula)
      self.label = label
      identity = "formula " + formula.composition
    } else if let label = Self.bondLabel(written) {
      meaning = .bond
      self.label = label
      identity = "bond " + label.plainText
    } else {
      meaning = .opaque
      label = SpeciesLabel(markup: written)
      identity = "opaque " + written
    }
  }

  /// What a name means.
  public enum Meaning: Sendable, Hashable {
    /// Atoms and a charge.
    case formula(ChemicalFormula)
    /// Atoms or groups joined by bonds: `C-C`, `O-C=O`, `TM-O`.
    case bond
    /// Something else, which is known by its text alone.
    case opaque
  }

  /// The formula, where the name is one.
  public var formula: ChemicalFormula? {
    if case .formula(let formula) = meaning { return formula }
    return nil
  }

  /// Whether a channel of a file with another name gives what this name asks for.
  ///
  /// Where this name writes no isotope it asks for the main one: `Ni-` is met by `Ni-` and by `^58Ni-`, not by
  /// `^60Ni-`; `^58Ni-` is met by `Ni-`.
  public func isMet(by channel: SpeciesName) -> Bool {
    if self == channel { return true }
    guard let wanted = formula, let offered = channel.formula else { return false }
    return wanted.withMainIsotopes.composition == offered.withMainIsotopes.composition
  }

  /// The label of a bond, or `nil` if the text is none: groups joined by `-` or `=`.
  private static func bondLabel(_ text: String) -> SpeciesLabel? {
    var runs: [SpeciesLabel.Run] = []
    var group = ""
    var bonds = 0
    func close() -> Bool {
      if group == "TM" || group == "M" {
        runs.append(.init(group, .baseline))
      } else {
        guard let (formula, label) = FormulaParser.parse(group), formula.charge == 0 else { return false }
        runs += label.runs
      }
      group = ""
      return true
    }
    for character in SpellingForm.ascii(text) {
      guard character == "-" || character == "=" else {
        group.append(character)
        continue
      }
      guard close() else { return nil }
      runs.append(.init(character == "-" ? "–" : "=", .baseline))
      bonds += 1
    }
    guard bonds > 0, close() else { return nil }
    return SpeciesLabel(runs: runs)
  }
}

extension SpeciesName: Hashable {
  /// Whether two names mean the same species.
  public static func == (left: SpeciesName, right: SpeciesName) -> Bool { left.identity == right.identity }

  /// Feeds the species, not its spelling, into a hasher.
  public func hash(into hasher: inout Hasher) { hasher.combine(identity) }
}

extension SpeciesName: Codable {
  /// Reads the name as written.
  public init(from decoder: any Decoder) throws {
    self.init(try decoder.singleValueContainer().decode(String.self))
  }

  /// Writes the name as written.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(written)
  }
}

extension SpeciesName: CustomStringConvertible, ExpressibleByStringLiteral {
  /// The name with Unicode's raised and lowered characters.
  public var description: String { label.unicodeText }

  /// Reads a name from a literal.
  public init(stringLiteral text: String) { self.init(text) }
}
