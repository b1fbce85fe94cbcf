import AnalysisFindings
import BinderComparison

extension VerdictDocument {
  /// Reads a verdict back.
  static func verdict(_ field: JSONField) throws(InputProblem) -> RecordedVerdict {
    RecordedVerdict(
      technique: try field.member("technique").text, key: Finding.Key(rawValue: try field.member("key").text),
      title: try field.member("title").text, heading: try field.member("heading").text,
      coordinates: try FindingsDocument.coordinates(field.member("coordinates")),
      place: try FindingsDocument.place(field.optional("place")),
      unit: try field.member("unit").text,
      verdict: VerdictCode(rawValue: try field.member("verdict").text),
      better: try field.optional("better")?.text, reference: try group(field.member("reference")),
      compared: try group(field.member("compared")),
      difference: try optionalEstimate(field, "difference"), ratio: try ratio(field), test: try test(field),
      sentence: try field.member("sentence").text)
  }

  private static func optionalEstimate(
    _ field: JSONField, _ key: String
  ) throws(InputProblem) -> Estimate? {
    guard let field = try field.optional(key) else { return nil }
    return try FindingsDocument.estimate(field)
  }

  private static func group(_ field: JSONField) throws(InputProblem) -> RecordedVerdict.Group {
    RecordedVerdict.Group(
      name: try field.member("name").text, count: try field.member("n").count,
      mean: try optionalEstimate(field, "mean"),
      standardDeviation: try field.optional("standardDeviation")?.number)
  }

  private static func ratio(_ verdict: JSONField) throws(InputProblem) -> RecordedVerdict.Ratio? {
    guard let field = try verdict.optional("ratio") else { return nil }
    let interval = try field.member("interval95")
    if case .text("unbounded") = interval.value {
      return RecordedVerdict.Ratio(value: try field.member("value").number, interval: nil)
    }
    return RecordedVerdict.Ratio(
      value: try field.member("value").number,
      interval: try FindingsDocument.interval(interval, level: 0.95))
  }

  private static func test(_ verdict: JSONField) throws(InputProblem) -> RecordedVerdict.Test? {
    guard let field = try verdict.optional("test") else { return nil }
    return RecordedVerdict.Test(
      name: try field.member("name").text, pValue: try field.member("p").number,
      adjustedPValue: try field.member("adjustedP").number,
      familySize: try field.member("familySize").count)
  }
}
