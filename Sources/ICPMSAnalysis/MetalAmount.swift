import AnalysisFindings
import Foundation
import ReplicateStatistics

/// A number on its way from the solution to the electrode, with its random part and the errors it shares with others.
struct MetalAmount {
  var value: Double
  /// The variance of the random part.
  var variance: Double
  /// Σ (variance² / degrees of freedom) over the random contributions, for Welch and Satterthwaite.
  var varianceSpread: Double
  /// What a standard uncertainty of each common error does to the value, with its sign.
  var shared: SharedErrors

  /// The errors that all digests of a batch have in common.
  struct SharedErrors {
    var offset = 0.0
    var slope = 0.0
    var volume = 0.0
    var area = 0.0
    var proceduralBlank = 0.0
    /// The concentrations of the standards.
    var standards = 0.0
    /// The dilutions, one source a factor.
    var dilutions: [SharedEffect] = []

    /// The shared standard uncertainty.
    var total: Double { effects(of: "").standardUncertainty }

    /// The errors by source; volume, area and dilutions are facts of the study, the others belong to a channel of a
    /// table.
    func effects(of source: String) -> [SharedEffect] {
      [
        SharedEffect(source: "calibration offset, \(source)", effect: offset),
        SharedEffect(source: "calibration slope, \(source)", effect: slope),
        SharedEffect(source: "procedural blank, \(source)", effect: proceduralBlank),
        SharedEffect(source: "concentration of the standards, \(source)", effect: standards),
        SharedEffect(source: "digest volume", effect: volume),
        SharedEffect(source: "electrode area", effect: area),
      ].filter { $0.effect != 0 } + dilutions
    }

    func scaled(by factor: Double) -> SharedErrors {
      SharedErrors(
        offset: offset * factor, slope: slope * factor, volume: volume * factor, area: area * factor,
        proceduralBlank: proceduralBlank * factor, standards: standards * factor,
        dilutions: dilutions.scaled(by: factor))
    }

    /// The sum with `factor` times another; errors that are the same in both add with their signs.
    func adding(_ other: SharedErrors, times factor: Double) -> SharedErrors {
      SharedErrors(
        offset: offset + factor * other.offset, slope: slope + factor * other.slope,
        volume: volume + factor * other.volume, area: area + factor * other.area,
        proceduralBlank: proceduralBlank + factor * other.proceduralBlank,
        standards: standards + factor * other.standards,
        dilutions: .combining([(dilutions, 1), (other.dilutions, factor)]))
    }
  }

  init(value: Double, uncertainty: Double, degreesOfFreedom: Double?, shared: SharedErrors = SharedErrors()) {
    self.value = value
    let square = uncertainty * uncertainty
    variance = square
    varianceSpread = degreesOfFreedom.map { square * square / $0 } ?? 0
    self.shared = shared
  }

  private init(value: Double, variance: Double, varianceSpread: Double, shared: SharedErrors) {
    self.value = value
    self.variance = variance
    self.varianceSpread = varianceSpread
    self.shared = shared
  }

  /// The degrees of freedom of the random part; `nil` where they are unlimited.
  var degreesOfFreedom: Double? { varianceSpread > 0 ? variance * variance / varianceSpread : nil }

  func scaled(by factor: Double) -> MetalAmount {
    let square = factor * factor
    return MetalAmount(
      value: value * factor, variance: variance * square, varianceSpread: varianceSpread * square * square,
      shared: shared.scaled(by: factor))
  }

  /// The amount with the errors that the standards and the dilution bring.
  ///
  /// - Parameters:
  ///   - dilution: The factor; 1 brings none.
  ///   - options: The relative standard uncertainties.
  func withErrors(ofDilution dilution: Double, _ options: DepositOptions) -> MetalAmount {
    var amount = self
    amount.shared.standards += value * options.standardsUncertainty
    guard dilution != 1, options.dilutionUncertainty > 0 else { return amount }
    let factor = PrintedNumber.significant(dilution, digits: 6)
    amount.shared.dilutions.append(
      SharedEffect(source: "dilution by \(factor)", effect: value * options.dilutionUncertainty))
    return amount
  }

  /// The mean of several amounts of one thing.
  ///
  /// Its random part is what the readings inside them predict, unless the amounts scatter significantly more (F test at
  /// 5 %): then it is their scatter.
  static func mean(of amounts: [MetalAmount]) -> MetalAmount? {
    guard let first = amounts.first else { return nil }
    let count = Double(amounts.count)
    var mean = first.scaled(by: 1 / count)
    for other in amounts.dropFirst() {
      mean.value += other.value / count
      mean.variance += other.variance / (count * count)
      mean.varianceSpread += other.varianceSpread / (count * count * count * count)
      mean.shared = mean.shared.adding(other.shared, times: 1 / count)
    }
    guard let summary = try? GroupSummary(amounts.map(\.value)), let scatter = summary.standardError else {
      return mean
    }
    let ratio = scatter * scatter / mean.variance
    let freedom = mean.degreesOfFreedom ?? 1e9
    if !ratio.isFinite
      || FisherFDistribution(numerator: count - 1, denominator: freedom).upperTail(ratio) < 0.05
    {
      mean.variance = scatter * scatter
      mean.varianceSpread = mean.variance * mean.variance / (count - 1)
    }
    return mean
  }

  /// The amount less the mean of procedural blanks, one of which is also in it with its own deviation.
  func subtracting(_ blank: ProceduralBlank) -> MetalAmount {
    var net = self
    net.value -= blank.mean.value
    net.shared = net.shared.adding(blank.mean.shared, times: -1)
    net.shared.proceduralBlank += blank.uncertaintyOfMean
    let own = blank.deviation * blank.deviation
    net.variance += own
    if blank.count > 1 { net.varianceSpread += own * own / Double(blank.count - 1) }
    return net
  }

  /// The estimate in a unit, with intervals at 95 and 99.9 % from all contributions.
  ///
  /// - Parameters:
  ///   - unit: The unit.
  ///   - source: The table and the channel, whose calibration and blanks its digests share.
  ///   - slopeFreedom: The degrees of freedom of the calibration's slope, where the table was calibrated here.
  ///   - blankFreedom: The degrees of freedom of the procedural blanks' mean.
  func estimate(unit: String, source: String, slopeFreedom: Double?, blankFreedom: Double?) -> Estimate {
    let total = variance + shared.total * shared.total
    var spread = varianceSpread
    func add(_ part: Double, _ freedom: Double?) {
      if let freedom, freedom > 0 { spread += part * part * part * part / freedom }
    }
    add(shared.slope, slopeFreedom)
    add(shared.proceduralBlank, blankFreedom)
    let factor: (Double) -> Double = { level in
      spread > 0
        ? StudentTDistribution(total * total / spread).coverageFactor(level: level)
        : NormalDistribution.coverageFactor(level: level)
    }
    var intervals: [ConfidenceInterval] = []
    for level in [0.95, 0.999] where total > 0 {
      let half = factor(level) * total.squareRoot()
      intervals.append(
        ConfidenceInterval(
          level: level, lower: value - half, upper: value + half, method: "Student t, all contributions"))
    }
    return Estimate(
      value: value, unit: unit, standardUncertainty: variance.squareRoot(),
      sharedEffects: shared.effects(of: source),
      degreesOfFreedom: degreesOfFreedom, statedIntervals: intervals)
  }
}
