import AnalysisFindings
import ChemicalSpecies
import Foundation
import InstrumentMeasurements

/// The data behind the figure of a depth profile.
enum ProfileCurve {
  /// Sputter time, depth where the rate is known, and of each ion the counts, their share of the maximum and, for the
  /// two ions of the rule, the smooth expectation.
  static func make(
    _ prepared: PreparedProfile, _ expectations: [(ion: SpeciesName, values: [Double], level: Double)]
  ) -> Curve {
    let profile = prepared.profile
    let options = prepared.options
    let times = profile.sputterTimes
    var columns: [Curve.Column] = []
    if profile.axis == .sputterTime {
      columns.append(.init(name: "sputter time", unit: "s", role: .abscissa, values: times))
    }
    if prepared.depths.isKnown {
      let role: Curve.Role = columns.isEmpty ? .abscissa : .derived
      columns.append(
        .init(
          name: "depth", unit: "nm", role: role, values: times.map(prepared.depths.depth(at:)),
          uncertainties: times.map { time in
            prepared.depths.effects(from: 0, to: time).reduce(0) { $0 + $1.effect * $1.effect }.squareRoot()
          }))
    }
    var shown: [SpeciesName] = []
    for ion in [options.outerIon, options.bulkIon] + options.nearSurfaceIons where !shown.contains(ion) {
      shown.append(ion)
      var channels = IonChannels(profile)
      guard let channel = channels.channel(ion) else { continue }
      let expectation = expectations.first { $0.ion == ion }
      columns += Self.columns(ion, channel.intensities, expectation, prepared)
    }
    return Curve(name: "profile", title: profile.title, kind: .sputterProfile, columns: columns)
  }

  private static func columns(
    _ ion: SpeciesName, _ intensities: [Double],
    _ expectation: (ion: SpeciesName, values: [Double], level: Double)?, _ prepared: PreparedProfile
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
    var level = largestMean(intensities, prepared.frames)
    if let expectation {
      var values = [Double](repeating: .nan, count: intensities.count)
      for (index, value) in zip(prepared.frames, expectation.values) { values[index] = value / scale }
      columns.append(
        .init(name: "\(ion.written) expectation", unit: unit, role: .envelope, values: values))
      level = expectation.level / scale
    }
    guard level > 0 else { return columns }
    columns.append(
      .init(
        name: "\(ion.written) normalised", unit: "1", role: .derived, values: intensities.map { $0 / level },
        uncertainties: noise.map { $0 / level }))
    return columns
  }

  /// The largest moving mean of five frames behind the transient.
  private static func largestMean(_ values: [Double], _ frames: [Int]) -> Double {
    let means = frames.indices.map { middle in
      let near = frames[max(0, middle - 2)..<min(frames.count, middle + 3)]
      return near.reduce(0) { $0 + values[$1] } / Double(near.count)
    }
    return means.filter { $0.isFinite }.max() ?? 0
  }
}
