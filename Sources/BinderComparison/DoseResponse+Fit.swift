import AnalysisFindings
import ReplicateStatistics

extension DoseResponse {
  /// The fewest doses that say more than two binders do.
  private static let fewestDoses = 3

  /// The responses of all quantities whose binders have at least three doses, in the order of the verdicts.
  static func found(in verdicts: [BinderVerdict], along series: DoseSeries, level: Double) -> [DoseResponse] {
    var order: [Place] = []
    var groups: [Place: [GroupStatement]] = [:]
    var first: [Place: BinderVerdict] = [:]
    for verdict in verdicts where verdict.isAsked {
      let place = Place(key: verdict.key, coordinates: verdict.coordinates)
      if first[place] == nil {
        order.append(place)
        first[place] = verdict
      }
      for group in [verdict.reference, verdict.compared]
      where !groups[place, default: []].contains(where: { $0.name == group.name }) {
        groups[place, default: []].append(group)
      }
    }
    var responses = order.compactMap { place in
      first[place].flatMap { DoseResponse($0, groups[place] ?? [], series) }
    }
    var families: [String: [Int]] = [:]
    for (index, response) in responses.enumerated() { families[response.family, default: []].append(index) }
    for members in families.values {
      let adjusted = HolmAdjustment.adjusted(members.map { responses[$0].pValue })
      for (index, pValue) in zip(members, adjusted) {
        responses[index].adjustedPValue = pValue
        responses[index].trend =
          pValue < 1 - level ? (responses[index].slope.value > 0 ? .rises : .falls) : .notResolved
      }
    }
    return responses
  }

  private struct Place: Hashable {
    let key: Finding.Key
    let coordinates: [Finding.Coordinate]
  }

  /// Fits a straight line through the cells of all binders with a dose; `nil` for fewer than three doses, or without
  /// scatter to judge by.
  private init?(_ verdict: BinderVerdict, _ groups: [GroupStatement], _ series: DoseSeries) {
    // A binder that is known by bounds has no place on a line of numbers.
    let used = groups.compactMap { group in
      series.doses[group.name].map { (dose: $0, group: group) }
    }.filter { $0.group.bounded.isEmpty && !$0.group.cells.isEmpty }.sorted { $0.dose < $1.dose }
    let cells = used.flatMap { one in one.group.cells.map { (dose: one.dose, estimate: $0.estimate) } }
    guard Set(used.map(\.dose)).count >= Self.fewestDoses,
      Set(cells.map(\.estimate.unit)).count == 1,
      let line = try? LinearLeastSquares(
        columns: [cells.map { _ in 1 }, cells.map(\.dose)], response: cells.map(\.estimate.value))
    else { return nil }
    let count = Double(cells.count)
    let meanDose = cells.reduce(0) { $0 + $1.dose } / count
    let squares = cells.reduce(0) { $0 + ($1.dose - meanDose) * ($1.dose - meanDose) }
    let stated = cells.reduce(0) { $0 + $1.estimate.standardUncertainty * $1.estimate.standardUncertainty }
    let deviation = max(line.residualStandardDeviation, (stated / count).squareRoot())
    guard squares > 0, deviation > 0 else { return nil }
    technique = verdict.technique
    key = verdict.key
    heading = verdict.heading
    unit = verdict.unit
    points = used.map {
      Point(binder: $0.group.name, dose: $0.dose, values: $0.group.cells.map(\.estimate.value))
    }
    intercept = line.coefficients[0]
    scatter = Scatter(
      count: cells.count, meanDose: meanDose, doseSquares: squares, standardDeviation: deviation)
    let standardError = deviation / squares.squareRoot()
    let freedom = Double(line.degreesOfFreedom)
    let weights = cells.map { ($0.dose - meanDose) / squares }
    slope = Estimate(
      value: line.coefficients[1], unit: Self.unit(verdict.unit, over: series.unit),
      standardUncertainty: standardError,
      sharedEffects: .combining(zip(cells, weights).map { ($0.estimate.sharedEffects, $1) }),
      degreesOfFreedom: freedom)
    // What shared facts can make equal binders differ by; degrees of freedom after Welch and Satterthwaite (GUM, G.4).
    let common = Self.sharedUncertainty(ofEqual: cells.map(\.estimate), weights)
    let total = (standardError * standardError + common * common).squareRoot()
    let share = total / standardError
    pValue =
      2
      * StudentTDistribution(freedom * share * share * share * share)
      .upperTail(abs(slope.value) / total)
    adjustedPValue = pValue
    family = verdict.test?.family ?? verdict.key.rawValue
    lackOfFitPValue = Self.lackOfFit(points, line)
    trend = .notResolved
  }

  /// By how much shared facts, as offsets or as factors, tilt a line through cells that are in truth equal.
  private static func sharedUncertainty(ofEqual cells: [Estimate], _ weights: [Double]) -> Double {
    let offsets = [SharedEffect].combining(zip(cells, weights).map { ($0.sharedEffects, $1) })
    let mean = cells.reduce(0) { $0 + $1.value } / Double(cells.count)
    guard cells.allSatisfy({ $0.value * mean > 0 }) else { return offsets.standardUncertainty }
    let factors = [SharedEffect].combining(
      zip(cells, weights).map { ($0.sharedEffects, $1 * mean / $0.value) })
    return [SharedEffect].smaller(of: offsets, and: factors)
  }

  /// The F test of the means against the line (Draper and Smith, Applied Regression Analysis, 1.5): what the means scatter
  /// about it, against what cells scatter about their means.
  private static func lackOfFit(_ points: [Point], _ line: LinearLeastSquares) -> Double? {
    var pure = 0.0
    var pureFreedom = 0
    var apart = 0.0
    for dose in points.map(\.dose).reduce(into: [Double](), { if !$0.contains($1) { $0.append($1) } }) {
      let values = points.filter { $0.dose == dose }.flatMap(\.values)
      let mean = values.reduce(0, +) / Double(values.count)
      pure += values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
      pureFreedom += values.count - 1
      let distance = mean - line.coefficients[0] - line.coefficients[1] * dose
      apart += Double(values.count) * distance * distance
    }
    let freedom = line.degreesOfFreedom - pureFreedom
    guard pure > 0, pureFreedom > 0, freedom > 0 else { return nil }
    let ratio = apart / Double(freedom) / (pure / Double(pureFreedom))
    return FisherFDistribution(numerator: Double(freedom), denominator: Double(pureFreedom)).upperTail(ratio)
  }

  private static func unit(_ unit: String, over dose: String) -> String {
    dose == "1" ? unit : unit == "1" ? "1/\(dose)" : "\(unit) per \(dose)"
  }
}
