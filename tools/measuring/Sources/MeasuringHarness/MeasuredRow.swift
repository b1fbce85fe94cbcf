/// One measured figure with the goal it is held against.
public struct MeasuredRow: Sendable {
  /// The area: `fitting`, `xps`, `sims`, `eels`, `icpms`, `adhesion`, `comparison`, `figures`, `studies`.
  public var area: String
  /// The figure's stable identifier within its area.
  public var id: String
  /// The measured value.
  public var value: Double
  /// The unit of the value.
  public var unit: String
  /// How many things were counted or measured.
  public var n: Int
  /// The goal; `nil` where a figure is only reported.
  public var goal: Goal?

  /// Creates a row.
  public init(area: String, id: String, value: Double, unit: String, n: Int, goal: Goal? = nil) {
    self.area = area
    self.id = id
    self.value = value
    self.unit = unit
    self.n = n
    self.goal = goal
  }

  /// Whether the goal is met; `true` where there is none.
  public var holds: Bool { goal?.isMet(by: value) ?? true }

  /// What a figure is held against.
  public enum Goal: Sendable {
    /// At least this.
    case atLeast(Double)
    /// At most this.
    case atMost(Double)
    /// Exactly this.
    case equal(Double)
    /// Inside these limits.
    case within(Double, Double)

    /// Whether a value meets the goal; a value that is not a number meets none.
    public func isMet(by value: Double) -> Bool {
      switch self {
      case .atLeast(let limit): value >= limit
      case .atMost(let limit): value <= limit
      case .equal(let wanted): value == wanted
      case .within(let lower, let upper): lower <= value && value <= upper
      }
    }
  }
}

extension MeasuredRow.Goal: CustomStringConvertible {
  /// The goal as printed: `>= 27`.
  public var description: String {
    switch self {
    case .atLeast(let limit): ">= \(plain(limit))"
    case .atMost(let limit): "<= \(plain(limit))"
    case .equal(let wanted): "== \(plain(wanted))"
    case .within(let lower, let upper): "\(plain(lower)) to \(plain(upper))"
    }
  }

  private func plain(_ value: Double) -> String {
    value == value.rounded() && abs(value) < 1e15 ? "\(Int(value))" : "\(value)"
  }
}
