import AnalysisFindings
import InstrumentMeasurements
import ReplicateStatistics

/// What one aspiration says of a metal: µg/L in the digest, or why there is no number.
enum SolutionReading {
  case amount(MetalAmount)
  /// Below a limit in µg/L of the digest; `nil` where the table states none above 0.
  case below(Double?)
  /// Above a limit in µg/L of the digest, or over the range without one.
  case above(Double?)
  case missing(String)
  /// Something is there that cannot be understood: it is neither absent nor a number.
  case refused(NoAnswer)

  /// Reads a row by its count rate and a calibration.
  static func calibrated(
    _ row: ConcentrationTable.Row, _ choice: ChannelChoice, _ calibration: ChannelCalibration,
    dilution: Double, unit: ConcentrationUnit, _ options: DepositOptions
  ) -> SolutionReading {
    guard let reading = row.readings[safe: choice.index] else { return .missing("no reading") }
    guard reading.countRate.number != nil else {
      // Without a count rate the concentration may still say why: over the range, below a limit.
      let vendor =
        reading.measuredConcentration != .missing ? reading.measuredConcentration : reading.concentration
      guard reading.countRate == .missing, vendor.number == nil, vendor != .missing else {
        return special(reading.countRate, scale: 1, isRate: true)
      }
      return self.vendor(row, choice, dilution: dilution, unit: unit, options)
    }
    guard let response = ChannelResponse(row, choice, calibration.standardRatio, options) else {
      return .missing("the internal standard has no count rate in row \(row.rowNumber)")
    }
    let readings = max(1, options.readingsPerAspiration)
    let line = calibration.line
    // The scatter of the readings' concentrations is that of the ratio to the internal standard.
    let vendor =
      reading.measuredConcentration.number ?? reading.concentration.number.map { $0 / (row.dilution ?? 1) }
    var uncertainty = response.uncertainty
    if let vendor, let relative = response.relativeUncertaintyOfConcentration {
      uncertainty = abs(vendor * relative * line.slope)
    }
    guard
      let level = try? line.level(
        ofResponse: response.rate, scatter: .stated(standardUncertainty: uncertainty))
    else { return .missing("the calibration has no slope") }
    let parts = line.lineParts(atLevel: level.value, slopeUncertainty: calibration.slopeUncertainty)
    let amount = MetalAmount(
      value: level.value, uncertainty: level.responsePart,
      degreesOfFreedom: readings > 1 ? Double(readings - 1) : nil,
      shared: MetalAmount.SharedErrors(offset: parts.offset, slope: parts.slope))
    return .amount(
      amount.scaled(by: dilution * unit.microgramsPerLitre).withErrors(ofDilution: dilution, options))
  }

  /// Reads a row by the vendor's concentration.
  static func vendor(
    _ row: ConcentrationTable.Row, _ choice: ChannelChoice, dilution: Double, unit: ConcentrationUnit,
    _ options: DepositOptions
  ) -> SolutionReading {
    guard let reading = row.readings[safe: choice.index] else { return .missing("no reading") }
    let measured = reading.measuredConcentration
    let isMeasured = measured != .missing
    // A stated dilution of the specimen replaces the table's, so the undiluted column is scaled anew.
    let cell = isMeasured ? measured : reading.concentration
    let scale = unit.microgramsPerLitre * (isMeasured ? dilution : dilution / (row.dilution ?? 1))
    guard let value = cell.number else { return special(cell, scale: scale, isRate: false) }
    let readings = Double(max(1, options.readingsPerAspiration))
    let deviation = reading.concentrationRSD.number ?? reading.countRateRSD.number
    let uncertainty = deviation.map { abs(value * $0) / 100 / readings.squareRoot() } ?? 0
    let amount = MetalAmount(
      value: value, uncertainty: uncertainty, degreesOfFreedom: readings > 1 ? readings - 1 : nil)
    return .amount(amount.scaled(by: scale).withErrors(ofDilution: dilution, options))
  }

  private static func special(_ cell: ConcentrationTable.Cell, scale: Double, isRate: Bool) -> SolutionReading
  {
    switch cell {
    case .value(let value): .missing("\(value) is not a number of this kind")
    case .below(let limit): isRate ? .below(nil) : .below(limit > 0 ? limit * scale : nil)
    case .notDetected: .below(nil)
    case .above(let limit): isRate ? .above(nil) : .above(limit * scale)
    case .overRange, .saturated: .above(nil)
    case .rejected: .missing("the reading is rejected")
    case .missing: .missing("the cell is empty")
    case .unexplained(let text):
      .refused(
        NoAnswer(
          .notUnderstood, "the cell says “\(text)”, which is neither a number nor a known word", unit: "µg/L")
      )
    }
  }
}
