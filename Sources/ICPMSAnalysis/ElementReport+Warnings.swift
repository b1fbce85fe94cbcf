import AnalysisFindings
import InstrumentMeasurements
import ReplicateStatistics

extension ElementReport {
  /// Says which rows are left out or lie where the calibration does not hold.
  func warnOfRows(_ result: inout AnalysisResult) {
    let readings = reduction.readings(specimen)
    for (row, rerun, isOver) in Aspirations(readings).replaced {
      let state = isOver ? "over the range" : "below the limit"
      result.warnings.append(
        "\(element): row \(row.rowNumber) (\(row.sampleName)) is \(state); its rerun at another dilution in row "
          + "\(rerun.rowNumber) is used.")
    }
    for (row, reading) in readings {
      switch reading {
      case .missing(let reason):
        result.warnings.append("\(element): row \(row.rowNumber) (\(row.sampleName)) is left out: \(reason).")
      case .refused(let noAnswer):
        result.warnings.append(
          "\(element): row \(row.rowNumber) (\(row.sampleName)) leaves no number: \(noAnswer.explanation).")
      case .amount, .below, .above: break
      }
      guard let calibration = reduction.calibration else { continue }
      if let recovery = calibration.standardRatio.recovery(row), recovery < 70 || recovery > 130 {
        result.warnings.append(
          "\(element): the internal standard recovers \(Int(recovery.rounded())) % in row \(row.rowNumber).")
      }
      let rate = row.readings[safe: reduction.choice.index]?.countRate.number
      let highest = calibration.points.map(\.response).max()
      if let rate, let highest, let factor = calibration.standardRatio.factor(row),
        rate * factor > 1.1 * highest
      {
        result.warnings.append("\(element): row \(row.rowNumber) lies above the highest standard.")
      }
    }
    if let deviation = vendorDeviation, deviation > 0.02 {
      result.warnings.append(
        "\(element): the table's own concentrations differ by up to \(PrintedNumber.percent(deviation)) from this calibration; "
          + "the vendor's program used another line, other points or another internal standard.")
    }
    if reduction.calibration == nil,
      reduction.readings(specimen).contains(where: { row, _ in
        let reading = row.readings[safe: reduction.choice.index]
        return reading?.concentrationRSD.number == nil && reading?.countRateRSD.number == nil
      })
    {
      result.warnings.append("\(element): the table states no scatter of the readings; its share is missing.")
    }
  }

  /// The largest relative deviation of the vendor's concentrations of this specimen from ours.
  private var vendorDeviation: Double? {
    guard reduction.calibration != nil else { return nil }
    return reduction.readings(specimen).compactMap { row, reading -> Double? in
      guard case .amount(let amount) = reading, amount.value > 0,
        let table = row.readings[safe: reduction.choice.index]
      else { return nil }
      let dilution = specimen.dilution ?? row.dilution ?? 1
      let undiluted = table.concentration.number.map { $0 / (row.dilution ?? 1) }
      guard let vendor = table.measuredConcentration.number ?? undiluted else { return nil }
      return abs(vendor * dilution * reduction.unit.microgramsPerLitre / amount.value - 1)
    }.max()
  }

  /// Gives the detection limit as a deposit, and says if the deposit is below it.
  func warnOfLimit(
    _ net: MetalAmount, _ conversion: ArealConversion, _ blank: ProceduralBlank?,
    _ result: inout AnalysisResult
  ) {
    let limit: DetectionLimit
    // What turns the limit's unit into µg/cm².
    let factor: Double
    do throws(StatisticsError) {
      (limit, factor) = try self.limit(conversion, blank, &result)
    } catch {
      result.diagnostics.append(
        AnalysisResult.Diagnostic(
          name: "\(element): detection limit", value: "not available: \(error.explanation)"))
      return
    }
    let areal = limit.detection * factor
    result.detectionLimits.append(
      AnalysisResult.DetectionLimit(
        key: .deposit(of: element), value: areal, unit: "µg/cm²", definition: limit.definition))
    diagnose("detection limit (\(limit.definition))", areal, "µg/cm²", &result)
    diagnose("quantification limit (\(limit.definition))", limit.quantification * factor, "µg/cm²", &result)
    if net.value < areal {
      result.warnings.append(
        "\(element): the deposit of \(specimen.name) is below the detection limit (\(limit.definition)); "
          + "its signed value is kept.")
    }
  }

  /// The limit of the method from the procedural blanks where they give one, else that of the instrument.
  private func limit(
    _ conversion: ArealConversion, _ blank: ProceduralBlank?, _ result: inout AnalysisResult
  ) throws(StatisticsError) -> (DetectionLimit, factor: Double) {
    if options.limitBlanks != .calibration, options.detectionLimit != .calibrationLine {
      do throws(StatisticsError) {
        guard let blank else { throw StatisticsError(.tooFewValues, "there is no procedural blank") }
        return (try blank.limit(options), 1)
      } catch {
        guard options.limitBlanks == .automatic else { throw error }
        if blank != nil {
          result.diagnostics.append(
            AnalysisResult.Diagnostic(
              name: "\(element): detection limit of the method", value: "not available: \(error.explanation)")
          )
        }
      }
    }
    guard let calibration = reduction.calibration else {
      throw StatisticsError(.tooFewValues, "neither procedural blanks nor a calibration give one")
    }
    let dilution = specimen.dilution ?? reduction.readings(specimen).first?.row.dilution ?? 1
    return (
      try calibration.limit.get(), reduction.unit.microgramsPerLitre * dilution * conversion.factor
    )
  }
}
