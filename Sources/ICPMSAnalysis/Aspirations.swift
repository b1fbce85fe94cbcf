import AnalysisFindings
import InstrumentMeasurements

/// The aspirations of one digest in one channel, of which a rerun at another dilution may replace some.
struct Aspirations {
  /// One aspiration.
  typealias Aspiration = (row: ConcentrationTable.Row, reading: SolutionReading)

  /// The aspirations with a number.
  private let numbers: [(row: ConcentrationTable.Row, amount: MetalAmount)]
  /// Those without one that nothing replaces.
  private let others: [Aspiration]
  /// Those over the range or below the limit that were measured again at a dilution that suits them.
  let replaced: [(row: ConcentrationTable.Row, by: ConcentrationTable.Row, isOver: Bool)]

  /// Sorts aspirations.
  ///
  /// Over the range is replaced by a number at a higher dilution, below a limit by one at a lower dilution, unless the
  /// number contradicts the stated limit.
  init(_ aspirations: [Aspiration]) {
    let numbers = aspirations.compactMap {
      row, reading -> (row: ConcentrationTable.Row, amount: MetalAmount)? in
      if case .amount(let amount) = reading { return (row, amount) }
      return nil
    }
    var others: [Aspiration] = []
    var replaced: [(row: ConcentrationTable.Row, by: ConcentrationTable.Row, isOver: Bool)] = []
    for (row, reading) in aspirations {
      let rerun: (row: ConcentrationTable.Row, amount: MetalAmount)?
      var isOver = false
      switch reading {
      case .amount: continue
      case .above(let limit):
        isOver = true
        rerun = numbers.first {
          $0.row.factor > row.factor && $0.amount.value >= limit ?? -.infinity
        }
      case .below(let limit):
        rerun = numbers.first { $0.row.factor < row.factor && $0.amount.value <= limit ?? .infinity }
      case .missing, .refused: rerun = nil
      }
      if let rerun {
        replaced.append((row, rerun.row, isOver))
      } else {
        others.append((row, reading))
      }
    }
    self.numbers = numbers
    self.others = others
    self.replaced = replaced
  }

  /// The mean in µg/L of the digest, or why there is none.
  func mean(of specimen: String, in channel: String) throws(ReductionRefusal) -> MetalAmount {
    var limits: [Double?] = []
    var reasons: [String] = []
    for (row, reading) in others {
      switch reading {
      case .amount: continue
      case .below(let limit): limits.append(limit)
      case .above(let limit):
        throw ReductionRefusal(
          NoAnswer(
            .overRange, "Row \(row.rowNumber) (\(specimen)) is over the range of \(channel).",
            atLeast: limit, unit: "µg/L"))
      case .missing(let reason): reasons.append(reason)
      case .refused(var noAnswer):
        noAnswer.explanation = "In row \(row.rowNumber) (\(specimen)), \(noAnswer.explanation)."
        throw ReductionRefusal(noAnswer)
      }
    }
    if !limits.isEmpty {
      let known = limits.compactMap { $0 }
      let upper = known.count == limits.count ? (known + numbers.map(\.amount.value)).max() : nil
      throw ReductionRefusal(
        NoAnswer(
          .belowDetection,
          "\(limits.count) of \(limits.count + numbers.count) aspirations of \(specimen) are reported as below "
            + "the limit of \(channel).", atMost: upper, unit: "µg/L"))
    }
    guard let mean = MetalAmount.mean(of: numbers.map(\.amount)) else {
      let reason = reasons.first ?? "the table has none of its rows"
      throw ReductionRefusal(NoAnswer(.notMeasured, "\(specimen) has no number: \(reason)."))
    }
    return mean
  }
}

extension ConcentrationTable.Row {
  /// The dilution by which reruns are told apart.
  fileprivate var factor: Double { dilution ?? 1 }
}
