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
      if specimen.dilution == nil, let text = row.dilutionNotUnderstood {
        return (
          row,
          .refused(
            NoAnswer(
              .notUnderstood,
              "the dilution says “\(text)”, which is not surely one factor: state the dilution in the study",
              unit: "µg/L"))
        )
      }
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
    do throws(ReductionRefusal) {
      return .success(try Aspirations(readings(specimen)).mean(of: specimen.name, in: choice.channel.name))
    } catch {
      return .failure(error)
    }
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
  /// The table says something that is not surely one thing: a text in place of a number, a dilution `1:10`.
  static let notUnderstood = NoAnswer.Reason(rawValue: "not-understood")
}
