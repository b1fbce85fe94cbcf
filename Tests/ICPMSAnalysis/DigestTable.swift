import AnalysisFindings
import ICPMSAnalysis
import InstrumentMeasurements

/// A table of one metal for the tests: 1000 cps per ppb on a blank of 200 cps, without noise unless said.
struct DigestTable {
  var table = ConcentrationTable(
    title: "batch", source: SourceFile(path: "batch.csv"),
    channels: [
      ConcentrationTable.Channel(
        name: "60 Ni [ He ]", element: "Ni", massNumber: 60, mode: "He", concentrationUnit: "ppb")
    ], rows: [])

  static let slope = 1000.0
  static let blank = 200.0

  /// A table with a blank and five standards.
  init(blankRates: [Double] = [DigestTable.blank]) {
    for rate in blankRates { add("Blank", type: "CalBlk", rate: rate, deviation: 5) }
    for level in [1.0, 5, 10, 50, 100] {
      add("Std \(Int(level)) ppb", type: "CalStd", rate: Self.blank + Self.slope * level, deviation: 1)
    }
  }

  /// Adds a row and returns its number.
  @discardableResult
  mutating func add(
    _ name: String, type: String = "Sample", rate: Double, deviation: Double? = 1, dilution: Double? = 1
  ) -> Int {
    add(
      name, type: type, dilution: dilution,
      ConcentrationTable.Reading(
        countRate: .value(rate), countRateRSD: deviation.map { .value($0) } ?? .missing))
  }

  /// Adds a row with any reading and returns its number.
  @discardableResult
  mutating func add(
    _ name: String, type: String = "Sample", dilution: Double? = 1, _ reading: ConcentrationTable.Reading
  ) -> Int {
    let number = table.rows.count + 1
    table.rows.append(
      ConcentrationTable.Row(
        rowNumber: number, sampleName: name, sampleType: type, dilution: dilution, readings: [reading]))
    return number
  }

  /// Adds a row that measures a concentration at the nebuliser.
  @discardableResult
  mutating func add(_ name: String, concentration: Double, dilution: Double? = 1) -> Int {
    add(name, rate: Self.blank + Self.slope * concentration, dilution: dilution)
  }

  /// A specimen of rows with 10 mL on a disc of 12 mm unless said otherwise.
  func specimen(_ name: String, rows: [Int], volume: Double? = 10, area: Double? = 1.130_973_355_292)
    -> DepositSpecimen
  {
    DepositSpecimen(
      name: name, rows: rows, volume: volume.map { Estimate(value: $0, unit: "mL", standardUncertainty: 0) },
      area: area.map { Estimate(value: $0, unit: "cm²", standardUncertainty: 0) })
  }

  /// The options for this table's one metal.
  static var options: DepositOptions {
    var options = DepositOptions()
    options.elements = ["Ni"]
    return options
  }
}

extension AnalysisResult {
  /// The estimate of a key.
  func estimate(_ key: String) -> Estimate? { findings.first { $0.key.rawValue == key }?.estimate }

  /// The reason for having no number under a key.
  func noAnswer(_ key: String) -> NoAnswer? {
    if case .noAnswer(let noAnswer) = findings.first(where: { $0.key.rawValue == key })?.outcome {
      return noAnswer
    }
    return nil
  }
}
