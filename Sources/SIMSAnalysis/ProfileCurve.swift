import AnalysisFindings
import ChemicalSpecies
import Foundation
import InstrumentMeasurements

/// The data behind the figure of a depth profile.
enum ProfileCurve {
  /// Sputter time, depth where the rate is known, and of each ion the counts, their share of the maximum and, for the
  /// two ions of the rule, the smooth expectation.
  static func make(
    _ prepared: PreparedProfile, _ expectations: [(ion: SpeciesName, values: [Double])]
  ) -> Curve {
    let profile = prepared.profile
    let options = prepared.options
    let times = profile.sputterTimes
    var columns: [Curve.Column] = [.init(name: "sputter time", unit: "s", role: .abscissa, values: times)]
    if let rate = options.sputterRate {
      columns.append(
        .init(
          name: "depth", unit: "nm", role: .derived, values: times.map { $0 * rate.value },
          uncertainties: times.map { $0 * rate.standardUncertainty }))
    }
    var shown: [SpeciesName] = []
    for ion in [options.outerIon, options.bulkIon] + options.nearSurfaceIons where !shown.contains(ion) {
      shown.append(ion)
      var channels = IonChannels(profile)
      guard let channel = channels.channel(ion) else { continue }
      let expectation = expectations.first { $0.ion == ion }?.values
      columns += Self.columns(ion, channel.intensities, expectation, prepared)
    }
    return Curve(name: "profile", title: profile.title, kind: .sputterProfile, columns: columns)
  }

  private static func columns(
    _ ion: SpeciesName, _ intensities: [Double], _ expectation: [Double]?, _ prepared: PreparedProfile
  ) -> [Curve.Column] {
    let scale = prepared.countsPerUnit
    let unit =
      switch prepared.profile.intensityKind {
      case .counts, .deadTimeCorrectedCounts: "counts"
      case .countsPerSecond: "counts/s"
      case .arbitrary: "arb. u."
      }
    let noise = intensities.map { (max($0, 0) * scale).squareRoot() / scale }
    var columns: [Curve.Column] = [
      .init(name: ion.written, unit: unit, role: .measured, values: intensities, uncertainties: noise)
    ]
    var smooth: [Double]?
    if let expectation {
      var values = [Double](repeating: .nan, count: intensities.count)
      for (index, value) in zip(prepared.window, expectation) { values[index] = value / scale }
      smooth = values
      columns.append(
        .init(name: "\(ion.written) expectation", unit: unit, role: .envelope, values: values))
    }
    let maximum = maximum(smooth ?? intensities, prepared.window)
    guard maximum > 0 else { return columns }
    columns.append(
      .init(
        name: "\(ion.written) normalised", unit: "1", role: .derived,
        values: intensities.map { $0 / maximum },
        uncertainties: noise.map { $0 / maximum }))
    return columns
  }

  /// The largest value in the window: of the expectation, or else of a moving mean of five points.
  private static func maximum(_ values: [Double], _ window: Range<Int>) -> Double {
    let means = window.map { middle in
      let near = values[max(window.lowerBound, middle - 2)..<min(window.upperBound, middle + 3)]
      return near.reduce(0, +) / Double(near.count)
    }
    return means.filter { $0.isFinite }.max() ?? 0
  }
}
