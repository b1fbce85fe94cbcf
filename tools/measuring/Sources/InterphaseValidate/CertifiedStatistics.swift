import AnalysisFindings
import Foundation
import MeasuringHarness
import ReplicateStatistics

/// Certified and published results of regression, calibration and summaries.
struct CertifiedStatistics {
  private let folder: URL
  private let certified: [String: Any]

  /// Opens the folder `truth/statistics`.
  init(folder: URL) throws {
    self.folder = folder
    let data = try Data(contentsOf: folder.appendingPathComponent("certified.json"))
    certified = try JSONSerialization.jsonObject(with: data) as? [String: Any] ?? [:]
  }

  /// All rows.
  func rows() throws -> [MeasuredRow] {
    try [linear(), univariate()] + variances() + [published()]
  }

  /// Correct decimal digits, at most 15.
  private static func digits(_ ours: Double, _ theirs: Double) -> Double {
    let error = abs(ours - theirs) / abs(theirs)
    return error == 0 ? 15 : min(15, max(0, -log10(error)))
  }

  private func columns(_ name: String) throws -> [String: [Double]] {
    let text = try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
    let lines = text.replacingOccurrences(of: "\u{feff}", with: "").split(whereSeparator: \.isNewline)
    guard let header = lines.first?.split(separator: ",").map(String.init) else { return [:] }
    var columns: [String: [Double]] = [:]
    for line in lines.dropFirst() {
      for (key, cell) in zip(header, line.split(separator: ",", omittingEmptySubsequences: false)) {
        if let value = Double(cell.trimmingCharacters(in: .whitespaces)) {
          columns[key, default: []].append(value)
        }
      }
    }
    return columns
  }

  private func number(_ path: String...) -> Double {
    var node: Any? = certified
    for key in path {
      if let index = Int(key), let list = node as? [Any] {
        node = list.indices.contains(index) ? list[index] : nil
      } else {
        node = (node as? [String: Any])?[key]
      }
    }
    return (node as? NSNumber)?.doubleValue ?? .nan
  }

  private func xy(_ name: String) throws -> ([Double], [Double]) {
    let columns = try columns(name)
    return (columns["x"] ?? [], columns["y"] ?? [])
  }

  /// NIST's linear sets: the fewest correct digits of any coefficient, uncertainty or residual deviation.
  private func linear() throws -> MeasuredRow {
    var digits: [Double] = []
    let (x, y) = try xy("norris.csv")
    let norris = try CalibrationLine(.freeIntercept, x: x, y: y)
    for (ours, key) in [
      (norris.intercept, "B0"), (norris.slope, "B1"), (norris.interceptUncertainty, "se_B0"),
      (norris.slopeUncertainty, "se_B1"), (norris.residualStandardDeviation, "resid_sd"),
      (norris.determination, "R2"),
    ] { digits.append(Self.digits(ours, number("Norris", key))) }
    for (file, key) in [("noint1.csv", "NoInt1"), ("noint2.csv", "NoInt2")] {
      let (x, y) = try xy(file)
      let line = try CalibrationLine(.throughZero, x: x, y: y)
      digits.append(Self.digits(line.slope, number(key, "slope")))
      digits.append(Self.digits(line.residualStandardDeviation, number(key, "resid_sd")))
      digits.append(Self.digits(line.determination, number(key, "R2_uncentred")))
    }
    let (px, py) = try xy("pontius.csv")
    let pontius = try LinearLeastSquares(
      columns: [px.map { _ in 1 }, px, px.map { $0 * $0 }], response: py)
    for index in 0..<3 {
      digits.append(Self.digits(pontius.coefficients[index], number("Pontius", "B", "\(index)")))
      digits.append(Self.digits(pontius.standardUncertainties[index], number("Pontius", "se", "\(index)")))
    }
    digits.append(Self.digits(pontius.residualStandardDeviation, number("Pontius", "resid_sd")))
    let (wx, wy) = try xy("wampler1.csv")
    let powers = (0...5).map { power in wx.map { pow($0, Double(power)) } }
    for coefficient in try LinearLeastSquares(columns: powers, response: wy).coefficients {
      digits.append(Self.digits(coefficient, 1))
    }
    return MeasuredRow(
      area: "comparison", id: "nist.linear.digits", value: digits.min() ?? 0, unit: "digits", n: digits.count,
      goal: .atLeast(9))
  }

  /// NIST's univariate sets; NumAcc4 itself holds no more than eight digits of its standard deviation.
  private func univariate() throws -> MeasuredRow {
    var digits: [Double] = []
    for name in [
      "Lew", "Lottery", "Mavro", "Michelso", "NumAcc1", "NumAcc2", "NumAcc3", "NumAcc4", "PiDigits",
    ] {
      let text = try String(contentsOf: folder.appendingPathComponent("\(name).txt"), encoding: .utf8)
      let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      let start = (lines.lastIndex { $0.hasPrefix("Data:") } ?? 0) + 1
      let values = lines.dropFirst(start).compactMap { Double($0.trimmingCharacters(in: .whitespaces)) }
      let group = try GroupSummary(values)
      digits.append(Self.digits(group.mean, number("UNIV_\(name)", "mean")))
      digits.append(Self.digits(group.standardDeviation ?? .nan, number("UNIV_\(name)", "sd_n_minus_1")))
    }
    return MeasuredRow(
      area: "comparison", id: "nist.univariate.digits", value: digits.min() ?? 0, unit: "digits",
      n: digits.count,
      goal: .atLeast(8))
  }

  /// NIST's sets for the analysis of variance: the fewest correct digits of F and of the mean square within.
  ///
  /// SmLs07 stands apart: of its 13 constant leading digits doubles leave three or four of what varies.
  private func variances() throws -> [MeasuredRow] {
    func digits(_ name: String) throws -> Double {
      let text = try String(contentsOf: folder.appendingPathComponent("\(name).dat"), encoding: .utf8)
      let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      func row(_ head: String) -> [Double] {
        (lines.first { $0.hasPrefix(head) } ?? "").split(separator: " ").compactMap { Double($0) }
      }
      let (between, within) = (row("Between "), row("Within "))
      guard let certified = between.last, let square = within.last, between.count == 4, within.count == 3
      else { throw InputAbsent("certified values in \(name).dat") }
      var groups: [Int: [Double]] = [:]
      for line in lines.dropFirst((lines.lastIndex { $0.hasPrefix("Data:") } ?? 0) + 1) {
        let cells = line.split(separator: " ")
        guard cells.count == 2, let group = Int(cells[0]), let value = Double(cells[1]) else { continue }
        groups[group, default: []].append(value)
      }
      let ours = try OneWayVariance(groups.sorted { $0.key < $1.key }.map(\.value))
      return min(Self.digits(ours.ratio, certified), Self.digits(ours.withinMeanSquare, square))
    }
    let names = ["AtmWtAg", "SiRstv", "SmLs01", "SmLs02", "SmLs04"]
    return try [
      MeasuredRow(
        area: "comparison", id: "nist.anova.digits", value: names.map(digits).min() ?? 0, unit: "digits",
        n: names.count, goal: .atLeast(8)),
      MeasuredRow(
        area: "comparison", id: "nist.anova.smls07.digits", value: digits("SmLs07"), unit: "digits", n: 1,
        goal: .atLeast(3)),
    ]
  }

  /// DIN 32645, Massart, Graybill and Iyer, EURACHEM A5: the share of results that agree.
  func published(area: String = "comparison") throws -> MeasuredRow {
    var agreed = 0
    var count = 0
    func compare(_ ours: Double, _ theirs: Double, _ relative: Double = 1e-9) {
      count += 1
      if abs(ours - theirs) <= relative * abs(theirs) { agreed += 1 }
    }
    let (x, y) = try xy("chemCal_din32645.csv")
    let din = try CalibrationLine(.freeIntercept, x: x, y: y)
    let limit = try DetectionLimit.calibration(din, alpha: 0.01)
    compare(limit.decision, number("DIN32645", "recomputed", "xc"))
    compare(limit.detection, number("DIN32645", "recomputed", "2xc"))
    compare(limit.quantification, number("DIN32645", "recomputed", "LOQ"))
    compare(limit.decision, number("DIN32645", "published", "critical_value_x_alpha_0.01"), 1e-3)
    let level = try din.level(ofResponse: 3500)
    let factor = StudentTDistribution(din.degreesOfFreedom).coverageFactor(level: 0.99)
    compare(level.standardUncertainty * factor, number("DIN32645", "recomputed", "CI"))
    try massart(compare)
    try graybill(compare)
    try eurachem(compare)
    return MeasuredRow(
      area: area, id: "din32645.agree", value: Double(agreed) / Double(count), unit: "1", n: count,
      goal: .equal(1))
  }

  private func massart(_ compare: (Double, Double, Double) -> Void) throws {
    let (x, y) = try xy("chemCal_massart97ex1.csv")
    let line = try CalibrationLine(.freeIntercept, x: x, y: y)
    for (key, response, replicates) in [("y15_m1", 15.0, 1), ("y90_m1", 90, 1), ("y90_m5", 90, 5)] {
      let level = try line.level(
        ofResponse: response, scatter: .residual(replicates: replicates, weight: 1))
      compare(level.value, number("Massart1997_ex1", "recomputed_x0_se_ci", key, "0"), 1e-9)
      compare(level.standardUncertainty, number("Massart1997_ex1", "recomputed_x0_se_ci", key, "1"), 1e-9)
    }
    let weights = (0..<6).map { number("Massart1997_ex3_weighted", "weights", "\($0)") }
    let weighted = try CalibrationLine(.freeIntercept, x: x, y: y, weights: weights)
    for (key, response, weight) in [("y15_w1.67", 15.0, 1.67), ("y90_w0.145", 90, 0.145)] {
      let level = try weighted.level(
        ofResponse: response, scatter: .residual(replicates: 1, weight: weight))
      let path = "Massart1997_ex3_weighted"
      compare(level.value, number(path, "recomputed_x0_se_ci", key, "0"), 1e-9)
      compare(level.standardUncertainty, number(path, "recomputed_x0_se_ci", key, "1"), 1e-9)
    }
  }

  private func graybill(_ compare: (Double, Double, Double) -> Void) throws {
    let thermostat = try CalibrationLine(
      .freeIntercept, x: (0..<8).map { number("GraybillIyer_p431_thermostat", "temp", "\($0)") },
      y: (0..<8).map { number("GraybillIyer_p431_thermostat", "read", "\($0)") })
    let wide = try thermostat.levelInterval(ofResponse: 104).bounded
    compare(wide?.lower ?? .nan, 103.4041, 1e-6)
    compare(wide?.upper ?? .nan, 104.5895, 1e-6)
    let columns = try columns("investr_crystal.csv")
    let crystal = try CalibrationLine(
      .freeIntercept, x: columns["time"] ?? [], y: columns["weight"] ?? [])
    let mean = try crystal.levelInterval(ofResponse: 5, scatter: .none, level: 0.9).bounded
    compare(mean?.lower ?? .nan, 8.65026, 1e-6)
    compare(mean?.upper ?? .nan, 11.04790, 1e-6)
    compare(
      try crystal.level(ofResponse: 5).standardUncertainty,
      number("GraybillIyer_p434_crystal", "wald_se_individual"), 1e-6)
    compare(
      try crystal.level(ofResponse: 5, scatter: .none).standardUncertainty,
      number("GraybillIyer_p434_crystal", "wald_se_mean_response"), 1e-6)
  }

  private func eurachem(_ compare: (Double, Double, Double) -> Void) throws {
    let key = "EURACHEM_CG4_A5"
    let line = try CalibrationLine(
      .freeIntercept, x: (0..<15).map { number(key, "calibration_mg_L", "\($0)") },
      y: (0..<15).map { number(key, "absorbance", "\($0)") })
    compare(line.slope, number(key, "recomputed", "B1"), 1e-9)
    compare(line.intercept, number(key, "recomputed", "B0"), 1e-9)
    compare(line.slopeUncertainty, number(key, "recomputed", "se_B1"), 1e-9)
    compare(line.interceptUncertainty, number(key, "recomputed", "se_B0"), 1e-9)
    let response = line.intercept + line.slope * 0.26
    let level = try line.level(ofResponse: response, scatter: .residual(replicates: 2, weight: 1))
    compare(level.standardUncertainty, number(key, "recomputed", "u_c0_at_0.26"), 1e-9)
  }
}
