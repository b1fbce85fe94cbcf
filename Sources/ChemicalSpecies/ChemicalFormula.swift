/// The make-up of a molecule, fragment or ion: atoms with their isotopes and numbers, and the charge.
public struct ChemicalFormula: Sendable, Hashable {
  /// The atoms in written order; groups in brackets are multiplied out.
  public var atoms: [Atoms]
  /// The charge in elementary charges; 0 where none is written.
  public var charge: Int

  /// Creates a formula.
  public init(atoms: [Atoms], charge: Int = 0) {
    self.atoms = atoms
    self.charge = charge
  }

  /// Atoms of one element or isotope.
  public struct Atoms: Sendable, Hashable {
    /// The symbol of the element.
    public var element: String
    /// The mass number, where an isotope is written.
    public var massNumber: Int?
    /// How many.
    public var amount: Amount

    /// Creates atoms.
    public init(_ element: String, massNumber: Int? = nil, amount: Amount = .number(1)) {
      self.element = element
      self.massNumber = massNumber
      self.amount = amount
    }
  }

  /// How many atoms a formula has of one kind.
  public enum Amount: Sendable, Hashable {
    /// A number; not whole in a solid solution such as LiNi0.8Co0.1Mn0.1O2.
    case number(Double)
    /// A letter or expression for a number that is not known: `x`, `1-x`.
    case variable(String)
  }

  /// The exact mass in u, the electrons that the charge adds or takes away included.
  ///
  /// An element without a written isotope counts with its main isotope. `nil` where a number of atoms is unknown or not
  /// whole, or an isotope has no natural abundance.
  public var exactMass: Double? {
    var mass = -Double(charge) * electronMass
    for atom in atoms {
      guard case .number(let number) = atom.amount, number == number.rounded(),
        let element = ChemicalElement.named(atom.element),
        let isotope = atom.massNumber.map(element.isotope(massNumber:)) ?? element.mainIsotope
      else { return nil }
      mass += number * isotope.mass
    }
    return mass
  }

  /// The exact mass over the number of charges, in u; `nil` for a neutral formula and where the mass is unknown.
  public var massToCharge: Double? {
    guard charge != 0, let mass = exactMass else { return nil }
    return mass / Double(charge.magnitude)
  }

  /// The formula with every element that has no written isotope labelled with its main isotope.
  public var withMainIsotopes: ChemicalFormula {
    var labelled = self
    for index in labelled.atoms.indices where labelled.atoms[index].massNumber == nil {
      labelled.atoms[index].massNumber =
        ChemicalElement.named(labelled.atoms[index].element)?.mainIsotope?.massNumber
    }
    return labelled
  }

  /// A text that is the same for every spelling of the same atoms and charge, in any order.
  public var composition: String {
    var numbers: [String: Double] = [:]
    var variables: [String] = []
    for atom in atoms {
      let name = atom.element + (atom.massNumber.map { "^\($0)" } ?? "")
      switch atom.amount {
      case .number(let number): numbers[name, default: 0] += number
      case .variable(let letter): variables.append("\(name) \(letter)")
      }
    }
    let counted = numbers.map { "\($0.key) \($0.value)" }
    return ((counted + variables).sorted() + ["charge \(charge)"]).joined(separator: ", ")
  }
}
