import Foundation
import MeasuringHarness
import PeakFitting

/// Component curves and backgrounds that CasaXPS exported, reproduced.
func casaRows(_ shared: URL) throws -> [MeasuredRow] {
  let truth = try JSONSerialization.jsonObject(
    with: Data(contentsOf: shared.appendingPathComponent("truth/xps.json")))
  let exports = ((truth as? [String: Any])?["casa_exports"] as? [[String: Any]]) ?? []
  var curveWorst = 0.0
  var curves = 0
  var backgroundsWithin = 0
  var backgrounds = 0
  for export in exports {
    guard let name = export["file"] as? String, let file = CasaExport(shared, name) else { continue }
    for component in export["components"] as? [[String: Any]] ?? [] {
      guard let inferred = component["inferred"] as? [String: Any], let column = component["name"] as? String,
        let shapeName = inferred["shape"] as? String, let shape = casaShape(shapeName),
        let curve = file.columns[column], let base = file.background
      else { continue }
      let found = try componentDeviation(
        shape, x: file.bindingEnergy, y: zip(curve, base).map { $0 - $1 }, inferred,
        rounding: file.rounding(column))
      curves += 1
      curveWorst = max(curveWorst, found)
    }
    if let background = export["background"] as? [String: Any],
      background["best_type"] as? String == "Shirley",
      let deviation = background["max_dev_over_range"] as? Double, deviation <= 1e-4,
      let limits = background["region_be"] as? [Double], let base = file.background
    {
      backgrounds += 1
      if shirleyDeviation(file, base, limits) <= 1e-4 { backgroundsWithin += 1 }
    }
  }
  return [
    fittingRow("casa.curves.worst", curveWorst, "1", curves, .atMost(1e-4)),
    fittingRow(
      "casa.backgrounds.within1e-4", Double(backgroundsWithin), "backgrounds", backgrounds,
      .atLeast(Double(backgrounds))),
    fittingRow("casa.tougaard.worst", try tougaardDeviation(shared), "1", 1, .atMost(3e-4)),
  ]
}

/// The line shape that a CasaXPS name stands for; `nil` for names that are not understood.
func casaShape(_ name: String) -> (any LineShape)? {
  let parts = name.split(whereSeparator: { "(,)".contains($0) }).map(String.init)
  let numbers = parts.dropFirst().compactMap(Double.init)
  switch (parts.first ?? "", numbers.count) {
  case ("GL", 1): return TabulatedProduct()
  case ("SGL", 1): return GaussianLorentzianSum()
  case ("LA", 2): return AsymmetricLorentzianShape(alpha: numbers[0], beta: numbers[0], gaussian: numbers[1])
  case ("LA", 3): return AsymmetricLorentzianShape(alpha: numbers[0], beta: numbers[1], gaussian: numbers[2])
  default: return nil
  }
}

/// The U 3 Tougaard background of the FeO export against ours with the stored parameters, relative to the data's range.
private func tougaardDeviation(_ shared: URL) throws -> Double {
  let file = shared.appendingPathComponent("data/xps/casaxps_export/FeO_analyzed_lineshapes_cols.txt")
  let text = String(decoding: try Data(contentsOf: file), as: UTF8.self)
  let rows = text.split(whereSeparator: \.isNewline).compactMap { line -> [Double]? in
    let fields = line.split(separator: "\t", omittingEmptySubsequences: true).compactMap { Double($0) }
    return fields.count >= 16 ? fields : nil
  }
  // Kinetic energy, counts, four components, background, envelope; then the same in binding energy and rates.
  let x = rows.map { $0[8] }
  let data = rows.map { $0[9] }
  let base = rows.map { $0[14] }
  let changed = x.indices.filter { abs(base[$0] - data[$0]) > 1e-9 * data[$0] }
  guard let first = changed.first, let last = changed.last else { return .infinity }
  let low = min(x[first], x[last])
  let high = max(x[first], x[last])
  let kernel = TougaardKernel(scale: 335.44588, centre: 551, width: 436, gap: 3)
  let found = try StaticBackground(.tougaard(kernel), region: low...high).values(x: x, y: data)
  let range = (data.max() ?? 0) - (data.min() ?? 0)
  return changed.reduce(0) { max($0, abs(found[$1] - base[$1]) / range) }
}

/// The largest deviation of a fitted shape from a noise-free column, relative to its height; what the export's digits
/// leave open is not counted.
private func componentDeviation(
  _ shape: any LineShape, x: [Double], y: [Double], _ inferred: [String: Any], rounding: Double
) throws -> Double {
  let height = y.max() ?? 0
  var settings: [ParameterName: ParameterSetting] = [
    .height: .free(height, atLeast: 0), .centre: .free(inferred["position_be"] as? Double ?? 0),
    .fullWidthAtHalfMaximum: .free(inferred["fwhm"] as? Double ?? 1, in: 0.05...20),
  ]
  let name = inferred["shape"] as? String ?? ""
  if name.contains("GL("), let p = Double(name.split(whereSeparator: { "()".contains($0) }).last ?? "") {
    settings[.mixing] = .fixed(p / 100)
  }
  var model = PeakModel()
  try model.add("component", shape, settings)
  let result = try PeakFit.fit(model, to: FitSpectrum(x: x, y: y, noise: .unknown))
  let fitted = result.curves.envelope
  return zip(fitted, y).reduce(0) { max($0, max(abs($1.0 - $1.1) - rounding, 0) / height) }
}

private func shirleyDeviation(_ file: CasaExport, _ base: [Double], _ limits: [Double]) -> Double {
  let low = limits.min() ?? 0
  let high = limits.max() ?? 0
  let inside = file.bindingEnergy.indices.filter {
    file.bindingEnergy[$0] >= low - 1e-6 && file.bindingEnergy[$0] <= high + 1e-6
  }
  guard let first = inside.first, let last = inside.last, let data = file.data else { return .infinity }
  let x = Array(file.bindingEnergy[first...last])
  let y = Array(data[first...last])
  // The export's own end values stand for the end levels, as in the truth.
  var background = StaticBackground(.shirley, region: (low - 1e-6)...(high + 1e-6))
  let rising = x[x.count - 1] > x[0]
  background.endLevels =
    rising
    ? .stated(lowLoss: base[first], highLoss: base[last])
    : .stated(lowLoss: base[last], highLoss: base[first])
  guard let found = try? background.values(x: x, y: y) else { return .infinity }
  let range = (y.max() ?? 0) - (y.min() ?? 0)
  return zip(found, base[first...last]).reduce(0) { max($0, abs($1.0 - $1.1) / range) }
}

/// CasaXPS's GL as its exports have it: drawn from a table of 40 steps a width, joined by straight lines.
///
/// Found from the noise-free Au 4f columns, which it reproduces to 2e-6; the formula itself to 2.5e-4. The steps count
/// in units of the formula's own width w/√q.
private struct TabulatedProduct: PointwiseLineShape {
  var parameters: [ShapeParameter] { GaussianLorentzianProduct().parameters }

  func value(at x: Double, parameters p: [Double], derivatives: inout [Double]) -> Double {
    let m = p[3]
    var q = 1.0
    for _ in 0..<20 {
      q -= (log(2) * (1 - m) * q + log1p(m * q) - log(2)) / (log(2) * (1 - m) + m / (1 + m * q))
    }
    let step = 0.025 * p[2] / q.squareRoot()
    let place = (x - p[1]) / step
    let left = place.rounded(.down)
    let shape = GaussianLorentzianProduct()
    let (a, b) = (
      shape.value(at: left * step, [1, 0, p[2], m]), shape.value(at: (left + 1) * step, [1, 0, p[2], m])
    )
    let value = a + (place - left) * (b - a)
    let slope = (b - a) / step
    derivatives = [value, -p[0] * slope, -p[0] * slope * (x - p[1]) / p[2], 0]
    return p[0] * value
  }
}

/// A CasaXPS export by columns.
private struct CasaExport {
  var bindingEnergy: [Double] = []
  var columns: [String: [Double]] = [:]
  var data: [Double]?
  var background: [Double]?
  private var digits: [String: Double] = [:]

  init?(_ shared: URL, _ name: String) {
    let file = shared.appendingPathComponent("data/xps/\(name)")
    guard name.hasSuffix(".csv"), let bytes = try? Data(contentsOf: file) else { return nil }
    let text = String(decoding: bytes, as: UTF8.self)
    let lines = text.split(whereSeparator: \.isNewline).map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    guard let headings = lines.firstIndex(where: { $0[0].hasPrefix("BE_") }) else { return nil }
    let names = lines[headings]
    var values = [[Double]](repeating: [], count: names.count)
    for line in lines[(headings + 1)...] where line.count >= names.count {
      let numbers = line.prefix(names.count).map { Double($0) }
      guard !numbers.contains(nil) else { continue }
      for (k, number) in numbers.enumerated() { values[k].append(number ?? 0) }
    }
    // Energies are written with six digits as well, 0.005 eV at 1070 eV: the even grid behind them is recovered.
    let n = Double(values[0].count)
    let middle = (n - 1) / 2
    let mean = values[0].reduce(0, +) / n
    var (top, bottom) = (0.0, 0.0)
    for (k, energy) in values[0].enumerated() {
      top += (Double(k) - middle) * (energy - mean)
      bottom += (Double(k) - middle) * (Double(k) - middle)
    }
    bindingEnergy = values[0].indices.map { mean + (Double($0) - middle) * top / bottom }
    for (k, name) in names.enumerated() {
      columns[name] = values[k]
      // Six significant digits are written.
      let top = values[k].map(abs).max() ?? 0
      digits[name] = top > 0 ? 0.5 * pow(10, (log10(top)).rounded(.down) - 5) : 0
      if name.hasPrefix("CPS_") { data = values[k] }
      if name.hasPrefix("Background_") { background = values[k] }
    }
  }

  /// What the digits of a column and of the background leave open.
  func rounding(_ name: String) -> Double {
    let base = digits.first { $0.key.hasPrefix("Background_") }?.value ?? 0
    return (digits[name] ?? 0) + base
  }
}
