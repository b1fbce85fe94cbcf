/// A parameter of a model, by its component and name.
public struct ParameterReference: Sendable, Hashable {
  /// The component; empty for a parameter of the model itself.
  public var component: String
  /// The parameter's name.
  public var name: ParameterName

  /// Creates a reference to a component's parameter.
  public init(_ component: String, _ name: ParameterName) {
    self.component = component
    self.name = name
  }
}

extension ParameterReference: CustomStringConvertible {
  /// `component.name`, or the name alone for a parameter of the model.
  public var description: String { component.isEmpty ? name.rawValue : "\(component).\(name.rawValue)" }
}

/// How a tied parameter follows from others: sums, differences, products, quotients.
///
/// Written as plain arithmetic: `.of("CH2", .centre) + 4.5`, `0.5 * .of("Ni2+", .height) / .named("width ratio")`.
public indirect enum TieExpression: Sendable, Hashable, ExpressibleByFloatLiteral,
  ExpressibleByIntegerLiteral
{
  /// A number.
  case constant(Double)
  /// Another parameter.
  case parameter(ParameterReference)
  /// A sum.
  case sum(TieExpression, TieExpression)
  /// A difference.
  case difference(TieExpression, TieExpression)
  /// A product.
  case product(TieExpression, TieExpression)
  /// A quotient.
  case quotient(TieExpression, TieExpression)

  /// Creates a number.
  public init(floatLiteral value: Double) { self = .constant(value) }

  /// Creates a number.
  public init(integerLiteral value: Int) { self = .constant(Double(value)) }

  /// A component's parameter.
  public static func of(_ component: String, _ name: ParameterName) -> TieExpression {
    .parameter(ParameterReference(component, name))
  }

  /// A parameter of the model itself.
  public static func named(_ name: ParameterName) -> TieExpression {
    .parameter(ParameterReference("", name))
  }

  /// The sum of two expressions.
  public static func + (a: TieExpression, b: TieExpression) -> TieExpression { .sum(a, b) }
  /// The difference of two expressions.
  public static func - (a: TieExpression, b: TieExpression) -> TieExpression { .difference(a, b) }
  /// The product of two expressions.
  public static func * (a: TieExpression, b: TieExpression) -> TieExpression { .product(a, b) }
  /// The quotient of two expressions.
  public static func / (a: TieExpression, b: TieExpression) -> TieExpression { .quotient(a, b) }
}
