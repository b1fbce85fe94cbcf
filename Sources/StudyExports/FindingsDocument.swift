public import AnalysisFindings
package import BinderComparison
import InstrumentMeasurements
import ReplicateStatistics

/// `findings.json`, for other programs: every finding with estimate, unit, method, options and provenance, where the
/// numbers of every curve lie, and every verdict, with 12 significant digits.
///
/// Interphase itself reads the units, which hold every number with its bits.
public enum FindingsDocument {
  /// The version of the document's format.
  public static let formatVersion = 1

  /// What stands before the results.
  package static func head(_ study: RecordedStudy) -> String {
    let head = JSONValue.object([
      ("formatVersion", .integer(formatVersion)), ("study", .text(study.title)),
      ("binders", .list(study.binders.map(JSONValue.text))),
    ]).fragment(depth: 0)
    return head.dropLast("\n}".count) + ",\n  \"results\": ["
  }

  /// A result with what separates it from the one before.
  ///
  /// - Parameter curveFiles: The files of its curves, in their order.
  package static func piece(
    _ result: SpecimenResult, curveFiles: [ResultFile], isFirst: Bool
  ) -> String {
    (isFirst ? "\n    " : ",\n    ") + self.result(result, curveFiles).fragment(depth: 2)
  }

  /// Writes what stands after the results.
  ///
  /// - Throws: what `append` throws.
  package static func writeTail(
    _ study: RecordedStudy, _ append: (String) throws(InputProblem) -> Void
  ) throws(InputProblem) {
    var opening: String? = study.results.isEmpty ? "],\n" : "\n  ],\n"
    let tail = JSONValue.object([
      ("rule", .text(study.comparison?.rule ?? "")),
      ("polarity", .list((study.comparison?.polarity.entries ?? []).map(polarity))),
      ("choices", .list((study.comparison?.consideredChoices ?? []).map(choice))),
      ("verdicts", verdicts(study.verdicts)),
      ("againstControls", verdicts(study.againstControls?.verdicts ?? [])),
      ("agreements", .list((study.comparison?.agreements ?? []).map(AgreementDocument.json))),
      ("doses", study.comparison?.doses.map(AgreementDocument.json) ?? .null),
    ])
    try tail.writeDocument { piece throws(InputProblem) in
      try append((opening ?? "") + (opening == nil ? piece : String(piece.dropFirst("{\n".count))))
      opening = nil
    }
  }

  private static func verdicts(_ verdicts: [BinderVerdict]) -> JSONValue {
    .series(count: verdicts.count) { VerdictDocument.json(verdicts[$0]) }
  }

  private static func result(_ one: SpecimenResult, _ curveFiles: [ResultFile]) -> JSONValue {
    let result = one.result
    var entries: [(key: String, value: JSONValue)] = [
      ("sample", .text(one.specimen.name)), ("binder", .text(one.specimen.binder)),
      ("role", .text(one.specimen.role.rawValue)),
      ("technique", .text(result.technique)), ("identity", .text(one.identity)),
      ("method", .text(result.provenance.method)),
      ("options", .object(result.provenance.options.map { ($0.name, .text($0.value)) })),
      ("seed", result.provenance.seed.map { .text(String($0)) } ?? .null),
      ("files", .list(result.provenance.files.map(file))),
      ("findings", .list(result.findings.map(finding))),
      ("curves", .list(zip(result.curves, curveFiles).map(curve))),
      ("diagnostics", .object(result.diagnostics.map { ($0.name, .text($0.value)) })),
      ("warnings", .list(result.warnings.map(JSONValue.text))),
    ]
    if !result.detectionLimits.isEmpty {
      entries.append(("detectionLimits", .list(result.detectionLimits.map(detectionLimit))))
    }
    return .object(entries)
  }

  private static func detectionLimit(_ limit: AnalysisResult.DetectionLimit) -> JSONValue {
    .object([
      ("key", .text(limit.key.rawValue)), ("value", .number(limit.value)), ("unit", .text(limit.unit)),
      ("definition", .text(limit.definition)),
    ])
  }

  private static func curve(_ curve: Curve, _ file: ResultFile) -> JSONValue {
    .object([
      ("name", .text(curve.name)), ("title", .text(curve.title)), ("kind", .text(curve.kind.rawValue)),
      ("file", .text(file.path)), ("sha256", .text(file.sha256)),
      ("rows", .integer(curve.columns.map(\.values.count).max() ?? 0)),
      ("coordinates", coordinates(curve.coordinates)), ("place", place(curve.place)),
      (
        "columns",
        .list(
          curve.columns.map { column in
            .object([
              ("name", .text(column.name)), ("unit", .text(column.unit)),
              ("role", .text(column.role.rawValue)),
              ("hasUncertainties", .bool(!column.uncertainties.isEmpty)),
            ])
          })
      ),
    ])
  }

  /// A file's record.
  public static func file(_ file: SourceFile) -> JSONValue {
    let notes = file.notes.isEmpty ? [] : [("notes", JSONValue.list(file.notes.map(JSONValue.text)))]
    return .object(
      [
        ("path", .text(file.path)), ("format", .text(file.format)), ("bytes", .integer(file.byteCount)),
        ("sha256", .text(file.sha256)),
      ] + notes)
  }

  private static func polarity(_ entry: PolarityTable.Entry) -> JSONValue {
    .object([
      ("keys", .text(entry.pattern)), ("better", .text(entry.better.rawValue)),
      ("reason", .text(entry.reason)),
    ])
  }

  private static func choice(_ choice: ConsideredChoice) -> JSONValue {
    .object([
      ("technique", .text(choice.technique)), ("choice", .text(choice.title)),
      ("refusal", .optional(choice.refusal)),
    ])
  }

  static func coordinates(_ coordinates: [Finding.Coordinate]) -> JSONValue {
    .list(
      coordinates.map {
        .object([("quantity", .text($0.quantity)), ("value", .number($0.value)), ("unit", .text($0.unit))])
      })
  }

  /// What is known of a place beside its coordinates.
  static func place(_ place: MeasuredPlace) -> JSONValue {
    let entries: [(key: String, value: JSONValue?)] = [
      ("region", place.region.map(JSONValue.text)), ("level", place.level.map(JSONValue.integer)),
      ("spot", place.spot.map(JSONValue.text)), ("repetition", place.repetition.map(JSONValue.integer)),
    ]
    return .object(entries.compactMap { key, value in value.map { (key, $0) } })
  }

  private static func finding(_ finding: Finding) -> JSONValue {
    let head: [(key: String, value: JSONValue)] = [
      ("key", .text(finding.key.rawValue)), ("title", .text(finding.title)),
      ("coordinates", coordinates(finding.coordinates)), ("place", place(finding.place)),
      ("method", .text(finding.method)),
    ]
    switch finding.outcome {
    case .estimate(let estimate): return .object(head + [("estimate", self.estimate(estimate))])
    case .noAnswer(let reason):
      var said: [(key: String, value: JSONValue)] = [
        ("reason", .text(reason.reason.rawValue)), ("explanation", .text(reason.explanation)),
        ("atLeast", .optional(reason.atLeast)), ("atMost", .optional(reason.atMost)),
        ("unit", .text(reason.unit)),
      ]
      if let signed = reason.signedEstimate { said.append(("signedEstimate", self.estimate(signed))) }
      return .object(head + [("noAnswer", .object(said))])
    }
  }

  static func estimate(_ estimate: Estimate) -> JSONValue {
    var entries: [(key: String, value: JSONValue)] = [
      ("value", .number(estimate.value)), ("unit", .text(estimate.unit)),
      ("standardUncertainty", .number(estimate.standardUncertainty)),
      ("sharedUncertainty", .number(estimate.sharedUncertainty)),
      ("degreesOfFreedom", .optional(estimate.degreesOfFreedom)),
      ("interval95", interval(estimate.interval(level: 0.95))),
      ("interval999", interval(estimate.interval(level: 0.999))),
    ]
    if !estimate.sharedEffects.isEmpty {
      let effects = estimate.sharedEffects.map { one -> JSONValue in
        .object([("source", .text(one.source)), ("effect", .number(one.effect))])
      }
      entries.append(("sharedEffects", .list(effects)))
    }
    if !estimate.statedIntervals.isEmpty {
      let stated = estimate.statedIntervals.map { one -> JSONValue in
        .object([
          ("level", .number(one.level)), ("lower", .number(one.lower)), ("upper", .number(one.upper)),
          ("method", .text(one.method)),
        ])
      }
      entries.append(("statedIntervals", .list(stated)))
    }
    if !estimate.correlations.isEmpty {
      let sorted = estimate.correlations.map { (key: $0.key.rawValue, value: JSONValue.number($0.value)) }
        .sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
      entries.append(("correlations", .object(sorted)))
    }
    return .object(entries)
  }

  static func interval(_ interval: ConfidenceInterval) -> JSONValue {
    .object([
      ("lower", .number(interval.lower)), ("upper", .number(interval.upper)),
      ("method", .text(interval.method)),
    ])
  }
}
