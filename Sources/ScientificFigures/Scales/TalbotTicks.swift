import Foundation

/// Tick positions on a linear axis by the search of Talbot, Lin and Hanrahan.
///
/// “An Extension of Wilkinson’s Algorithm for Positioning Tick Labels on Axes”, J. Talbot, S. Lin, P. Hanrahan,
/// IEEE Trans. Visualization Comput. Graphics 16 (2010) 1036, doi 10.1109/TVCG.2010.130: every sequence
/// `start·q·10^z/j …` is scored by simplicity, coverage, density and legibility, and the search stops where no
/// better score is possible. Legibility is a constant here; `AxisTicks` thins by measured text instead.
public struct TalbotTicks: Sendable, Hashable {
  /// The positions, ascending.
  public let values: [Double]
  /// The distance between neighbours.
  public let step: Double
  /// The multiple of a power of ten that the step is made of: 1, 5, 2, 2.5, 4 or 3.
  public let mantissa: Double

  /// Whether labels may lie outside of the data.
  public enum Reach: Sendable, Hashable {
    /// The outermost labels may lie a little inside or outside of the data range.
    case free
    /// All labels lie inside the data range, as on an axis whose limits are fixed.
    case inside
    /// The labels enclose the data range.
    case enclosing
  }

  /// Preferred mantissas in order of preference (section 4.1 of the paper).
  private static let preferred: [Double] = [1, 5, 2, 2.5, 4, 3]

  /// Searches the best positions.
  ///
  /// - Parameters:
  ///   - lower: The lower end of the data.
  ///   - upper: The upper end, larger than `lower`; both finite, else there is no tick.
  ///   - target: How many labels are wanted, at least 2.
  ///   - reach: Whether labels may lie outside of the data.
  public init(lower: Double, upper: Double, target: Int, reach: Reach = .inside) {
    let range = upper - lower
    guard range.isFinite, range > 0, range > 1e-12 * max(abs(lower), abs(upper)), range > 1e-305 else {
      values = lower.isFinite ? [lower] : []
      step = 0
      mantissa = 1
      return
    }
    // Squares of the range must be numbers; between 1e-100 and 1e100 nothing is scaled, so nothing is rounded.
    let scale = range > 1e100 || range < 1e-100 ? pow(10, log10(range).rounded(.down)) : 1
    var search = Search(
      lower: lower / scale, upper: upper / scale, target: min(max(target, 2), 100), reach: reach)
    search.run()
    let best = search.best
    values = (0..<best.count).map { (best.start + Double($0) * best.skip) * best.unit * scale }
    step = best.skip * best.unit * scale
    mantissa = best.mantissa
  }

  /// All multiples of a step between two limits.
  init(multiplesOf mantissa: Double, power: Int, lower: Double, upper: Double) {
    let unit = mantissa * pow(10, Double(power))
    let first = (lower / unit - 1e-9).rounded(.up)
    let last = (upper / unit + 1e-9).rounded(.down)
    self.mantissa = mantissa
    step = unit
    guard unit > 0, last >= first, last - first < 100 else {
      values = []
      return
    }
    values = (0...Int(last - first)).map { (first + Double($0)) * unit }
  }

  private struct Candidate {
    /// The first label in units of `unit`, a whole number times `1/j` folded into `unit`.
    var start = 0.0
    var skip = 1.0
    var unit = 1.0
    var mantissa = 1.0
    var count = 0
    var score = -2.0
  }

  private struct Search {
    let lower: Double
    let upper: Double
    let target: Int
    let reach: Reach
    var best = Candidate()

    mutating func run() {
      var skip = 1
      while skip < 40 {
        for (rank, mantissa) in TalbotTicks.preferred.enumerated() {
          let simplest = simplicity(rank: rank, skip: skip, holdsZero: true)
          if total(simplest, 1, 1) < best.score {
            if rank == 0 { return }
            continue
          }
          searchCounts(rank: rank, mantissa: mantissa, skip: skip, simplest: simplest)
        }
        skip += 1
      }
    }

    private mutating func searchCounts(rank: Int, mantissa: Double, skip: Int, simplest: Double) {
      var count = 2
      while count < 200 {
        let densest = count >= target ? 2 - Double(count - 1) / Double(target - 1) : 1
        if total(simplest, 1, densest) < best.score { return }
        let delta = (upper - lower) / Double(count + 1) / Double(skip) / mantissa
        var power = Int(log10(delta).rounded(.up))
        let lastPower = power + 12
        while power < lastPower {
          let unit = mantissa * pow(10, Double(power))
          let span = Double(skip) * unit * Double(count - 1)
          if total(simplest, bestCoverage(span: span), densest) < best.score { break }
          searchStarts(rank: rank, mantissa: mantissa, skip: skip, count: count, unit: unit)
          power += 1
        }
        count += 1
      }
    }

    private mutating func searchStarts(rank: Int, mantissa: Double, skip: Int, count: Int, unit: Double) {
      let stride = Double(skip)
      let first = (upper / (unit * stride)).rounded(.down) * stride - Double(count - 1) * stride
      let last = (lower / (unit * stride)).rounded(.up) * stride
      guard first <= last, last - first < 10_000 else { return }
      var start = first
      while start <= last {
        let low = start * unit
        let high = low + stride * unit * Double(count - 1)
        if allowed(low, high) {
          // Zero is among the labels where the first is a whole number of steps below it.
          let position = start / stride
          let holdsZero =
            abs(position - position.rounded()) < 1e-9 && low <= 1e-9 * unit && high >= -1e-9 * unit
          let score = total(
            simplicity(rank: rank, skip: skip, holdsZero: holdsZero), coverage(low, high),
            density(count, low, high))
          if score > best.score {
            best = Candidate(
              start: start, skip: stride, unit: unit, mantissa: mantissa, count: count, score: score)
          }
        }
        start += 1
      }
    }

    private func allowed(_ low: Double, _ high: Double) -> Bool {
      let slack = 1e-9 * (upper - lower)
      switch reach {
      case .free: return true
      case .inside: return low >= lower - slack && high <= upper + slack
      case .enclosing: return low <= lower + slack && high >= upper - slack
      }
    }

    private func total(_ simplicity: Double, _ coverage: Double, _ density: Double) -> Double {
      0.25 * simplicity + 0.2 * coverage + 0.5 * density + 0.05
    }

    private func simplicity(rank: Int, skip: Int, holdsZero: Bool) -> Double {
      1 - Double(rank) / Double(TalbotTicks.preferred.count - 1) - Double(skip) + (holdsZero ? 1 : 0)
    }

    private func coverage(_ low: Double, _ high: Double) -> Double {
      let tenth = 0.1 * (upper - lower)
      let above = upper - high
      let below = lower - low
      return 1 - 0.5 * (above * above + below * below) / (tenth * tenth)
    }

    private func bestCoverage(span: Double) -> Double {
      let range = upper - lower
      guard span > range else { return 1 }
      let half = (span - range) / 2
      return 1 - half * half / (0.01 * range * range)
    }

    private func density(_ count: Int, _ low: Double, _ high: Double) -> Double {
      let ours = Double(count - 1) / (high - low)
      let wanted = Double(target - 1) / (max(high, upper) - min(low, lower))
      return 2 - max(ours / wanted, wanted / ours)
    }
  }
}
