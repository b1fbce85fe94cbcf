import AnalysisFindings
import BinderComparison

extension FindingsDocument {
  /// The document of a study that was recorded without a run.
  ///
  /// - Parameter results: The study's results with the files of their curves.
  public static func json(_ study: RecordedStudy, results: [ExportedResult]) -> JSONValue {
    document(
      study: study.title, binders: study.binders, results: results, rule: "", polarity: [],
      verdicts: study.verdicts.map(VerdictDocument.json),
      againstControls: study.againstControls.map(VerdictDocument.json))
  }
}

extension ExportedResult {
  /// A recorded result as it is written again; what a record does not hold (source files, method, seed) stays empty.
  public init(_ recorded: RecordedStudy.Result, curveFiles: [CurveFile]) {
    let options = recorded.options.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
    self.init(
      binder: recorded.binder, role: recorded.role, identity: "",
      result: AnalysisResult(
        technique: recorded.technique, sample: recorded.sample, findings: recorded.findings,
        curves: recorded.curves,
        provenance: AnalysisResult.Provenance(
          files: [], method: "",
          options: options.map { AnalysisResult.Option(name: $0.key, value: $0.value) })),
      curveFiles: curveFiles)
  }
}

extension VerdictDocument {
  /// A verdict that was read, or made by another program, as `findings.json` holds it.
  static func json(_ verdict: RecordedVerdict) -> JSONValue {
    .object([
      ("technique", .text(verdict.technique)), ("key", .text(verdict.key.rawValue)),
      ("title", .text(verdict.title)),
      ("heading", .text(verdict.heading)),
      ("coordinates", FindingsDocument.coordinates(verdict.coordinates)),
      ("place", FindingsDocument.place(verdict.place)), ("unit", .text(verdict.unit)),
      ("verdict", .text(verdict.verdict.rawValue)), ("better", .optional(verdict.better)),
      ("reference", group(verdict.reference)), ("compared", group(verdict.compared)),
      ("difference", verdict.difference.map(FindingsDocument.estimate) ?? .null),
      ("ratio", verdict.ratio.map(ratio) ?? .null), ("test", verdict.test.map(test) ?? .null),
      ("sentence", .text(verdict.sentence)),
    ])
  }

  private static func group(_ group: RecordedVerdict.Group) -> JSONValue {
    .object([
      ("name", .text(group.name)), ("n", .integer(group.count)),
      ("mean", group.mean.map(FindingsDocument.estimate) ?? .null),
      ("standardDeviation", .optional(group.standardDeviation)),
    ])
  }

  private static func ratio(_ ratio: RecordedVerdict.Ratio) -> JSONValue {
    .object([
      ("value", .number(ratio.value)),
      ("interval95", ratio.interval.map(FindingsDocument.interval) ?? .text("unbounded")),
    ])
  }

  private static func test(_ test: RecordedVerdict.Test) -> JSONValue {
    .object([
      ("name", .text(test.name)), ("p", .number(test.pValue)), ("adjustedP", .number(test.adjustedPValue)),
      ("familySize", .integer(test.familySize)),
    ])
  }
}
