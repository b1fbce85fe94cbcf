import Foundation
import Interphase
import MeasuringHarness

/// How much of results and verdicts survives writing and reading with every bit.
struct RoundTripValidation {
  private var generator: SeededGenerator
  private var count = 0
  private var survivors = 0

  /// How many copies with numbers that are hard to write are made of each sample study.
  private static let copies = 3
  /// Every so many numbers of a curve one is replaced.
  private static let stride = 7

  private static let hardNumbers: [Double] = [
    0, -0.0, .infinity, -.infinity, .nan, .greatestFiniteMagnitude, .leastNonzeroMagnitude,
    .leastNormalMagnitude, 0.1, 1.0 / 3, 1e23, 1e16, -1e-300, 0.300_000_000_000_000_04,
  ]

  /// The row of the sample studies as they are, and with numbers that are hard to write in every place.
  static func row(_ outcomes: [StudyOutcome], seed: UInt64) throws -> MeasuredRow {
    var validation = RoundTripValidation(generator: SeededGenerator(seed: seed).split("round trip"))
    for outcome in outcomes {
      try validation.add(outcome.recorded)
      for _ in 0..<copies { try validation.add(validation.harder(outcome.recorded)) }
    }
    let share = Double(validation.survivors) / Double(max(validation.count, 1))
    return MeasuredRow(
      area: "studies", id: "roundtrip.lossless", value: share, unit: "share", n: validation.count,
      goal: .equal(1))
  }

  private init(generator: SeededGenerator) { self.generator = generator }

  private mutating func add(_ study: RecordedStudy) throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
      "interphase-round-trip-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    try study.write(toFolder: folder.path)
    let read = try RecordedStudy(folder: folder.path)
    let parts = Self.parts(study)
    let back = Self.parts(read)
    count += parts.count
    survivors += zip(parts, back).count { $0 == $1 }
    if parts != back { StudyValidation.note("a study was not read back as it was written: \(study.title)") }
  }

  /// The results and verdicts, each as a text with the bits of its numbers.
  private static func parts(_ study: RecordedStudy) -> [String] {
    study.results.map(bits) + study.verdicts.map(bits)
      + (study.againstControls?.verdicts ?? []).map(bits)
  }

  /// A text that is the same for two values only if all their parts are; all `nan` are one.
  private static func bits(_ value: Any) -> String {
    func text(_ number: Double) -> String {
      number.isNaN ? "nan" : String(number.bitPattern, radix: 16)
    }
    if let numbers = value as? [Double] { return numbers.map(text).joined(separator: " ") }
    if let number = value as? Double { return text(number) }
    let mirror = Mirror(reflecting: value)
    if mirror.children.isEmpty { return String(reflecting: value) }
    var parts = mirror.children.map { "\($0.label ?? "")=\(bits($0.value))" }
    if mirror.displayStyle == .dictionary { parts.sort() }
    return "(\(parts.joined(separator: ",")))"
  }

  private mutating func harder(_ study: RecordedStudy) -> RecordedStudy {
    var study = study
    for index in study.results.indices {
      let findings = study.results[index].result.findings
      study.results[index].result.findings = findings.map { harder($0) }
      for curve in study.results[index].result.curves.indices {
        for column in study.results[index].result.curves[curve].columns.indices {
          var values = study.results[index].result.curves[curve].columns[column].values
          for place in Swift.stride(from: 0, to: values.count, by: Self.stride) { values[place] = number() }
          study.results[index].result.curves[curve].columns[column].values = values
        }
      }
    }
    for index in study.comparison?.verdicts.indices ?? 0..<0 {
      study.comparison?.verdicts[index].ratio?.value = number()
      study.comparison?.verdicts[index].test?.pValue = number()
      study.comparison?.verdicts[index].sensitivity?.hedgesG = number()
      study.comparison?.verdicts[index].difference = harder(
        Estimate(value: 0, unit: "1", standardUncertainty: 0))
    }
    return study
  }

  private mutating func harder(_ finding: Finding) -> Finding {
    var finding = finding
    switch finding.outcome {
    case .estimate(let estimate): finding.outcome = .estimate(harder(estimate))
    case .noAnswer(var reason):
      reason.atLeast = number()
      finding.outcome = .noAnswer(reason)
    }
    finding.place.spot = "spot \(generator.index(below: 9))"
    return finding
  }

  private mutating func harder(_ estimate: Estimate) -> Estimate {
    Estimate(
      value: number(), unit: estimate.unit, standardUncertainty: number(),
      sharedEffects: [SharedEffect(source: "a", effect: number())], degreesOfFreedom: number(),
      statedIntervals: [ConfidenceInterval(level: 0.95, lower: number(), upper: number(), method: "m")],
      correlations: [.outerInterphaseThickness: number()])
  }

  private mutating func number() -> Double {
    let index = generator.index(below: 2 * Self.hardNumbers.count)
    return index < Self.hardNumbers.count ? Self.hardNumbers[index] : Double(bitPattern: generator.next())
  }
}
