/// What a surface transient leaves under a maximum behind it.
package struct TransientResidue: Sendable {
  /// By how many seconds it moves the maximum towards the surface.
  package var shift = Judged()
  /// Its share of the counts in the maximum.
  package var share = Judged()

  /// A value between two that are possible, with its standard uncertainty.
  package struct Judged: Sendable {
    /// The value in the middle.
    package var value = 0.0
    /// Its standard uncertainty.
    package var uncertainty = 0.0
  }

  /// Nothing is left.
  static let none = TransientResidue()

  /// The largest part of the maximum's time and of its counts that a transient can take and leave a maximum.
  static let largest = 0.25

  private init() {}

  /// Judges what follows from the shorter and from the longer decay time.
  init(shifts: [Double], shares: [Double]) {
    shift = Self.judged(shifts)
    share = Self.judged(shares)
  }

  private static func judged(_ ends: [Double]) -> Judged {
    guard let short = ends.first, let long = ends.last else { return Judged() }
    // The decay time itself is known to no better than a quarter: it is read off a few points.
    return Judged(value: 0.5 * (short + long), uncertainty: max(0.5 * abs(long - short), 0.25 * short))
  }
}
