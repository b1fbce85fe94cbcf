import AnalysisFindings
public import BinderComparison
import ReplicateStatistics

/// A verdict as `findings.json` holds it.
public enum VerdictDocument {
  /// The verdict with its groups, difference, ratio, test and notes.
  public static func json(_ verdict: BinderVerdict) -> JSONValue {
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
      ("historyDifferences", .list(verdict.historyDifferences.map { .text($0.description) })),
      (
        "optionDifferences",
        .list(
          verdict.optionDifferences.map {
            .object([("option", .text($0.description)), ("isFact", .bool($0.isFact))])
          })
      ),
      ("notes", .list(verdict.notes.map(JSONValue.text))), ("sentence", .text(verdict.sentence)),
    ])
  }

  private static func group(_ group: GroupStatement) -> JSONValue {
    .object([
      ("name", .text(group.name)), ("n", .integer(group.count)),
      ("mean", group.mean.map(FindingsDocument.estimate) ?? .null),
      ("standardDeviation", .optional(group.standardDeviation)),
      (
        "cells",
        .list(
          group.cells.map {
            .object([("sample", .text($0.sample)), ("value", .number($0.estimate.value))])
          })
      ),
      (
        "unanswered",
        .list(
          group.unanswered.map {
            .object([("sample", .text($0.sample)), ("reason", .text($0.noAnswer.reason.rawValue))])
          })
      ),
    ])
  }

  private static func ratio(_ ratio: BinderVerdict.Ratio) -> JSONValue {
    var entries: [(key: String, value: JSONValue)] = [("value", .number(ratio.value))]
    switch ratio.interval {
    case .bounded(let interval): entries.append(("interval95", FindingsDocument.interval(interval)))
    case .unbounded: entries.append(("interval95", .text("unbounded")))
    }
    return .object(entries)
  }

  private static func test(_ test: BinderVerdict.Test) -> JSONValue {
    .object([
      ("name", .text("Welch, Holm within “\(test.family)”")), ("t", .number(test.statistic)),
      ("degreesOfFreedom", .number(test.degreesOfFreedom)), ("p", .number(test.pValue)),
      ("adjustedP", .number(test.adjustedPValue)), ("familySize", .integer(test.familySize)),
    ])
  }
}
