/// The axis of a measurement as its file stores it: evenly spaced, or listed point by point.
public struct MeasurementAxis: Sendable, Hashable, Codable {
  /// What runs along the axis: `kinetic energy`, `binding energy`, `energy loss`, `x`; as labelled in the file if unknown.
  public var quantity: String
  /// The unit as stored: `eV`, `nm`, `s`; empty where the file has none.
  public var unit: String
  /// The positions.
  public var positions: Positions

  /// Creates an axis.
  public init(quantity: String, unit: String, positions: Positions) {
    self.quantity = quantity
    self.unit = unit
    self.positions = positions
  }

  /// How the positions are stored.
  public enum Positions: Sendable, Hashable, Codable {
    /// `start + step × index`; the step may be negative.
    case regular(start: Double, step: Double, count: Int)
    /// Every position by itself.
    case listed([Double])
  }

  /// The number of points.
  public var count: Int {
    switch positions {
    case .regular(_, _, let count): count
    case .listed(let values): values.count
    }
  }

  /// Every position, in the axis's unit.
  public var values: [Double] {
    switch positions {
    case .regular(let start, let step, let count): (0..<max(count, 0)).map { start + step * Double($0) }
    case .listed(let values): values
    }
  }

  /// The position of the first point; `nil` on an empty axis.
  public var first: Double? {
    switch positions {
    case .regular(let start, _, let count): count > 0 ? start : nil
    case .listed(let values): values.first
    }
  }

  /// The position of the last point; `nil` on an empty axis.
  public var last: Double? {
    switch positions {
    case .regular(let start, let step, let count): count > 0 ? start + step * Double(count - 1) : nil
    case .listed(let values): values.last
    }
  }

  /// The spacing of a regular axis; `nil` on a listed one.
  public var step: Double? {
    if case .regular(_, let step, _) = positions { return step }
    return nil
  }
}
