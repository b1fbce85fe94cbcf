import AnalysisFindings
import BinderComparison
import InstrumentMeasurements

/// A small study for the tests: values of one key by binder and specimen.
struct ComparedStudy {
  /// The key of the quantity where none is named.
  static let nickel = Finding.Key(rawValue: "icpms.deposit.Ni")

  var samples: [StudySample] = []
  var results: [SpecimenResult] = []

  /// Adds specimens of a binder, one a value, named after it.
  mutating func add(
    _ binder: String, key: Finding.Key = nickel, unit: String = "µg/cm²", values: [Double],
    uncertainty: Double = 0.01, shared: Double = 0, role: StudySample.Role = .sample,
    history: SampleHistory = SampleHistory()
  ) {
    for (index, value) in values.enumerated() {
      let name = "\(binder)-\(role)-\(index + 1)"
      if !samples.contains(where: { $0.name == name }) {
        samples.append(
          StudySample(name: name, binder: binder, role: role, state: .cycled, history: history))
      }
      add(
        name, key: key,
        .estimate(
          Estimate(
            value: value, unit: unit, standardUncertainty: uncertainty,
            sharedEffects: [SharedEffect(source: "rate", effect: shared * value)])))
    }
  }

  /// Adds one finding of a specimen.
  mutating func add(
    _ sample: String, key: Finding.Key = nickel, coordinates: [Finding.Coordinate] = [],
    place: MeasuredPlace = MeasuredPlace(), _ outcome: Finding.Outcome
  ) {
    results.append(
      SpecimenResult(
        of: samples.first { $0.name == sample } ?? StudySample(name: sample, binder: "none"),
        technique: String(key.rawValue.prefix { $0 != "." }),
        findings: [
          Finding(
            key: key, title: key.rawValue, coordinates: coordinates, place: place, outcome: outcome,
            method: "test")
        ]))
  }

  /// Adds specimens of a binder whose amounts stand as bounds, with what was measured beside them.
  mutating func addHidden(_ binder: String, values: [Double], uncertainty: Double) {
    for (index, value) in values.enumerated() {
      let name = "\(binder)-hidden-\(index + 1)"
      samples.append(StudySample(name: name, binder: binder, state: .cycled))
      add(
        name,
        .noAnswer(
          NoAnswer(
            .belowDetection, "It does not stand out.", atMost: max(value, 0) + 2 * uncertainty,
            unit: "µg/cm²",
            signedEstimate: Estimate(value: value, unit: "µg/cm²", standardUncertainty: uncertainty))))
    }
  }

  /// The constructed nickel values of the statistics reference.
  static func nickel(history: SampleHistory = SampleHistory()) -> ComparedStudy {
    var study = ComparedStudy()
    study.add("A", values: [1.21, 1.35, 1.18])
    study.add("B", values: [2.05, 2.41, 1.98], history: history)
    return study
  }

  /// Less of a deposit is better here.
  static let options = ComparisonOptions(
    polarity: PolarityTable([.init("icpms.deposit*", better: .lower, reason: "less has dissolved")]))

  func compared(
    _ binders: [String] = ["A", "B"], options: ComparisonOptions = Self.options
  ) -> StudyComparison {
    StudyComparison(of: results, specimens: samples, binders: binders, options: options)
  }
}
