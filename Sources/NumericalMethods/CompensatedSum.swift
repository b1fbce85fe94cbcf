/// A running sum that carries the rounding errors along (Neumaier, ZAMM 54, 39, 1974).
public struct CompensatedSum: Sendable {
  private var sum = 0.0
  private var lost = 0.0

  /// Creates an empty sum.
  public init() {}

  /// Adds a number.
  public mutating func add(_ value: Double) {
    let total = sum + value
    lost += abs(sum) >= abs(value) ? (sum - total) + value : (value - total) + sum
    sum = total
  }

  /// The sum so far.
  public var value: Double { sum + lost }
}

/// The sum of numbers with the rounding errors carried along; 0 for none.
public func compensatedSum(_ values: some Sequence<Double>) -> Double {
  var sum = CompensatedSum()
  for value in values { sum.add(value) }
  return sum.value
}
