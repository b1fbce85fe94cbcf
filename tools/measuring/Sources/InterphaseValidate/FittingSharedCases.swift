import FittingCases
import Foundation
import MeasuringHarness
import NumericalMethods
import PeakFitting

/// The benchmark data: how many fits reach the best χ² that any program found.
func caseRows(_ shared: URL) throws -> [MeasuredRow] {
  let folder = shared.appendingPathComponent("peers/fitting/data")
  var rows: [MeasuredRow] = []
  for (id, name, doublets) in [("c1s", "a_c1s", false), ("ni2p", "b_ni2p", true)] {
    let data = try FittingCase(file: folder.appendingPathComponent("\(name).f64"))
    let best = try readDoubles(folder.appendingPathComponent("\(name).best.f64"))
    var reached = 0
    var inside = 0
    for (k, spectrum) in data.spectra.enumerated() {
      let model =
        doublets ? try data.doubletsModel(start: data.starts[k]) : try data.peaksModel(start: data.starts[k])
      let result = try PeakFit.fit(model, to: spectrum)
      let values = data.boxOrder(result, doublets: doublets)
      if zip(values, zip(data.lower, data.upper)).allSatisfy({ $1.0 <= $0 && $0 <= $1.1 }) { inside += 1 }
      if result.statistics.cost <= best[k] * (1 + 1e-6) { reached += 1 }
    }
    let n = data.spectra.count
    rows.append(
      fittingRow("\(id).success", Double(reached) / Double(n), "share", n, .atLeast(doublets ? 1 : 0.98)))
    if !doublets {
      rows.append(fittingRow("c1s.inbounds", Double(inside) / Double(n), "share", n, .equal(1)))
    }
  }
  var sum = 0.0
  for (name, doublets) in [("c1s", false), ("o1s", false), ("ni2p", true)] {
    let data = try FittingCase(file: folder.appendingPathComponent("c_\(name).f64"))
    let start = data.starts[0]
    let model = doublets ? try data.doubletsModel(start: start) : try data.peaksModel(start: start)
    sum += try PeakFit.fit(model, toSeries: data.spectra).reduce(0) { $0 + $1.statistics.cost }
  }
  // scipy 1.17.1 trf with exact derivatives, warm-started in the same way (shared/reference/fitting.md).
  let scipy = 22187.244 + 18654.975 + 37691.706
  rows.append(fittingRow("profile.chi2.excess", sum / scipy - 1, "1", 300, .atMost(0)))
  let pixels = try FittingCase(file: folder.appendingPathComponent("d_si.f64"))
  let model = try pixels.edgesModel(start: pixels.starts[0])
  var costs: [[UInt64]] = []
  for threads in [1, 2] {
    let results = PeakFit.fit(model, toEach: pixels.spectra, threads: threads)
    costs.append(try results.flatMap { result in try bits(result.get()) })
    if threads == 1 {
      let total = try results.reduce(0.0) { try $0 + $1.get().statistics.cost }
      rows.append(fittingRow("pixels.chi2.sum", total, "1", results.count, .atMost(515114.93)))
    }
  }
  rows.append(
    fittingRow(
      "threads.bytes.equal", costs[0] == costs[1] ? 1 : 0, "1", pixels.spectra.count, .equal(1)))
  rows.append(try tiesRow(folder))
  return rows
}

private func bits(_ result: FitResult) -> [UInt64] {
  (result.freeValues + result.covariance.elements + [result.statistics.cost]).map(\.bitPattern)
}

/// Doublets as ties against the same model coded by hand as one shape.
private func tiesRow(_ folder: URL) throws -> MeasuredRow {
  let data = try FittingCase(file: folder.appendingPathComponent("b_ni2p.f64"))
  var options = FitOptions()
  options.precision = .certified
  var worst = 0.0
  for k in 0..<20 {
    let tied = try PeakFit.fit(
      data.doubletsModel(start: data.starts[k]), to: data.spectra[k], options: options)
    let start = data.boxOrder(tied, doublets: true)
    var byHand = PeakModel()
    var settings: [ParameterName: ParameterSetting] = [:]
    for (i, value) in start.enumerated() {
      settings[ParameterName(rawValue: "p\(i)")] = .free(
        start: value, lower: data.lower[i], upper: data.upper[i])
    }
    try byHand.add("all", DoubletsByHand(origin: data.x.reduce(0, +) / Double(data.x.count)), settings)
    let coded = try PeakFit.fit(byHand, to: data.spectra[k], options: options)
    worst = max(worst, abs(tied.statistics.cost / coded.statistics.cost - 1))
  }
  return fittingRow("ties.chi2.difference", worst, "1", 20, .atMost(1e-12))
}

/// Case (b) as one shape, the way a user without ties would have to write it.
private struct DoubletsByHand: PointwiseLineShape {
  let origin: Double

  var parameters: [ShapeParameter] { (0..<20).map { ShapeParameter(ParameterName(rawValue: "p\($0)")) } }

  func value(at x: Double, parameters p: [Double], derivatives: inout [Double]) -> Double {
    let v = p.enumerated().map { DualNumber.variable($0.element, $0.offset, of: 20) }
    var sum = v[18] + v[19] * c(x - origin)
    for k in 0..<4 {
      let (h, centre, w, m) = (v[4 * k], v[4 * k + 1], v[4 * k + 2], v[4 * k + 3])
      sum = sum + line(c(x) - centre, h, w, m)
      sum = sum + line(c(x) - centre - v[16], c(0.5) * h / v[17], w * v[17], m)
    }
    derivatives = sum.slopes
    return sum.value
  }

  private func line(_ d: DualNumber, _ h: DualNumber, _ w: DualNumber, _ m: DualNumber) -> DualNumber {
    let t = c(4) * (d / w).square
    return h * ((c(1) - m) * (c(-log(2)) * t).exponential + m / (c(1) + t))
  }
}
