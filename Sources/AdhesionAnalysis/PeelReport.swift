import AnalysisFindings
import Foundation
import InstrumentMeasurements

/// The findings, curve, diagnostics and warnings of one peel test.
///
/// The clamp moves by 1 − cos θ for each length that is peeled at the angle θ: by twice the length at 180°. The strength
/// is the mean force per width over the peeled length that is averaged, the energy F (1 − cos θ) / w, without what bends
/// and stretches the foil (Kendall, J. Phys. D 8, 1449, 1975).
struct PeelReport {
  /// The peeled length at each point in mm, from where the force begins to rise.
  private let lengths: [Double]
  /// The force in N, without its zero.
  private let forces: [Double]
  private let zero: ZeroLoad?
  private let options: AdhesionOptions

  init(_ profile: ForceProfile, _ options: AdhesionOptions) throws(InputProblem) {
    self.options = options
    let complete = profile.forces.indices.filter { index in
      profile.forces[index].isFinite && index < profile.displacements.count
        && profile.displacements[index].isFinite
    }
    guard complete.count >= 20 else {
      throw InputProblem(
        .invalidValue, file: profile.source.path,
        expected: "displacements and forces of at least 20 points",
        found: profile.displacements.isEmpty ? "no displacements" : "\(complete.count) complete points",
        remedy: "Export the whole run, and declare the columns of displacement and force.")
    }
    var way = complete.map { profile.displacements[$0] }
    if way[way.count - 1] < way[0] { way = way.map { -$0 } }
    if let fault = way.indices.dropFirst().first(where: { way[$0] < way[$0 - 1] }) {
      throw InputProblem(
        .malformed, file: profile.source.path, place: .part("point \(complete[fault] + 1)"),
        expected: "displacements that run one way", found: "\(way[fault]) after \(way[fault - 1])",
        remedy: "Check which column is declared as the displacement, or export the peeling alone.")
    }
    let length = [Double].blockLength(of: complete.count)
    way = way.averaged(by: length)
    var forces = complete.map { profile.forces[$0] }.averaged(by: length)
    if let usual = forces.median, usual < 0 { forces = forces.map { -$0 } }
    zero = ZeroLoad(forces)
    let start = zero.map { way[min($0.contact, way.count - 1)] } ?? way[0]
    let perLength = 1000 * (1 - cos(options.peel.angle * .pi / 180))
    lengths = way.map { ($0 - start) / perLength }
    let rest = zero?.force ?? 0
    self.forces = forces.map { $0 - rest }
  }

  /// Adds everything to a result.
  func add(to result: inout AnalysisResult) {
    let method = "\(options.peel.angle.formatted)° peel"
    guard let width = options.peel.width else {
      result.add(
        .peelStrength, "Peel strength", method: method,
        .noAnswer(NoAnswer(.factMissing, "The width of the strip is not stated.", unit: "N/m")))
      return
    }
    let last = lengths.last ?? 0
    let start = skip(of: last)
    let end = min(start + (options.peel.averagingLength ?? 50), last)
    let averaged = lengths.indices.filter { lengths[$0] >= start && lengths[$0] <= end }
    let values = averaged.map { forces[$0] }
    guard let mean = CorrelatedMean(mean: values), let low = values.min(), let high = values.max() else {
      let text =
        "Of \(PrintedNumber.significant(last)) mm nothing is left after the first \(PrintedNumber.significant(start)) mm."
      result.add(
        .peelStrength, "Peel strength", method: method, .noAnswer(NoAnswer(.noPlateau, text, unit: "N/m")))
      return
    }
    describe(mean, low...high, from: start, to: end, width, &result)
    let strength = estimate(mean, factor: 1000 / width, "N/m")
    result.add(.peelStrength, "Peel strength", method: method, .estimate(strength))
    let perArea = 1 - cos(options.peel.angle * .pi / 180)
    result.add(
      .peelEnergy, "Peel energy", method: "\(method), F (1 − cos θ) / w",
      .estimate(estimate(mean, factor: 1000 / width * perArea, "J/m²")))
    result.curves.append(
      Curve(
        name: "peel", title: "Peel test", kind: .peelProfile,
        columns: [
          Curve.Column(name: "peeled length", unit: "mm", role: .abscissa, values: lengths),
          Curve.Column(
            name: "force per width", unit: "N/m", role: .measured, values: forces.map { $0 / width * 1000 }),
        ]))
  }

  /// The peeled length in mm from which on forces are averaged.
  private func skip(of length: Double) -> Double {
    switch options.peel.skip {
    case .automatic: length >= 60 ? 25 : 0.2 * length
    case .length(let skipped): skipped
    case .share(let share): share * length
    }
  }

  private func estimate(_ mean: CorrelatedMean, factor: Double, _ unit: String) -> Estimate {
    let value = mean.value * factor
    let zero = (zero?.standardUncertainty ?? options.zeroDriftUncertainty) * factor
    // Each strip is cut by itself: its width is no common error of the runs.
    let width = value * options.peel.widthUncertainty
    let own = mean.standardUncertainty * factor
    let total = own * own + zero * zero + width * width
    return Estimate(
      value: value, unit: unit, standardUncertainty: total.squareRoot(),
      sharedEffects: options.forceUncertainty > 0
        ? [SharedEffect(source: "force calibration", effect: value * options.forceUncertainty)] : [],
      degreesOfFreedom: own > 0
        ? mean.degreesOfFreedom * (total / (own * own)) * (total / (own * own)) : nil)
  }

  private func describe(
    _ mean: CorrelatedMean, _ extremes: ClosedRange<Double>, from start: Double, to end: Double,
    _ width: Double,
    _ result: inout AnalysisResult
  ) {
    func perWidth(_ force: Double) -> Double { force / width * 1000 }
    result.diagnose(
      "averaged",
      "peeled length \(PrintedNumber.interval(from: start, to: end)) mm of \(PrintedNumber.significant(lengths.last ?? 0)) mm"
    )
    result.diagnose(
      "scatter within the run",
      "\(PrintedNumber.interval(from: perWidth(extremes.lowerBound), to: perWidth(extremes.upperBound))) N/m, standard deviation \(PrintedNumber.significant(perWidth(mean.deviation))) N/m, worth \(PrintedNumber.significant(mean.effectiveCount)) independent points"
    )
    if let zero {
      result.diagnose(
        "zero of the force",
        "\(PrintedNumber.value(1000 * zero.force, uncertainty: 1000 * zero.standardUncertainty)) mN")
    } else {
      result.diagnose("zero of the force", "as in the file: the run begins under load")
    }
    if end - start < (options.peel.averagingLength ?? 25) {
      result.warnings.append(
        "The average is over \(PrintedNumber.significant(end - start)) mm of strip: standards ask for 50 mm or more."
      )
    }
  }
}
