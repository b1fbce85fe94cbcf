/// A place where the code departs from the plan of the house.
public struct StructureViolation: Sendable, Hashable, CustomStringConvertible {
  /// The rules that are checked.
  public enum Rule: String, Sendable, Hashable, CaseIterable {
    /// A module imports what its floor may not.
    case imports = "import"
    /// A name of a technique, finding or curve is written as a literal outside of its room.
    case literals = "literal"
    /// A measurement is cast to its type outside of the technique's rooms.
    case casts = "cast"
    /// A public declaration has no documentation.
    case documentation = "documentation"
    /// A type is called like a module.
    case names = "name"
  }

  /// The rule.
  public let rule: Rule
  /// The file from the project's root.
  public let path: String
  /// The line, from 1.
  public let line: Int
  /// What is wrong, in a few words.
  public let what: String

  /// One line as compilers print it.
  public var description: String { "\(path):\(line): \(rule.rawValue): \(what)" }
}
