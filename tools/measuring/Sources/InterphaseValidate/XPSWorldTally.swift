import AnalysisFindings
import Foundation
import InstrumentFiles
import InstrumentMeasurements
import MeasuringHarness
import ReplicateStatistics
import XPSAnalysis

/// What the profiles of a world say, beside what is true of them.
struct XPSWorldTally {
  private var shifts = Kind()
  private var percents = Kind()
  private var shares = Kind()
  private var ratios = Kind()
  private var fluorides = Kind()
  private var errors: [Double] = []
  private var overLimit: [Double] = []

  private struct Kind {
    var count = 0
    var told = 0
    var numbers = 0
    var inside = 0
    var outside = 0
    var right = 0
    var silent = 0

    var coverage: Double { numbers > 0 ? Double(inside) / Double(numbers) : .nan }

    mutating func add(_ finding: Finding?, _ truth: Double, tolerance: Double) {
      count += 1
      switch finding?.outcome {
      case .estimate(let estimate):
        told += 1
        numbers += 1
        if estimate.interval(level: 0.95).contains(truth) { inside += 1 }
        let isOutside = !estimate.interval(level: 0.999).contains(truth)
        if isOutside { outside += 1 }
        if abs(estimate.value - truth) <= tolerance { right += 1 } else if isOutside { silent += 1 }
      case .noAnswer(let reason):
        // A component under twice its uncertainty is told as a bound.
        if reason.atMost != nil || reason.atLeast != nil { told += 1 }
      case nil: break
      }
    }
  }

  /// Reads, analyses and counts one file.
  mutating func add(_ path: String, _ truth: [String: Any]) throws {
    var options = XPSAnalysisOptions()
    // As the world's own manifest says.
    options.background = .shirley
    let spectra = try ReaderRegistry.builtIn.read(path: path).measurements
      .compactMap { $0 as? PhotoelectronSpectrum }
    let findings = try PhotoelectronAnalysis.result(of: spectra, sample: "world", options: options).findings
    let shift = (truth["charge_shift_eV"] as? NSNumber)?.doubleValue ?? .nan
    for level in truth["levels"] as? [[String: Any]] ?? [] {
      let time = (level["etch_s"] as? NSNumber)?.doubleValue ?? .nan
      let own = findings.filter { abs(($0.coordinates.first?.value ?? .infinity) - time) < 0.05 }
      shifts.add(own.first { $0.key == .chargeShift }, shift, tolerance: 0.05)
      addPercents(own, level)
      addShares(own, level)
      addRatios(own, level)
    }
  }

  private mutating func addPercents(_ findings: [Finding], _ level: [String: Any]) {
    let limits = level["at_percent_se_free"] as? [String: NSNumber] ?? [:]
    for (region, value) in (level["at_percent"] as? [String: NSNumber] ?? [:]).sorted(by: { $0.key < $1.key })
    {
      let element = region.split(separator: " ").first.map(String.init) ?? ""
      let finding = findings.first { $0.key == .atomicPercent(of: element) }
      percents.add(finding, value.doubleValue, tolerance: .infinity)
      guard let estimate = finding?.estimate else { continue }
      errors.append(abs(estimate.value - value.doubleValue))
      if let limit = limits[region]?.doubleValue, limit > 0 {
        overLimit.append(estimate.combinedUncertainty / limit)
      }
    }
  }

  private mutating func addShares(_ findings: [Finding], _ level: [String: Any]) {
    // Names of this world; its C–O holds the CH2 of the binder, which is a component of its own here.
    let names = ["LixPOyFz": "LixPFyOz", "C=O/CO3": "C=O", "C-O/P-O": "C-O"]
    for (region, value) in (level["regions"] as? [String: [String: Any]] ?? [:]).sorted(by: {
      $0.key < $1.key
    }) {
      let components = zip(value["component"] as? [String] ?? [], value["share"] as? [NSNumber] ?? [])
      for (name, share) in components where !name.hasPrefix("sat") && !(region == "C 1s" && name == "C-O") {
        let own = region == "P 2p" ? name : names[name] ?? name
        shares.add(
          findings.first { $0.key == .share(of: own, in: region) }, 100 * share.doubleValue,
          tolerance: .infinity)
      }
    }
  }

  private mutating func addRatios(_ findings: [Finding], _ level: [String: Any]) {
    if let fluorides = (level["lif_per_cfx"] as? NSNumber)?.doubleValue {
      let finding = findings.first { $0.key == .ratio(of: "CFx", to: "LiF") }
      ratios.add(finding, 1 / fluorides, tolerance: .infinity)
      self.fluorides.add(finding, 1 / fluorides, tolerance: .infinity)
    }
    if let nickel = (level["ni2_fraction"] as? NSNumber)?.doubleValue {
      ratios.add(
        findings.first { $0.key == .ratio(of: "Ni2+", to: "Ni3+") }, nickel / (1 - nickel),
        tolerance: .infinity)
    }
  }

  /// The rows of the area.
  var rows: [MeasuredRow] {
    let kinds = [shifts, percents, shares, ratios]
    let count = kinds.reduce(0) { $0 + $1.count }
    func row(
      _ id: String, _ value: Double, _ unit: String, _ n: Int, _ goal: MeasuredRow.Goal?
    ) -> MeasuredRow {
      MeasuredRow(area: "xps", id: "world.\(id)", value: value, unit: unit, n: n, goal: goal)
    }
    func median(_ values: [Double]) -> Double { values.isEmpty ? .nan : values.sorted()[values.count / 2] }
    return [
      row(
        "shift.right", Double(shifts.right) / Double(max(shifts.count, 1)), "share", shifts.count,
        .atLeast(0.99)),
      row("shift.silent", Double(shifts.silent), "levels", shifts.count, .equal(0)),
      row("atpercent.coverage95", percents.coverage, "share", percents.numbers, .atLeast(0.93)),
      row("atpercent.median.error", median(errors), "at%", errors.count, .atMost(0.1)),
      row("atpercent.u.over.limit", median(overLimit), "ratio", overLimit.count, .atMost(1)),
      row("shares.coverage95", shares.coverage, "share", shares.numbers, .atLeast(0.93)),
      row("ratios.coverage95", ratios.coverage, "share", ratios.numbers, .atLeast(0.93)),
      row(
        "outside999", Double(kinds.reduce(0) { $0 + $1.outside }) / Double(max(count, 1)), "share", count,
        .atMost(0.005)),
      row(
        "answered", Double(kinds.reduce(0) { $0 + $1.told }) / Double(max(count, 1)), "share", count,
        .atLeast(0.99)),
      MeasuredRow(
        area: "xps", id: "ratio.cf_lif.coverage95", value: fluorides.coverage, unit: "share",
        n: fluorides.numbers, goal: .atLeast(0.93)),
    ]
  }
}
