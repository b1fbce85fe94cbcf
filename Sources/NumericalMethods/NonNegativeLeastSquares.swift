/// The x ≥ 0 that minimises xᵀ A x − 2 bᵀ x for a symmetric positive semidefinite A, stored row after row.
///
/// The active-set method of Lawson and Hanson (Solving Least Squares Problems, 1974, chapter 23) on normal equations.
///
/// - Returns: The solution and its xᵀ A x − 2 bᵀ x, which is never positive.
public func nonNegativeLeastSquares(_ a: [Double], _ b: [Double]) -> (solution: [Double], value: Double) {
  let n = b.count
  guard a.count == n * n else { return ([Double](repeating: 0, count: n), 0) }
  var x = [Double](repeating: 0, count: n)
  var chosen: [Int] = []
  let tolerance = 1e-10 * (b.map(abs).max() ?? 0)
  for _ in 0..<(3 * n) {
    var best: (index: Int, slope: Double)?
    for k in 0..<n where !chosen.contains(k) && a[k * n + k] > 0 {
      let slope = b[k] - chosen.reduce(0) { $0 + a[k * n + $1] * x[$1] }
      // In units of what the variable alone would gain, so that scales do not matter.
      let gain = slope / a[k * n + k].squareRoot()
      if slope > tolerance, gain > best?.slope ?? 0 { best = (k, gain) }
    }
    guard let best else { break }
    chosen.append(best.index)
    var isSolved = false
    while !isSolved {
      guard let trial = solution(a, b, chosen, n) else {
        chosen.removeAll { $0 == best.index }
        return (x, value(a, b, x))
      }
      var fraction = 1.0
      for (k, place) in chosen.enumerated() where trial[k] <= 0 {
        fraction = min(fraction, x[place] / max(x[place] - trial[k], .leastNormalMagnitude))
      }
      for (k, place) in chosen.enumerated() { x[place] += fraction * (trial[k] - x[place]) }
      isSolved = fraction >= 1
      if !isSolved {
        let before = chosen.count
        chosen.removeAll { x[$0] <= 1e-14 * (x.max() ?? 0) }
        for k in 0..<n where !chosen.contains(k) { x[k] = 0 }
        guard chosen.count < before else { return (x, value(a, b, x)) }
      }
    }
  }
  return (x, value(a, b, x))
}

private func value(_ a: [Double], _ b: [Double], _ x: [Double]) -> Double {
  let n = b.count
  var sum = 0.0
  for i in 0..<n where x[i] != 0 {
    sum -= 2 * b[i] * x[i]
    for j in 0..<n { sum += x[i] * a[i * n + j] * x[j] }
  }
  return sum
}

/// The unconstrained solution in the chosen variables, by Cholesky's factor.
private func solution(_ a: [Double], _ b: [Double], _ chosen: [Int], _ n: Int) -> [Double]? {
  let m = chosen.count
  var l = [Double](repeating: 0, count: m * m)
  var x = [Double](repeating: 0, count: m)
  for i in 0..<m {
    for j in 0...i {
      var sum = a[chosen[i] * n + chosen[j]]
      for k in 0..<j { sum -= l[i * m + k] * l[j * m + k] }
      if i == j {
        guard sum > 1e-12 * a[chosen[i] * n + chosen[i]] else { return nil }
        l[i * m + i] = sum.squareRoot()
      } else {
        l[i * m + j] = sum / l[j * m + j]
      }
    }
    var sum = b[chosen[i]]
    for k in 0..<i { sum -= l[i * m + k] * x[k] }
    x[i] = sum / l[i * m + i]
  }
  for i in stride(from: m - 1, through: 0, by: -1) {
    for k in (i + 1)..<max(m, i + 1) { x[i] -= l[k * m + i] * x[k] }
    x[i] /= l[i * m + i]
  }
  return x
}
