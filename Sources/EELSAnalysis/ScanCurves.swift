import AnalysisFindings
import Foundation

/// The data behind the figures of a scan.
enum ScanCurves {
  /// Every quantity against depth (or distance, where no surface was found); `nan` where a spectrum has no answer.
  ///
  /// Uncertainties of ΔE and L3/L2 hold what the reading of a maximum and the choices within the method leave open, which
  /// all positions share.
  static func scan(_ profile: DepthProfile, _ thickness: RockSaltThickness, title: String) -> Curve {
    let points = profile.points
    let depths = profile.depths
    let column = { (name: String, unit: String, number: (ScanPoint) -> ScanPoint.Number?) in
      Curve.Column(
        name: name, unit: unit, role: .derived, values: points.map { number($0)?.value ?? .nan },
        uncertainties: points.map { number($0)?.uncertainty ?? .nan })
    }
    let abscissa = Curve.Column(
      name: depths == nil ? "distance" : "depth", unit: "nm", role: .abscissa,
      values: depths ?? profile.distances)
    let windows = profile.read.windows
    let surface = windows.metals.firstIndex(where: \.isSurface)
    let whole = profile.read.alignedLines(profile.read.inside)
    let lines = windows.metals.enumerated().map { index, metal in
      let spread =
        LineSpread.relative(
          whole, energies: profile.read.energies, metal, profile.read.lineNoise, profile.options) ?? 0
      return column(index == surface ? "L3/L2" : "\(metal.symbol) L3/L2", "1") { point in
        point.lines[index]?.ratio.map {
          .init(value: $0.value, uncertainty: hypot($0.uncertainty, spread * $0.value))
        }
      }
    }
    let difference = { (number: ScanPoint.Number?) in
      number.map {
        ScanPoint.Number(
          value: $0.value, uncertainty: hypot($0.uncertainty, SpectrumMaximum.readingUncertainty))
      }
    }
    let areas = windows.metals.enumerated().map { index, metal in
      column("\(metal.symbol) L area", "counts") { $0.lines[index]?.total }
    }
    let positions = windows.metals.enumerated().map { index, metal in
      Curve.Column(
        name: "\(metal.symbol) L3 energy, aligned", unit: "eV", role: .derived,
        values: points.map { $0.lines[index]?.thirdEnergy ?? .nan })
    }
    let fractions = profile.inside.enumerated().reduce(into: [Int: ScanPoint.Number]()) { found, pair in
      found[pair.element] = thickness.fractions?.fractions[pair.offset]
    }
    let fraction = Curve.Column(
      name: "rock-salt fraction", unit: "1", role: .derived,
      values: points.indices.map { fractions[$0]?.value ?? .nan },
      uncertainties: points.indices.map { fractions[$0]?.uncertainty ?? .nan })
    let shift = Curve.Column(
      name: "energy shift", unit: "eV", role: .derived,
      values: points.indices.map { profile.read.shifts[profile.order[$0]] })
    return Curve(
      name: "scan", title: title, kind: .lineScan,
      columns: [
        abscissa, column("ΔE", "eV") { difference($0.deltaE) },
        column("layered ΔE", "eV") { difference($0.layeredDeltaE) },
        column("rock-salt ΔE", "eV") { difference($0.rockSaltDeltaE) },
        column("pre-edge energy", "eV", \.preEdgeEnergy),
        column("main energy", "eV", \.mainEnergy), shift,
      ] + lines + [
        fraction, column("pre-edge area", "counts", \.preEdgeArea),
        column("layered pre-edge over continuum", "1", \.layeredShare),
      ] + areas + positions + ScanComposition(profile).columns)
  }

  /// The spectra of about a dozen depths, net of the background before O K, for a waterfall.
  static func spectra(_ profile: DepthProfile, _ scan: CoreLossScan, title: String) -> Curve {
    var columns = [
      Curve.Column(name: "energy loss", unit: "eV", role: .abscissa, values: scan.energies)
    ]
    let places = profile.depths ?? profile.distances
    let count = places.count
    let group = max(count / 12, 1)
    for start in stride(from: 0, to: count, by: group) {
      let indices = start..<min(start + group, count)
      let sum = profile.read.aligned(indices.map { profile.order[$0] })
      let place = indices.reduce(0) { $0 + places[$1] } / Double(indices.count)
      let name = "\((place * 10).rounded() / 10) nm"
      columns.append(
        .init(
          name: name, unit: "counts", role: .measured, values: net(sum, profile.read, scan),
          uncertainties: sum.map { profile.read.noise.variance(max($0, 0)).squareRoot() }))
    }
    return Curve(name: "spectra", title: title, kind: .coreLossSpectra, columns: columns)
  }

  /// The sum of all spectra.
  static func spectrum(_ read: ReadScan, _ scan: CoreLossScan, title: String) -> Curve {
    let sum = read.aligned(Array(scan.spectra.indices))
    return Curve(
      name: "spectra", title: title, kind: .coreLossSpectra,
      columns: [
        .init(name: "energy loss", unit: "eV", role: .abscissa, values: scan.energies),
        .init(
          name: "sum", unit: "counts", role: .measured, values: net(sum, read, scan),
          uncertainties: sum.map { read.noise.variance(max($0, 0)).squareRoot() }),
      ])
  }

  private static func net(_ counts: [Double], _ read: ReadScan, _ scan: CoreLossScan) -> [Double] {
    guard let oxygen = read.windows.oxygen,
      let fit = EdgeBackground.fit(counts, energies: scan.energies, window: oxygen.background)
    else { return counts }
    return EdgeWindows.without(fit, counts, scan.energies)
  }
}
