import AnalysisFindings
import BinderComparison

/// Agreements across techniques and responses to a dose as `findings.json` holds them.
enum AgreementDocument {
  static func json(_ agreement: CrossTechniqueAgreement) -> JSONValue {
    .object([
      ("subject", .text(agreement.subject)), ("reference", .text(agreement.reference)),
      ("compared", .text(agreement.compared)), ("conclusion", .text(agreement.conclusion.rawValue)),
      (
        "statements",
        .list(
          agreement.statements.map { statement in
            .object([
              ("technique", .text(statement.technique)), ("key", .text(statement.key.rawValue)),
              ("heading", .text(statement.heading)), ("verdict", .text(statement.verdict.rawValue)),
              ("ratio", .optional(statement.ratio)), ("isOpposite", .bool(statement.isOpposite)),
              ("refusal", .optional(statement.refusal)),
            ])
          })
      ),
    ])
  }

  static func json(_ doses: StudyComparison.StudiedDoses) -> JSONValue {
    .object([
      ("dose", .text(doses.series.title)), ("unit", .text(doses.series.unit)),
      ("responses", .list(doses.responses.map { response($0, along: doses.series) })),
    ])
  }

  private static func response(_ response: DoseResponse, along series: DoseSeries) -> JSONValue {
    .object([
      ("technique", .text(response.technique)), ("key", .text(response.key.rawValue)),
      ("heading", .text(response.heading)), ("trend", .text(response.trend.rawValue)),
      ("slope", FindingsDocument.estimate(response.slope)), ("intercept", .number(response.intercept)),
      ("p", .number(response.pValue)), ("adjustedP", .number(response.adjustedPValue)),
      ("family", .text(response.family)), ("lackOfFitP", .optional(response.lackOfFitPValue)),
      (
        "binders",
        .list(
          response.points.map { point in
            .object([
              ("binder", .text(point.binder)), ("dose", .number(point.dose)),
              ("values", .list(point.values.map(JSONValue.number))),
            ])
          })
      ),
      ("sentence", .text(response.sentence(along: series))),
    ])
  }
}
