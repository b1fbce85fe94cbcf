import AnalysisFindings
import NumericalMethods

/// Every spectrum of a scan read with the same windows, each in its own aligned frame.
struct ReadScan {
  let scan: CoreLossScan
  /// The scan from which white lines are read: without plural scattering where low losses allow it.
  let lines: CoreLossScan
  /// Whether plural scattering was removed from it.
  let isDeconvolved: Bool
  let windows: EdgeWindows
  let noise: ChannelNoise
  /// The noise of the spectra from which white lines are read: deconvolution takes off counts but not their noise.
  let lineNoise: ChannelNoise
  /// The energy shift of every spectrum against the common frame, in eV.
  let shifts: [Double]
  /// Which spectra lie inside the particle: their metal signal is at least a third of the plateau's.
  let inside: [Int]
  /// One point a spectrum.
  let points: [ScanPoint]
  /// What the sum of all aligned spectra inside the particle says.
  let whole: ScanPoint
  /// What spectra are described by, for alignment and phases.
  let model: LinearCombination
  private(set) var warnings: [String] = []

  /// The energies of the channels in eV; the common frame.
  var energies: [Double] { scan.energies }

  init(_ scan: CoreLossScan, deconvolved: [[Double]]? = nil, _ options: EELSOptions) {
    self.scan = scan
    var lines = scan
    if let deconvolved { lines.spectra = deconvolved }
    self.lines = lines
    isDeconvolved = deconvolved != nil
    let all = scan.sum(scan.spectra.indices)
    let rough = EdgeWindows(all, energies: scan.energies, options: options)
    let noise = ChannelNoise.estimate(
      scan.spectra, energies: scan.energies, windows: rough.backgrounds, method: options.background)
    let inside = Self.inside(scan, rough, options)
    var model = LinearCombination(
      energies: scan.energies, windows: rough.fitted(energies: scan.energies), noise: noise)
    if let plural = Self.pluralLosses(scan.sum(inside), scan.energies) { model.addNuisance(plural) }
    let step = scan.energies.count > 1 ? scan.energies[1] - scan.energies[0] : 1
    let track = EnergyTrack(scan.spectra, inside: inside, model: model, reach: 1.5 / step)
    let aligned = Self.sum(scan, inside, track.shifts)
    var windows = EdgeWindows(aligned, energies: scan.energies, options: options)
    windows.findLayered(
      in: Self.ends(inside).map { Self.sum(scan, $0, track.shifts) }, scan.energies, noise, options)
    windows.findContinuum(
      in: Self.sum(lines, inside, track.shifts), energies: scan.energies, options: options)
    self.windows = windows
    self.noise = noise
    let lineNoise =
      deconvolved.map {
        ChannelNoise.estimate(
          $0, energies: scan.energies, windows: windows.backgrounds, method: options.background)
      } ?? noise
    self.lineNoise = lineNoise
    self.inside = inside
    self.model = model
    shifts = track.shifts.map { $0 * step }
    points = scan.spectra.indices.map { index in
      let near = max(0, index - 2)...min(scan.spectra.count - 1, index + 2)
      return ScanPoint(
        scan.spectra[index], lines: deconvolved?[index],
        guide: Self.sum(lines, near, track.shifts, at: track.shifts[index]),
        energies: scan.energies.map { $0 - track.shifts[index] * step }, windows: windows,
        noise: noise, lineNoise: lineNoise, options: options)
    }
    whole = ScanPoint(
      aligned, guide: aligned, energies: scan.energies, windows: windows, noise: noise, options: options)
    warnings = notices(options)
  }

  /// The sum of some spectra after each was moved into the common frame (or into that of a shift, in channels).
  static func sum(
    _ scan: CoreLossScan, _ indices: some Sequence<Int>, _ shifts: [Double], at frame: Double = 0
  ) -> [Double] {
    var total = [Double](repeating: 0, count: scan.energies.count)
    let all = Array(total.indices)
    for index in indices {
      let shift = frame - shifts[index]
      let moved =
        abs(shift) < 1e-6
        ? scan.spectra[index]
        : ShiftedReference(values: scan.spectra[index]).moved(by: shift, at: all).values
      for k in total.indices { total[k] += moved[k] }
    }
    return total
  }

  /// What the sum of some aligned spectra says.
  func point(of indices: [Int], _ options: EELSOptions) -> ScanPoint {
    let sum = aligned(indices)
    return ScanPoint(sum, guide: sum, energies: energies, windows: windows, noise: noise, options: options)
  }

  /// The sum of some spectra in the common frame as white lines are read from them.
  func alignedLines(_ indices: [Int]) -> [Double] {
    let step = energies.count > 1 ? energies[1] - energies[0] : 1
    return Self.sum(lines, indices, shifts.map { $0 / step })
  }

  /// The sum of some spectra in the common frame.
  func aligned(_ indices: [Int]) -> [Double] {
    let step = energies.count > 1 ? energies[1] - energies[0] : 1
    return Self.sum(scan, indices, shifts.map { $0 / step })
  }

  /// The first and the last few spectra inside the particle.
  private static func ends(_ inside: [Int]) -> [[Int]] {
    let count = max(1, min(inside.count / 4, 5))
    return [Array(inside.prefix(count)), Array(inside.suffix(count))]
  }

  /// The longest run of spectra whose metal (or, without one, oxygen) signal is at least a third of the plateau's.
  private static func inside(_ scan: CoreLossScan, _ windows: EdgeWindows, _ options: EELSOptions) -> [Int] {
    guard scan.spectra.count > 1 else { return Array(scan.spectra.indices) }
    let signal = scan.spectra.map { windows.edgeSignal($0, scan.energies, options) }
    let sorted = signal.sorted()
    let limit = sorted[sorted.count * 3 / 4] / 3
    guard limit > 0 else { return Array(scan.spectra.indices) }
    var best: Range<Int> = 0..<0
    var start = 0
    for index in 0...signal.count where index == signal.count || signal[index] < limit {
      // One blank spectrum among good ones does not end the particle.
      if index + 1 < signal.count, index > start, signal[index + 1] >= limit { continue }
      if index - start > best.count { best = start..<index }
      start = index + 1
    }
    return best.filter { signal[$0] >= limit }
  }

  /// The spectrum once more scattered by plasmons of 22 eV (half width 8 eV), whose amount follows the thickness.
  private static func pluralLosses(_ counts: [Double], _ energies: [Double]) -> [Double]? {
    guard energies.count > 64, let first = energies.first else { return nil }
    let step = energies[1] - first
    let count = Int(60 / step)
    let kernel = (0...count).map { k -> Double in
      let loss = step * Double(k)
      return loss / ((loss * loss - 22 * 22) * (loss * loss - 22 * 22) + 16 * 16 * loss * loss)
    }
    let total = kernel.reduce(0, +)
    guard total > 0, let edge = counts.first else { return nil }
    return counts.indices.map { channel in
      kernel.indices.reduce(0) { sum, k in
        sum + kernel[k] / total * (channel >= k ? counts[channel - k] : edge)
      }
    }
  }

  private func notices(_ options: EELSOptions) -> [String] {
    var list: [String] = []
    if noise.gain > 2 || noise.gain < 0.5 {
      list.append(
        "channels scatter by \(rounded(noise.gain)) × what counted electrons would: "
          + "intensities are taken as scaled counts and their noise from their scatter")
    }
    if noise.readout > 0 {
      list.append(
        "channels without counts scatter by \(rounded(noise.readout.squareRoot())) counts (read-out)")
    }
    if !noise.correlations.isEmpty {
      list.append("neighbouring channels are correlated by \(rounded(noise.correlations[0]))")
    }
    if let third = windows.metal?.third, options.surfaceElement.symbol == "Ni", let oxygen = windows.oxygen,
      abs(third - oxygen.main - 314.5) > 4
    {
      list.append(
        "the maximum at \(rounded(third)) eV is not where Ni L3 stands beside this O K edge: "
          + "another edge (La M4,5) may overlap it, and L3/L2 is then no measure of Ni")
    }
    return list
  }

  var diagnostics: [AnalysisResult.Diagnostic] {
    var list: [AnalysisResult.Diagnostic] = [
      .init(name: "variance of a channel over its counts", value: "\(rounded(noise.gain))")
    ]
    if let oxygen = windows.oxygen {
      list.append(.init(name: "O K main maximum", value: "\(rounded(oxygen.main)) eV"))
      if let layered = oxygen.layered {
        list.append(.init(name: "O K pre-edge maximum in the bulk", value: "\(rounded(layered)) eV"))
      }
    }
    for metal in windows.metals {
      list.append(
        .init(
          name: "\(metal.symbol) L3 and L2 maxima",
          value: "\(rounded(metal.third)) and \(rounded(metal.second)) eV"))
      list.append(
        .init(
          name: "\(metal.symbol) continuum exponent",
          value: "\(rounded(metal.continuum.exponent)) ± \(rounded(metal.continuum.uncertainty))"))
    }
    return list
  }

  /// A number with two decimals, for sentences.
  private func rounded(_ value: Double) -> Double { (value * 100).rounded() / 100 }
}
