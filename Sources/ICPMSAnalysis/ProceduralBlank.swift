import AnalysisFindings
import ReplicateStatistics

/// What the digests of unused foil and acid contain, per area.
struct ProceduralBlank {
  let mean: MetalAmount
  let count: Int
  /// By how much a single blank deviates: each cell's own foil brings such a deviation; 0 for a single blank.
  let deviation: Double
  /// The standard uncertainty of the mean, common to all cells.
  let uncertaintyOfMean: Double
  /// The blanks in µg/cm², where all of them are numbers; `nil` where one is only bounded.
  private let numbers: GroupSummary?

  /// Takes blanks that are numbers, and the upper bounds of those that are reported as below a limit.
  ///
  /// A bounded blank lies between 0 and its limit, anywhere with equal probability (JCGM 100:2008, 4.3.7): the middle
  /// and half the width over √3. All of them may lie at the same end, so that their errors add.
  init?(_ amounts: [MetalAmount], below limits: [Double]) {
    let middles = limits.map { MetalAmount(value: $0 / 2, uncertainty: 0, degreesOfFreedom: nil) }
    let all = amounts + middles
    guard let mean = MetalAmount.mean(of: all), let summary = try? GroupSummary(all.map(\.value)) else {
      return nil
    }
    self.mean = mean
    count = all.count
    deviation = summary.standardDeviation ?? 0
    let scatter = summary.standardError ?? mean.variance.squareRoot()
    let bounded = limits.reduce(0) { $0 + $1 / 2 } / Double(all.count) / 3.0.squareRoot()
    uncertaintyOfMean = (scatter * scatter + bounded * bounded).squareRoot()
    numbers = limits.isEmpty ? summary : nil
  }

  /// The detection limit of the method in µg/cm² by the definition asked for.
  ///
  /// Throws if there are fewer than three blanks with a number, or they do not scatter.
  func limit(_ options: DepositOptions) throws(StatisticsError) -> DetectionLimit {
    guard let numbers else {
      throw StatisticsError(.tooFewValues, "a procedural blank has no number")
    }
    let name = "procedural blanks"
    switch options.detectionLimit {
    case .threeSigma: return try DetectionLimit.threeSigma(blanks: numbers, named: name, slope: 1)
    case .currie: return try DetectionLimit.currie(blanks: numbers, named: name, slope: 1)
    case .calibrationLine:
      throw StatisticsError(.outOfRange, "DIN 32645 rests on the calibration, not on blanks")
    }
  }
}
