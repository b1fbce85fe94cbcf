import EELSAnalysis
import Foundation
import InstrumentFiles
import InstrumentMeasurements
import MeasuringHarness
import NumericalMethods

/// Holds power laws, O K maxima and white lines against independent numbers from the same spectra.
///
/// The independent numbers rest on a two-area background; its convention is reproduced. Files that no reader of ours
/// opens are left out.
enum EELSAnalysisValidation {
  static func measure(_ context: MeasuringContext) throws -> [MeasuredRow] {
    let shared = try SharedFiles(context)
    let analyses = try shared.truth("eels.json")["analysis"] as? [String: Any] ?? [:]
    var agreement = Agreement()
    var worst = Worst()
    for name in ["coreloss_MnO_example", "SrTiO3_DM3_pycroscopy", "La2NiO4_txt", "Cr_L"] {
      guard let entry = analyses[name] as? [String: Any], let file = entry["file"] as? String,
        let settings = entry["settings"] as? [String: Any],
        let spectrum = spectrum(name, at: shared.path("eels/" + file))
      else { continue }
      for (key, window) in [("powerlaw_O", "bg_O"), ("powerlaw_L", "bg_L")] {
        compareLaws(
          spectrum, entry[key] as? [String: Any] ?? [:], range(settings[window]), &agreement, &worst)
      }
      compareOxygen(spectrum, entry, settings, &agreement)
      compareLines(spectrum, entry, settings, &agreement, &worst)
    }
    let share = agreement.checked > 0 ? Double(agreement.agreed) / Double(agreement.checked) : 0
    let losses = try EELSLossValidation.measure(shared, truth: analyses)
    return [
      MeasuredRow(
        area: "eels", id: "analysis.checked", value: Double(agreement.checked), unit: "numbers",
        n: agreement.checked),
      MeasuredRow(
        area: "eels", id: "analysis.agree", value: share, unit: "1", n: agreement.checked, goal: .atLeast(1)),
      MeasuredRow(
        area: "eels", id: "powerlaw.r.worst", value: worst.exponent, unit: "1", n: worst.exponents,
        goal: .atMost(1e-6)),
      MeasuredRow(
        area: "eels", id: "whitelines.worst", value: worst.ratio, unit: "1", n: worst.ratios,
        goal: .atMost(1e-6)),
      MeasuredRow(
        area: "eels", id: "whitelines.fits.worst", value: worst.fit, unit: "1", n: worst.fits,
        goal: .atMost(1e-3)),
    ] + losses
  }

  /// The spectrum of a file; of a plain table, which a user would declare, its two columns.
  private static func spectrum(_ name: String, at path: String) -> Spectrum? {
    if let read = try? ReaderRegistry.builtIn.read(path: path),
      let signal = read.measurements.lazy.compactMap({ $0 as? ElectronMicroscopySignal }).first,
      let axis = signal.energyAxis, let counts = signal.realValues, counts.count == signal.axes[axis].count
    {
      return Spectrum(name: name, energies: signal.axes[axis].values, counts: counts)
    }
    guard let text = try? String(contentsOfFile: path, encoding: .utf8) else { return nil }
    let rows = text.split(whereSeparator: \.isNewline).compactMap { line -> (Double, Double)? in
      let cells = line.split(whereSeparator: \.isWhitespace).compactMap { Double($0) }
      return cells.count == 2 ? (cells[0], cells[1]) : nil
    }
    return rows.count > 32 ? Spectrum(name: name, energies: rows.map(\.0), counts: rows.map(\.1)) : nil
  }

  /// The largest relative deviations.
  private struct Worst {
    var exponent = 0.0
    var exponents = 0
    var ratio = 0.0
    var ratios = 0
    var fit = 0.0
    var fits = 0

    static func deviation(_ ours: Double?, _ theirs: Any?) -> Double? {
      guard let theirs = (theirs as? NSNumber)?.doubleValue, theirs != 0 else { return nil }
      return ours.map { abs($0 / theirs - 1) } ?? .infinity
    }

    mutating func addExponent(_ ours: Double?, _ theirs: Any?) {
      guard let deviation = Self.deviation(ours, theirs) else { return }
      exponent = max(exponent, deviation)
      exponents += 1
    }

    mutating func addFit(_ ours: Double?, _ theirs: Any?) {
      guard let deviation = Self.deviation(ours, theirs) else { return }
      fit = max(fit, deviation)
      fits += 1
    }

    mutating func addRatio(_ ours: Double?, _ theirs: Any?) {
      guard let deviation = Self.deviation(ours, theirs) else { return }
      ratio = max(ratio, deviation)
      ratios += 1
    }
  }

  private struct Spectrum {
    var name: String
    var energies: [Double]
    var counts: [Double]

    func net(_ window: ClosedRange<Double>?) -> [Double]? {
      guard let window else { return counts }
      return EdgeBackground.fit(counts, energies: energies, window: window, method: .twoArea).map { law in
        zip(counts, energies).map { $0 - law($1) }
      }
    }
  }

  private static func range(_ value: Any?) -> ClosedRange<Double>? {
    guard let ends = value as? [NSNumber], ends.count == 2 else { return nil }
    return ends[0].doubleValue...ends[1].doubleValue
  }

  private static func compareLaws(
    _ spectrum: Spectrum, _ theirs: [String: Any], _ window: ClosedRange<Double>?,
    _ agreement: inout Agreement, _ worst: inout Worst
  ) {
    guard let window else { return }
    let methods: [(String, EdgeBackground.Method)] = [
      ("log_linear_unweighted", .logLinear), ("nonlinear_lsq_unweighted", .leastSquares),
      ("nonlinear_lsq_poisson_weighted", .poissonWeighted), ("peer_two_area", .twoArea),
    ]
    for (key, method) in methods {
      guard let numbers = theirs[key] as? [String: Any] else { continue }
      let law = EdgeBackground.fit(
        spectrum.counts, energies: spectrum.energies, window: window, method: method)
      agreement.compare(
        "\(spectrum.name) \(key): r", law?.exponent, (numbers["r"] as? [Any])?.first, relative: 1e-6)
      worst.addExponent(law?.exponent, (numbers["r"] as? [Any])?.first)
      if method != .twoArea {
        agreement.compare(
          "\(spectrum.name) \(key): A", law?.amplitude, (numbers["A_per_channel"] as? [Any])?.first,
          relative: 1e-4)
      }
    }
  }

  private static func compareOxygen(
    _ spectrum: Spectrum, _ entry: [String: Any], _ settings: [String: Any], _ agreement: inout Agreement
  ) {
    guard let theirs = (entry["OK"] as? [[String: Any]])?.first,
      let options = settings["ok"] as? [String: Any],
      let net = spectrum.net(range(settings["bg_O"]))
    else { return }
    let width = (options["sg_window"] as? Int) ?? 0
    let smoothing = width > 2 ? SavitzkyGolaySmoothing(halfWidth: width / 2, order: 2) : nil
    for (key, name) in [("pre", "pre"), ("main", "main")] {
      guard let window = range(options[key]) else { continue }
      let ours = SpectrumMaximum.vertex(
        net, energies: spectrum.energies, window: window, smoothing: smoothing)
      agreement.record(
        ours?.isInterior == theirs["\(name)_is_interior_local_max"] as? Bool,
        "\(spectrum.name) \(key): interior \(String(describing: ours?.isInterior))")
      agreement.compare("\(spectrum.name) \(key): energy", ours?.energy, theirs["\(name)_E"], relative: 1e-6)
      agreement.compare("\(spectrum.name) \(key): height", ours?.height, theirs["\(name)_h"], relative: 1e-6)
    }
  }

  private static func compareLines(
    _ spectrum: Spectrum, _ entry: [String: Any], _ settings: [String: Any], _ agreement: inout Agreement,
    _ worst: inout Worst
  ) {
    let list = entry["white_lines"] as? [[String: Any]]
    guard let theirs = list?.first ?? (entry["white_lines"] as? [String: Any]),
      let options = (settings["wl"] as? [String: Any]) ?? (settings["L3_search"] == nil ? nil : settings),
      let third = range(options["L3_search"]), let second = range(options["L2_search"]),
      let post = range(options["post"]), let net = spectrum.net(range(settings["bg_L"])),
      let half3 = (options["half_L3"] as? NSNumber)?.doubleValue,
      let half2 = (options["half_L2"] as? NSNumber)?.doubleValue,
      let width = (options["atan_width"] as? NSNumber)?.doubleValue
    else { return }
    let windows = WhiteLines.Windows(
      thirdSearch: third, secondSearch: second, post: post, thirdHalfWidth: half3, secondHalfWidth: half2,
      fit: range(options["fit"]))
    let step = spectrum.energies.count > 1 ? spectrum.energies[1] - spectrum.energies[0] : 1
    if let window = (options["sg2_window"] as? NSNumber)?.doubleValue {
      let key = "second_derivative_positive_ratio"
      let ours = WhiteLines.measure(
        net, energies: spectrum.energies, windows: windows,
        method: .secondDerivative(width: (window - 1) * step))
      agreement.compare("\(spectrum.name) \(key)", ours?.ratio, theirs[key], relative: 1e-6)
      worst.addRatio(ours?.ratio, theirs[key])
    }
    if let fitted = theirs["gaussians_after_arctan"] as? [String: Any] {
      let ours = WhiteLines.measure(
        net, energies: spectrum.energies, windows: windows, method: .gaussians(width: width))
      agreement.compare(
        "\(spectrum.name) gaussians", ours?.ratio, fitted["area_ratio"], relative: 1e-3)
      worst.addFit(ours?.ratio, fitted["area_ratio"])
    }
    let methods: [(String, WhiteLineMethod)] = [
      ("raw_window_ratio", .rawWindows), ("pearson_hard_step_2to1_window_ratio", .pearsonStep),
      ("double_arctan_2to1_window_ratio", .doubleArctan(width: width)),
    ]
    for (key, method) in methods {
      let ours = WhiteLines.measure(net, energies: spectrum.energies, windows: windows, method: method)
      agreement.compare("\(spectrum.name) \(key)", ours?.ratio, theirs[key], relative: 1e-6)
      worst.addRatio(ours?.ratio, theirs[key])
      if method == .rawWindows {
        agreement.compare(
          "\(spectrum.name) maxima", ours?.heightRatio, theirs["raw_height_ratio"], relative: 1e-6)
        agreement.compare("\(spectrum.name) L3", ours?.thirdLine, theirs["E_L3"], relative: 1e-6)
        agreement.compare("\(spectrum.name) L2", ours?.secondLine, theirs["E_L2"], relative: 1e-6)
        agreement.compare(
          "\(spectrum.name) continuum", ours?.continuumLevel, theirs["continuum_post_mean"], relative: 1e-6)
      }
    }
  }
}
