import Foundation
import NumericalMethods

/// How many counts before O K go with an amount of rock salt, over those of as much layered oxide.
///
/// References are compared per count before O K, but the denser rock salt scatters more: a step of these counts at the
/// boundary, on top of a thickness that changes smoothly along the lamella, says by how much. ln b = q(x) + f ln ρ for
/// counts b, a quadratic q and rock-salt fractions f of the counts, by least squares.
struct PhaseContents {
  /// The ratio ρ.
  private(set) var ratio = 1.0
  /// Its relative standard uncertainty.
  private(set) var uncertainty = Self.beforehand

  /// What is known of ln ρ without the scan: densities of NiO and LiNiO2 differ by 0.33, those of thin reduced layers by
  /// less.
  private static let beforehand = 0.2

  /// - Parameters:
  ///   - x: Distances in nm of spectra that hold no counts from beside the particle.
  ///   - counts: Their counts before O K.
  ///   - fractions: Their rock-salt fractions.
  ///   - gain: The variance of a count.
  init(x: [Double], counts: [Double], fractions: [Double], gain: Double) {
    guard x.count >= 8, x.count == counts.count, x.count == fractions.count,
      counts.allSatisfy({ $0 > 0 }), let first = x.first, let last = x.last, last > first
    else { return }
    var normal = DenseMatrix(rows: 4, columns: 4)
    var right = [Double](repeating: 0, count: 4)
    let rows = zip(x, fractions).map { place, fraction in
      let t = 2 * (place - first) / (last - first) - 1
      return [1, t, t * t, fraction]
    }
    let mean = counts.reduce(0, +) / Double(counts.count)
    for (row, count) in zip(rows, counts) {
      for a in 0..<4 {
        right[a] += row[a] * log(count / mean)
        for b in 0..<4 { normal[a, b] += row[a] * row[b] }
      }
    }
    for a in 0..<4 { normal[a, a] += 1e-9 }
    guard let factor = CholeskyFactorization(normal), let solution = factor.solve(right) else { return }
    let squares = zip(rows, counts).reduce(0.0) { sum, pair in
      let rest = log(pair.1 / mean) - zip(pair.0, solution).reduce(0) { $0 + $1.0 * $1.1 }
      return sum + rest * rest
    }
    let scatter = max(squares / Double(x.count - 4), gain / mean)
    // Thickness changes over several steps, so that neighbours depart together: twice the deviation of independent ones.
    let variance = 4 * scatter * factor.inverse[3, 3]
    let own = 1 / (Self.beforehand * Self.beforehand)
    let posterior = 1 / (1 / variance + own)
    guard posterior.isFinite, posterior > 0 else { return }
    ratio = exp(posterior * solution[3] / variance)
    uncertainty = posterior.squareRoot()
  }

  /// Fractions of the counts as fractions of the amount, at the ratio times a factor.
  func amounts(_ fractions: [ScanPoint.Number?], factor: Double = 1) -> [ScanPoint.Number?] {
    let ratio = self.ratio * factor
    return fractions.map { number in
      number.map {
        // d/df of (f/ρ)/(f/ρ + 1 − f); beyond 0 and 1, where only noise leads, it is that at the end.
        let inside = min(max($0.value, 0), 1)
        let whole = inside / ratio + 1 - inside
        let slope = 1 / (ratio * whole * whole)
        return .init(
          value: inside / ratio / whole + slope * ($0.value - inside), uncertainty: slope * $0.uncertainty)
      }
    }
  }
}
