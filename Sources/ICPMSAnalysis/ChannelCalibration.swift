import InstrumentMeasurements
import ReplicateStatistics

/// A point of a calibration: level in the channel's unit, response in counts per second.
struct CalibrationPoint {
  var level: Double
  var response: Double
  var uncertainty: Double
}

/// The line of a channel with what is needed to read concentrations from it.
struct ChannelCalibration {
  let line: CalibrationLine
  let standardRatio: InternalStandardRatio
  /// The standard uncertainty of the slope: the largest of three estimates, as each misses something.
  let slopeUncertainty: Double
  /// The mean response of the blanks and its standard uncertainty.
  let blank: (response: Double, standardUncertainty: Double)
  let limit: Result<DetectionLimit, StatisticsError>
  /// The points with the responses' standard uncertainties.
  let points: [CalibrationPoint]

  /// Calibrates a channel.
  ///
  /// Throws if blanks or standards have no count rates or levels.
  init(
    _ choice: ChannelChoice, in table: ConcentrationTable, rows: CalibrationRows, _ options: DepositOptions
  ) throws(StatisticsError) {
    let byNumber = Dictionary(table.rows.map { ($0.rowNumber, $0) }, uniquingKeysWith: { first, _ in first })
    let blankRows = rows.blanks.compactMap { byNumber[$0] }
    let ratio = InternalStandardRatio(for: choice, in: table, blanks: blankRows, options)
    let blanks = blankRows.compactMap { ChannelResponse($0, choice, ratio, options) }
    guard let firstBlank = blanks.first else {
      throw StatisticsError(.tooFewValues, "no calibration blank has a count rate")
    }
    let summary = try GroupSummary(blanks.map(\.rate))
    let blankUncertainty = summary.standardError ?? firstBlank.uncertainty
    let points = rows.standards.compactMap { standard -> CalibrationPoint? in
      guard let row = byNumber[standard.row], let response = ChannelResponse(row, choice, ratio, options)
      else {
        return nil
      }
      let level =
        standard.levels[choice.channel.element] ?? response.nominal
        ?? standard.level(in: choice.channel.concentrationUnit)
      guard let level, level > 0 else { return nil }
      return CalibrationPoint(
        level: level, response: response.rate, uncertainty: response.uncertainty(aboveBlank: summary.mean))
    }
    guard points.count > 1 else {
      throw StatisticsError(
        .tooFewValues, "fewer than two standards have a count rate and a level that is surely one number")
    }
    let line = try Self.line(points, summary.values, summary.mean, blankUncertainty, options)
    self.line = line
    self.points = points
    standardRatio = ratio
    blank = (summary.mean, blankUncertainty)
    slopeUncertainty = max(
      line.slopeUncertainty, line.robustSlopeUncertainty, Self.propagated(points, options))
    limit = Self.limit(line, summary, firstBlank.uncertainty, options)
  }

  private static func line(
    _ points: [CalibrationPoint], _ blanks: [Double],
    _ blank: Double, _ blankUncertainty: Double, _ options: DepositOptions
  ) throws(StatisticsError) -> CalibrationLine {
    var levels = points.map(\.level)
    var responses = points.map(\.response)
    let model: CalibrationLine.Model
    switch options.calibration {
    case .throughBlank:
      model = .throughBlank(response: blank, standardUncertainty: blankUncertainty)
    case .freeIntercept:
      model = .freeIntercept
      if options.weighting == .equal {
        levels += blanks.map { _ in 0 }
        responses += blanks
      }
    }
    return try CalibrationLine(model, x: levels, y: responses, weights: levels.map { weight($0, options) })
  }

  private static func weight(_ level: Double, _ options: DepositOptions) -> Double {
    switch options.weighting {
    case .equal: 1
    case .inverseLevel: 1 / level
    case .inverseSquareLevel: 1 / (level * level)
    }
  }

  /// The slope's uncertainty from the scatter of each standard's own readings.
  private static func propagated(
    _ points: [CalibrationPoint], _ options: DepositOptions
  ) -> Double {
    var squares = 0.0
    var variance = 0.0
    for point in points {
      let weight = weight(point.level, options)
      squares += weight * point.level * point.level
      let moment = weight * point.level * point.uncertainty
      variance += moment * moment
    }
    return variance.squareRoot() / squares
  }

  private static func limit(
    _ line: CalibrationLine, _ blanks: GroupSummary, _ readingUncertainty: Double, _ options: DepositOptions
  ) -> Result<DetectionLimit, StatisticsError> {
    do throws(StatisticsError) {
      switch options.detectionLimit {
      case .currie: return .success(try DetectionLimit.currie(blanks: blanks, slope: line.slope))
      case .calibrationLine: return .success(try DetectionLimit.calibration(line))
      case .threeSigma:
        if blanks.count >= 3 {
          return .success(try DetectionLimit.threeSigma(blanks: blanks, slope: line.slope))
        }
        let readings = options.readingsPerAspiration
        guard readings >= 3 else {
          return .failure(StatisticsError(.tooFewValues, "fewer than three blanks or readings"))
        }
        return .success(
          try DetectionLimit.threeSigma(
            scatter: readingUncertainty * Double(readings).squareRoot(), slope: line.slope,
            definition: "3 s of the calibration blank's \(readings) readings"))
      }
    } catch {
      return .failure(error)
    }
  }
}

extension CalibrationRows.Standard {
  /// The level in the unit of a channel.
  fileprivate func level(in channelUnit: String) -> Double? {
    guard let unit, let own = ConcentrationUnit(unit), let wanted = ConcentrationUnit(channelUnit) else {
      return level
    }
    return level.map { $0 * own.microgramsPerLitre / wanted.microgramsPerLitre }
  }
}
