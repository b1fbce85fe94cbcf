import AnalysisFindings

/// Every spectrum of a scan read with the same windows.
struct ReadScan {
  let energies: [Double]
  let windows: EdgeWindows
  let noise: ChannelNoise
  /// One point a spectrum.
  let points: [ScanPoint]
  /// What the sum of all spectra says.
  let whole: ScanPoint
  private(set) var warnings: [String] = []

  init(_ scan: CoreLossScan, _ options: EELSOptions) {
    energies = scan.energies
    let all = scan.sum(scan.spectra.indices)
    var windows = EdgeWindows(all, energies: scan.energies, options: options)
    var used: [ClosedRange<Double>] = []
    if let oxygen = windows.oxygen { used.append(oxygen.background) }
    if let metal = windows.metal { used.append(metal.background) }
    let noise = ChannelNoise.estimate(
      scan.spectra, energies: scan.energies, windows: used, method: options.background)
    if var oxygen = windows.oxygen {
      oxygen.layered = Self.layeredPreEdge(scan, windows, noise, options)
      windows.oxygen = oxygen
    }
    self.windows = windows
    self.noise = noise
    points = scan.spectra.indices.map { index in
      let near = max(0, index - 2)...min(scan.spectra.count - 1, index + 2)
      return ScanPoint(
        scan.spectra[index], guide: scan.sum(near), energies: scan.energies, windows: windows, noise: noise,
        options: options)
    }
    whole = ScanPoint(
      all, guide: all, energies: scan.energies, windows: windows, noise: noise, options: options)
    if noise.gain > 2 || noise.gain < 0.5 {
      warnings.append(
        "channels scatter by \(rounded(noise.gain)) × what counted electrons would: "
          + "intensities are taken as scaled counts and their noise from their scatter")
    }
    if !noise.correlations.isEmpty {
      warnings.append("neighbouring channels are correlated by \(rounded(noise.correlations[0]))")
    }
    let (third, metal) = (windows.metal?.third ?? 0, options.surfaceElement)
    if metal.symbol == "Ni", let oxygen = windows.oxygen, abs(third - oxygen.main - 314.5) > 4 {
      warnings.append(
        "the maximum at \(rounded(third)) eV is not where Ni L3 stands beside this O K edge: "
          + "another edge (La M4,5) may overlap it, and L3/L2 is then no measure of Ni")
    }
  }

  /// The pre-edge maximum in the deepest third of the spectra: those with the most metal signal at one end.
  private static func layeredPreEdge(
    _ scan: CoreLossScan, _ windows: EdgeWindows, _ noise: ChannelNoise, _ options: EELSOptions
  ) -> Double? {
    let third = max(scan.spectra.count / 4, 1)
    let ends = [scan.sum(0..<third), scan.sum((scan.spectra.count - third)..<scan.spectra.count)]
    let points = ends.map {
      ScanPoint($0, guide: $0, energies: scan.energies, windows: windows, noise: noise, options: options)
    }
    let deep = points.max { ($0.preEdgeArea?.value ?? 0) < ($1.preEdgeArea?.value ?? 0) }
    return deep?.preEdgeEnergy?.value
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
    if let metal = windows.metal {
      list.append(
        .init(name: "L3 and L2 maxima", value: "\(rounded(metal.third)) and \(rounded(metal.second)) eV"))
    }
    return list
  }

  /// A number with two decimals, for sentences.
  private func rounded(_ value: Double) -> Double { (value * 100).rounded() / 100 }
}
