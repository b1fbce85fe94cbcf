/// A chemical element with its natural isotopes.
public struct ChemicalElement: Sendable, Hashable {
  /// The symbol: `Ni`.
  public let symbol: String
  /// The natural isotopes by rising mass number; empty where the element has no natural composition.
  public let isotopes: [Isotope]

  /// The most abundant natural isotope, which an unlabelled symbol stands for in mass spectrometry.
  public var mainIsotope: Isotope? { isotopes.max { $0.abundance < $1.abundance } }

  /// The natural isotope with a mass number.
  public func isotope(massNumber: Int) -> Isotope? { isotopes.first { $0.massNumber == massNumber } }

  /// Every element up to uranium, by rising atomic number within its table.
  public static let all: [ChemicalElement] =
    lightElements + heavyElements
    + ["Tc", "Pm", "Po", "At", "Rn", "Fr", "Ra", "Ac", "Pa"].map { element($0, []) }

  /// The element with a symbol; `nil` for anything that is not the symbol of an element up to uranium.
  public static func named(_ symbol: String) -> ChemicalElement? { bySymbol[symbol] }

  private static let bySymbol = Dictionary(uniqueKeysWithValues: all.map { ($0.symbol, $0) })

  static func element(_ symbol: String, _ isotopes: [(Int, Double, Double)]) -> ChemicalElement {
    ChemicalElement(
      symbol: symbol,
      isotopes: isotopes.map { Isotope(massNumber: $0.0, mass: $0.1, abundance: $0.2) })
  }

  /// A natural isotope of an element.
  public struct Isotope: Sendable, Hashable {
    /// The number of protons and neutrons.
    public let massNumber: Int
    /// The mass of the neutral atom, in u.
    public let mass: Double
    /// The share of the element's atoms in nature, 0 to 1.
    public let abundance: Double
  }
}

/// The mass of the electron in u: CODATA 2022, 5.485 799 090 441(97) × 10⁻⁴ u.
public let electronMass = 5.485_799_090_441e-4
