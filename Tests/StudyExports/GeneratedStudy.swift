import AnalysisFindings
import BinderComparison
import InstrumentMeasurements
import NumericalMethods
import StudyExports

/// Studies drawn at random in which every field of every kind of result is used, with the numbers that are hard to write.
struct GeneratedStudy {
  private var generator: SeededGenerator

  static let hardNumbers: [Double] = [
    0, -0.0, .infinity, -.infinity, .nan, .greatestFiniteMagnitude, -.leastNonzeroMagnitude,
    .leastNormalMagnitude,
    0.1, 1.0 / 3, 1e23, 1e16, -1e-300, .pi, 0.300_000_000_000_000_04,
  ]

  init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

  /// A study of three binders with its comparisons.
  mutating func study() -> RecordedStudy {
    let binders = ["PVDF", "µ-“B”", ""]
    let results = binders.flatMap { binder in
      (1...4).map { cell in result("\(binder)-\(cell)", binder, role: cell == 4 ? .control : .sample) }
    }
    return RecordedStudy(
      title: "Line\nbreak, \u{1} and 🔋", binders: binders,
      techniques: [TechniqueTitle(Technique(rawValue: "t"), title: "T & \u{1F50B}")], results: results,
      comparison: StudyComparison(of: results, binders: binders),
      againstControls: .againstControls(of: results, binders: binders))
  }

  private mutating func result(
    _ name: String, _ binder: String, role: StudySample.Role
  ) -> SpecimenResult {
    SpecimenResult(
      specimen: StudySample(
        name: name, binder: binder, role: role, state: .cycled,
        history: SampleHistory([.rinse: "DMC", .cycles: "\(number())"])),
      identity: flip() ? "" : "identity-\(name.utf8.count)-\(generator.next())",
      result: AnalysisResult(
        technique: "t", sample: name,
        findings: (0..<5).map { finding(Finding.Key(rawValue: "t.k\($0)")) } + [comparable],
        curves: (0..<3).map { curve("curve \($0)") },
        detectionLimits: [
          .init(
            key: Finding.Key(rawValue: "t.k0"), value: number(), unit: "nm", definition: "3 s of 5 blanks")
        ],
        diagnostics: [.init(name: "reduced chi-square", value: "1.02")], warnings: ["“quoted”, \\ and /"],
        provenance: AnalysisResult.Provenance(
          files: [SourceFile(path: "a/b.vms", sha256: "00ff", byteCount: .max, format: "vamas")],
          method: "TAnalysis 1", options: [.init(name: "draws", value: "1000")],
          seed: flip() ? nil : .max)))
  }

  /// A finding with a finite number, so that there are verdicts with tests.
  private mutating func comparableFinding() -> Finding {
    Finding(
      key: Finding.Key(rawValue: "t.comparable"), title: "C",
      outcome: .estimate(Estimate(value: 1 + generator.uniform(), unit: "nm", standardUncertainty: 0.1)),
      method: "")
  }

  private var comparable: Finding { mutating get { comparableFinding() } }

  private mutating func finding(_ key: Finding.Key) -> Finding {
    Finding(
      key: key, title: "Li_xPF_y", coordinates: flip() ? [] : [coordinate()], place: place(),
      outcome: flip() ? .estimate(estimate()) : .noAnswer(noAnswer()), method: "m")
  }

  private mutating func place() -> MeasuredPlace {
    MeasuredPlace(
      region: flip() ? nil : "F 1s", level: flip() ? nil : 3, spot: flip() ? nil : "left",
      repetition: flip() ? nil : 2)
  }

  private mutating func noAnswer() -> NoAnswer {
    NoAnswer(
      .neverCross, "never", atLeast: flip() ? nil : number(), atMost: flip() ? nil : number(), unit: "s",
      signedEstimate: flip() ? nil : estimate())
  }

  private mutating func estimate() -> Estimate {
    Estimate(
      value: number(), unit: "µg/cm²", standardUncertainty: number(),
      sharedEffects: [
        SharedEffect(source: "rate", effect: number()), SharedEffect(source: "factor", effect: number()),
      ],
      degreesOfFreedom: flip() ? nil : number(),
      statedIntervals: [ConfidenceInterval(level: 0.95, lower: number(), upper: number(), method: "b")],
      correlations: [Finding.Key(rawValue: "t.k1"): number(), Finding.Key(rawValue: "t.k2"): number()])
  }

  private mutating func coordinate() -> Finding.Coordinate {
    Finding.Coordinate(quantity: "etch time", value: number(), unit: "s")
  }

  private mutating func curve(_ name: String) -> Curve {
    let numbers = Self.hardNumbers + (0..<20).map { _ in number() }
    return Curve(
      name: name, title: "T", kind: Curve.Kind(rawValue: "t.curve"),
      columns: [
        Curve.Column(name: "x", unit: "nm", role: .abscissa, values: numbers),
        Curve.Column(
          name: "y", unit: "1", role: .derived, values: numbers.reversed(),
          uncertainties: flip() ? [] : numbers),
      ], coordinates: [coordinate()], place: place())
  }

  private mutating func flip() -> Bool { generator.next() % 2 == 0 }

  private mutating func number() -> Double {
    switch generator.next() % 4 {
    case 0: Self.hardNumbers[Int(generator.next() % UInt64(Self.hardNumbers.count))]
    case 1: Double(bitPattern: generator.next())
    default: generator.normal() * 100
    }
  }
}
