import AnalysisFindings
import InstrumentMeasurements
import ReplicateStatistics

/// One metal of one table: its channel, its calibration, and the way from rows to amounts.
struct ElementReduction {
  let element: String
  let choice: ChannelChoice
  /// The calibration; `nil` where the vendor's concentrations are used.
  let calibration: ChannelCalibration?
  let unit: ConcentrationUnit
  private(set) var warnings: [String]
  private let table: ConcentrationTable

  /// What its calibration and blanks are shared by: the channel of the table.
  var sharedSource: String { "\(choice.channel.name) of \(table.title)" }
  private let options: DepositOptions

  /// Chooses channel and source of concentrations; a typed reason if there is none.
  init(
    _ element: String, in table: ConcentrationTable, rows: CalibrationRows, _ options: DepositOptions
  ) throws(ReductionRefusal) {
    guard let choice = ChannelChoice(element, in: table, options) else {
      throw ReductionRefusal(NoAnswer(.notMeasured, "The table has no channel of \(element)."))
    }
    guard let unit = ConcentrationUnit(choice.channel.concentrationUnit) else {
      throw ReductionRefusal(
        NoAnswer(
          .factMissing,
          "“\(choice.channel.concentrationUnit)” of “\(choice.channel.name)” is no unit of concentration."))
    }
    var warnings = choice.warnings
    var calibration: ChannelCalibration?
    if options.concentrations != .vendor {
      do throws(StatisticsError) {
        calibration = try ChannelCalibration(choice, in: table, rows: rows, options)
        warnings += calibration?.standardRatio.warnings ?? []
      } catch {
        guard options.concentrations == .automatic else {
          throw ReductionRefusal(
            NoAnswer(.factMissing, "\(choice.channel.name) cannot be calibrated: \(error.explanation)."))
        }
        warnings.append(
          "\(element): the vendor's concentrations are used, as \(error.explanation); "
            + "the calibration's uncertainty is not in them.")
      }
    }
    self.element = element
    self.choice = choice
    self.unit = unit
    self.calibration = calibration
    self.warnings = warnings
    self.table = table
    self.options = options
  }

  /// µg/L in the digest by every aspiration of a specimen.
  func readings(_ specimen: DepositSpecimen) -> [(row: ConcentrationTable.Row, reading: SolutionReading)] {
    table.rows.filter { specimen.rows.contains($0.rowNumber) }.map { row in
      guard !row.isRejected else { return (row, .missing("the vendor's program rejects the row")) }
      let dilution = specimen.dilution ?? row.dilution ?? 1
      guard dilution > 0, dilution.isFinite else { return (row, .missing("the dilution is not positive")) }
      guard let calibration else {
        return (row, .vendor(row, choice, dilution: dilution, unit: unit, options))
      }
      return (row, .calibrated(row, choice, calibration, dilution: dilution, unit: unit, options))
    }
  }

  /// The mean over a specimen's aspirations in µg/L of the digest, or why there is none.
  func concentration(_ specimen: DepositSpecimen) -> Result<MetalAmount, ReductionRefusal> {
    var amounts: [MetalAmount] = []
    var limits: [Double?] = []
    var reasons: [String] = []
    for (_, reading) in readings(specimen) {
      switch reading {
      case .amount(let amount): amounts.append(amount)
      case .below(let limit): limits.append(limit)
      case .above(let limit):
        return .failure(
          ReductionRefusal(
            NoAnswer(
              .overRange, "An aspiration of \(specimen.name) is over the range of \(choice.channel.name).",
              atLeast: limit, unit: "µg/L")))
      case .missing(let reason): reasons.append(reason)
      }
    }
    if !limits.isEmpty {
      let known = limits.compactMap { $0 }
      let upper = known.count == limits.count ? (known + amounts.map(\.value)).max() : nil
      return .failure(
        ReductionRefusal(
          NoAnswer(
            .belowDetection,
            "\(limits.count) of \(limits.count + amounts.count) aspirations of \(specimen.name) are reported as below "
              + "the limit of \(choice.channel.name).", atMost: upper, unit: "µg/L")))
    }
    guard let mean = MetalAmount.mean(of: amounts) else {
      let reason = reasons.first ?? "the table has none of its rows"
      return .failure(ReductionRefusal(NoAnswer(.notMeasured, "\(specimen.name) has no number: \(reason).")))
    }
    return .success(mean)
  }
}

/// A typed reason for having no number, as an error inside this module.
struct ReductionRefusal: Error {
  var noAnswer: NoAnswer

  init(_ noAnswer: NoAnswer) { self.noAnswer = noAnswer }
}

extension NoAnswer.Reason {
  /// The reading is over the range of the detector or the calibration.
  static let overRange = NoAnswer.Reason(rawValue: "over-range")
}
