import AnalysisFindings
import InstrumentMeasurements
import ReplicateStatistics

/// An entry of a table with the row that it stands in.
struct MeasuredEntry {
  let row: Int
  let entry: CellTable.Entry
}

/// What the entries of one cell say of one measure.
struct MeasureSummary {
  private let measure: CellTable.Measure
  /// The entries that hold something.
  private let entries: [MeasuredEntry]

  init(_ measure: CellTable.Measure, _ entries: [MeasuredEntry]) {
    self.measure = measure
    self.entries = entries.filter { $0.entry.cell != .missing }
  }

  /// How the number was made, in a few words.
  var method: String {
    let count = entries.count == 1 ? "" : ", \(entries.count) rows"
    return measure.countedOf.map { "count of \($0)\(count)" }
      ?? (entries.count == 1 ? "as stated" : "mean of \(entries.count) rows")
  }

  /// The number, or why there is none; `nil` where nothing was measured.
  var outcome: Finding.Outcome? {
    guard !entries.isEmpty else { return nil }
    var numbers: [Double] = []
    for one in entries {
      guard let number = one.entry.cell.number else { return .noAnswer(refusal(one)) }
      numbers.append(number)
    }
    if let trials = measure.countedOf { return share(numbers, of: trials) }
    return .estimate(mean(numbers))
  }

  private func mean(_ numbers: [Double]) -> Estimate {
    // A stated uncertainty knows of the rounding; without one the last written digit is all that is known: half of it
    // either way, equally likely (GUM 2008, F.2.2.1).
    let stated = entries.map {
      $0.entry.standardUncertainty ?? ($0.entry.resolution ?? 0) / 12.0.squareRoot()
    }
    let ofMean = stated.reduce(0) { $0 + $1 * $1 }.squareRoot() / Double(numbers.count)
    return estimate(numbers, atLeast: ofMean)
  }

  /// The mean of rows with the larger of an uncertainty and what they scatter by.
  private func estimate(_ numbers: [Double], atLeast floor: Double) -> Estimate {
    // Only an entry that is no finite number has no summary; a finding says so in place of the mean then.
    let summary = try? GroupSummary(numbers)
    let scattered = summary?.standardError ?? 0
    return Estimate(
      value: summary?.mean ?? .nan, unit: measure.unit, standardUncertainty: max(floor, scattered),
      degreesOfFreedom: scattered > floor ? Double(numbers.count - 1) : nil)
  }

  /// The pooled share in %, with the larger of its binomial uncertainty and what the rows scatter by.
  private func share(_ numbers: [Double], of trials: Int) -> Finding.Outcome {
    let counts = numbers.compactMap { Int(exactly: $0) }
    guard counts.count == numbers.count,
      let share = try? BinomialShare(count: counts.reduce(0, +), of: trials * counts.count),
      counts.allSatisfy({ (0...trials).contains($0) })
    else {
      return .noAnswer(
        NoAnswer(
          .notANumber,
          "\(numbers.map(PrintedNumber.stated).joined(separator: ", ")) is no count of \(trials): whole numbers from "
            + "0 to \(trials) are. State countedOf, or declare the column as measure.", unit: "%"))
    }
    let shares = numbers.map { 100 * $0 / Double(trials) }
    var estimate = estimate(shares, atLeast: 100 * share.standardUncertainty)
    if estimate.degreesOfFreedom == nil {
      var interval = share.interval(level: 0.95)
      interval.lower *= 100
      interval.upper *= 100
      estimate.statedIntervals = [interval]
    }
    return .estimate(estimate)
  }

  /// Why there is no number where one entry holds none, with the bounds that all entries together give.
  private func refusal(_ one: MeasuredEntry) -> NoAnswer {
    let place = "row \(one.row)"
    switch one.entry.cell {
    case .below, .notDetected:
      return NoAnswer(
        .belowDetection, "In \(place) it is below its limit.", atMost: upperMean, unit: measure.unit)
    case .above, .overRange, .saturated:
      return NoAnswer(
        .unbounded, "In \(place) it is above the range that was measured.", atLeast: lowerMean,
        unit: measure.unit)
    case .rejected:
      return NoAnswer(
        .notMeasured, "\(place) is marked as rejected: leave the row out, or mend it.", unit: measure.unit)
    case .unexplained(let text):
      return NoAnswer(
        .notANumber,
        "“\(text.prefix(40))” in \(place) is no number: mend the cell, or leave it empty where nothing was measured.",
        unit: measure.unit)
    case .value, .missing:
      return NoAnswer(.notMeasured, "Nothing was measured.", unit: measure.unit)
    }
  }

  /// The mean where each limit stands for what is below it: the measure is at most this.
  private var upperMean: Double? {
    mean { cell in if case .below(let limit) = cell { limit } else { cell.number } }
  }

  /// The mean where each limit stands for what is above it: the measure is at least this.
  private var lowerMean: Double? {
    mean { cell in if case .above(let limit) = cell { limit } else { cell.number } }
  }

  private func mean(_ number: (ConcentrationTable.Cell) -> Double?) -> Double? {
    let numbers = entries.compactMap { number($0.entry.cell) }
    return numbers.count == entries.count ? numbers.reduce(0, +) / Double(numbers.count) : nil
  }
}
