/// One kind of curve with its parameters and exact derivatives: a peak, a step, a smooth background.
///
/// A shape fills whole blocks of points. Whoever adds a shape conforms to this, or to the simpler
/// ``PointwiseLineShape``; nothing else has to change.
public protocol LineShape: Sendable {
  /// The parameters in the order in which ``fill(_:count:parameters:values:derivatives:)`` takes them.
  var parameters: [ShapeParameter] { get }

  /// Adds the curve to `values` and, where wanted, writes its derivatives.
  ///
  /// - Parameters:
  ///   - x: The points.
  ///   - count: How many points there are.
  ///   - parameters: The parameters' values.
  ///   - values: Where the curve is added.
  ///   - derivatives: A column of `count` numbers for each parameter, to be overwritten; `nil` if not wanted.
  func fill(
    _ x: UnsafePointer<Double>, count: Int, parameters: UnsafePointer<Double>,
    values: UnsafeMutablePointer<Double>,
    derivatives: UnsafePointer<UnsafeMutablePointer<Double>>?)

  /// The same shape with whatever can be computed once for all evaluations at these points; by default itself.
  ///
  /// A prepared shape is asked for these points, or for another number of points.
  func prepared(for x: [Double]) -> any LineShape

  /// The area under the curve over all x with its derivatives; `nil` where it is infinite or not known in closed form.
  func area(_ parameters: [Double]) -> ShapeArea?
}

extension LineShape {
  /// Nothing to compute beforehand.
  public func prepared(for x: [Double]) -> any LineShape { self }

  /// No closed form: areas are then summed over the measured points.
  public func area(_ parameters: [Double]) -> ShapeArea? { nil }

  /// The curve at one point.
  public func value(at x: Double, _ parameters: [Double]) -> Double {
    evaluate(at: [x], parameters).values[0]
  }

  /// The curve and its derivatives (a column a parameter) at points.
  ///
  /// With too few parameters everything is not a number.
  public func evaluate(
    at x: [Double], _ parameters: [Double]
  ) -> (values: [Double], derivatives: [[Double]]) {
    let width = self.parameters.count
    guard parameters.count == width else {
      let missing = [Double](repeating: .nan, count: x.count)
      return (missing, [[Double]](repeating: missing, count: width))
    }
    let columns = UnsafeMutablePointer<Double>.allocate(capacity: max(x.count * (width + 1), 1))
    columns.initialize(repeating: 0, count: x.count * (width + 1))
    defer { columns.deallocate() }
    let pointers = (0..<width).map { columns + ($0 + 1) * x.count }
    x.withUnsafeBufferPointer { x in
      parameters.withUnsafeBufferPointer { p in
        pointers.withUnsafeBufferPointer { d in
          guard let xBase = x.baseAddress, let pBase = p.baseAddress else { return }
          fill(xBase, count: x.count, parameters: pBase, values: columns, derivatives: d.baseAddress)
        }
      }
    }
    let values = Array(UnsafeBufferPointer(start: columns, count: x.count))
    return (values, pointers.map { Array(UnsafeBufferPointer(start: $0, count: x.count)) })
  }
}

/// What a shape says of one of its parameters.
public struct ShapeParameter: Sendable, Hashable {
  /// The name by which models refer to it.
  public var name: ParameterName
  /// The value where a model states none; `nil` if it must be stated.
  public var standard: Double?
  /// The smallest value that makes sense.
  public var lower: Double
  /// The largest value that makes sense.
  public var upper: Double

  /// Creates a description.
  public init(
    _ name: ParameterName, standard: Double? = nil, lower: Double = -.infinity, upper: Double = .infinity
  ) {
    self.name = name
    self.standard = standard
    self.lower = lower
    self.upper = upper
  }
}

/// The name of a parameter within its component.
public struct ParameterName: RawRepresentable, Sendable, Hashable, ExpressibleByStringLiteral {
  /// The name as printed.
  public let rawValue: String

  /// Creates a name.
  public init(rawValue: String) { self.rawValue = rawValue }

  /// Creates a name.
  public init(stringLiteral value: String) { rawValue = value }

  /// The value at the maximum, in the unit of the data.
  public static let height: ParameterName = "height"
  /// The position, in the unit of the abscissa.
  public static let centre: ParameterName = "centre"
  /// The full width at half maximum, in the unit of the abscissa.
  public static let fullWidthAtHalfMaximum: ParameterName = "full width at half maximum"
  /// The Lorentzian share of a mixed shape, 0 to 1.
  public static let mixing: ParameterName = "mixing"
  /// The standard deviation of a Gaussian, in the unit of the abscissa.
  public static let sigma: ParameterName = "sigma"
  /// The full width at half maximum of the Gaussian part.
  public static let gaussianWidth: ParameterName = "Gaussian width"
  /// The full width at half maximum of the Lorentzian part.
  public static let lorentzianWidth: ParameterName = "Lorentzian width"
  /// The asymmetry of the shape, in its own definition.
  public static let asymmetry: ParameterName = "asymmetry"
}

/// An area with its derivatives by the shape's parameters.
public struct ShapeArea: Sendable, Hashable {
  /// The area, in the unit of the data times that of the abscissa.
  public var value: Double
  /// The derivative by each parameter.
  public var gradient: [Double]

  /// Creates an area.
  public init(value: Double, gradient: [Double]) {
    self.value = value
    self.gradient = gradient
  }
}

/// A shape that is stated point by point: the easy way to add one.
public protocol PointwiseLineShape: LineShape {
  /// The curve at a point; its derivative by each parameter goes into `derivatives`, which has the right length.
  func value(at x: Double, parameters: [Double], derivatives: inout [Double]) -> Double
}

extension PointwiseLineShape {
  /// Fills a block point by point.
  public func fill(
    _ x: UnsafePointer<Double>, count: Int, parameters p: UnsafePointer<Double>,
    values: UnsafeMutablePointer<Double>,
    derivatives: UnsafePointer<UnsafeMutablePointer<Double>>?
  ) {
    let width = parameters.count
    let given = Array(UnsafeBufferPointer(start: p, count: width))
    var slopes = [Double](repeating: 0, count: width)
    for i in 0..<count {
      values[i] += value(at: x[i], parameters: given, derivatives: &slopes)
      guard let derivatives else { continue }
      for k in 0..<width { derivatives[k][i] = slopes[k] }
    }
  }
}

extension Optional where Wrapped == UnsafePointer<UnsafeMutablePointer<Double>> {
  /// The columns as C sees them, whose pointers may be null.
  var optionalColumns: UnsafePointer<UnsafeMutablePointer<Double>?>? {
    map { UnsafeRawPointer($0).assumingMemoryBound(to: UnsafeMutablePointer<Double>?.self) }
  }
}
