import InstrumentMeasurements

/// The count rate of a channel in a row, referred to the internal standard, in counts per second.
struct ChannelResponse {
  let rate: Double
  /// The standard uncertainty from the scatter of the readings; 0 where none is stated.
  let uncertainty: Double
  /// The nominal concentration of a standard, where the table has one.
  let nominal: Double?
  /// The relative standard uncertainty of the concentration, which the scatter common to analyte and internal standard
  /// does not touch; `nil` where none is stated.
  let relativeUncertaintyOfConcentration: Double?

  /// Reads a row; `nil` without a count rate of the channel or of its internal standard.
  init?(
    _ row: ConcentrationTable.Row, _ choice: ChannelChoice, _ ratio: InternalStandardRatio,
    _ options: DepositOptions
  ) {
    let readings = row.readings
    guard readings.indices.contains(choice.index), let factor = ratio.factor(row) else { return nil }
    guard let counted = readings[choice.index].countRate.number else { return nil }
    let root = Double(max(1, options.readingsPerAspiration)).squareRoot()
    rate = counted * factor
    uncertainty =
      readings[choice.index].countRateRSD.number.map { abs(counted * factor * $0) / 100 / root } ?? 0
    nominal = readings[choice.index].nominalConcentration.number
    relativeUncertaintyOfConcentration = readings[choice.index].concentrationRSD.number.map {
      abs($0) / 100 / root
    }
  }

  /// The standard uncertainty of a standard's rate, from its concentration's scatter where that is stated.
  func uncertainty(aboveBlank blank: Double) -> Double {
    relativeUncertaintyOfConcentration.map { abs(rate - blank) * $0 } ?? uncertainty
  }
}
