/// Finds short excursions of a force: debris on a blade, a click of the drive.
///
/// An excursion of so many points is one where every point lies above both of its neighbours, or below both, by more than
/// a multiple of what distances from the line between the neighbours usually are (1.4826 times their median, the standard
/// deviation of a normal distribution). Slow changes of the force are none, and no step is, however large.
package struct SpikeMask: Sendable {
  /// Whether each value is part of an excursion.
  package private(set) var isSpike: [Bool]

  /// Looks for excursions of up to `longest` points that reach `threshold` standard deviations.
  package init(_ values: [Double], longest: Int, threshold: Double) {
    isSpike = Array(repeating: false, count: values.count)
    guard longest > 0, values.count > 4 * longest else { return }
    let found = (1...longest).flatMap { Self.excursions(in: values, length: $0, threshold) }
    // The furthest first: what stands beside an excursion is measured against it, and only seems to be one.
    for excursion in found.sorted(by: { ($0.reach, $1.points.lowerBound) > ($1.reach, $0.points.lowerBound) })
    {
      let around = (excursion.points.lowerBound - 1)...excursion.points.upperBound
      guard !isSpike[around].contains(true) else { continue }
      for index in excursion.points { isSpike[index] = true }
    }
  }

  private struct Excursion {
    var points: Range<Int>
    var reach: Double
  }

  private static func excursions(in values: [Double], length: Int, _ threshold: Double) -> [Excursion] {
    var distances: [Double] = []
    var candidates: [Excursion] = []
    for start in 1..<(values.count - length) {
      let points = start..<(start + length)
      let (before, after) = (values[start - 1], values[points.upperBound])
      let step = (after - before) / Double(length + 1)
      var lowest = Double.infinity
      var highest = -Double.infinity
      for index in points {
        lowest = min(lowest, values[index])
        highest = max(highest, values[index])
        distances.append(abs(values[index] - before - step * Double(index - start + 1)))
      }
      let reach = max(lowest - max(before, after), min(before, after) - highest)
      if reach > 0 { candidates.append(Excursion(points: points, reach: reach)) }
    }
    guard let usual = distances.median, usual > 0 else { return [] }
    return candidates.filter { $0.reach > threshold * 1.4826 * usual }
  }
}
