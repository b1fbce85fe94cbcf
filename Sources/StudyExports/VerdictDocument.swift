import AnalysisFindings
public import BinderComparison
import ReplicateStatistics

/// A verdict as `findings.json` holds it.
public enum VerdictDocument {
  /// The verdict with its groups, difference, ratio, test and notes.
  public static func json(_ verdict: BinderVerdict) -> JSONValue {
    .object(quantity(verdict) + numbers(verdict) + sensitivity(verdict) + circumstances(verdict))
  }

  private typealias Entries = [(key: String, value: JSONValue)]

  private static func quantity(_ verdict: BinderVerdict) -> Entries {
    [
      ("technique", .text(verdict.technique)), ("key", .text(verdict.key.rawValue)),
      ("title", .text(verdict.title)),
      ("heading", .text(verdict.heading)),
      ("coordinates", FindingsDocument.coordinates(verdict.coordinates)),
      ("place", FindingsDocument.place(verdict.place)), ("unit", .text(verdict.unit)),
    ]
  }

  private static func numbers(_ verdict: BinderVerdict) -> Entries {
    [
      ("verdict", .text(verdict.verdict.rawValue)), ("better", .optional(verdict.better)),
      ("reference", group(verdict.reference)), ("compared", group(verdict.compared)),
      ("difference", verdict.difference.map(FindingsDocument.estimate) ?? .null),
      ("ratio", verdict.ratio.map(ratio) ?? .null),
      ("bounds", verdict.bounds.map(bounds) ?? .null), ("test", verdict.test.map(test) ?? .null),
      ("isAsked", .bool(verdict.isAsked)),
    ]
  }

  private static func sensitivity(_ verdict: BinderVerdict) -> Entries {
    [
      ("equivalence", verdict.equivalence.map(equivalence) ?? .null),
      ("ofTheRest", verdict.composition.map(composition) ?? .null),
      ("hedgesG", .optional(verdict.sensitivity?.hedgesG)),
      ("permutationP", .optional(verdict.sensitivity?.permutationPValue)),
      ("specimensToResolve", verdict.specimensToResolve.map(JSONValue.integer) ?? .null),
    ]
  }

  private static func circumstances(_ verdict: BinderVerdict) -> Entries {
    [
      ("historyDifferences", .list(verdict.historyDifferences.map { .text($0.description) })),
      (
        "optionDifferences",
        .list(
          verdict.optionDifferences.map {
            .object([("option", .text($0.description)), ("isFact", .bool($0.isFact))])
          })
      ),
      ("notes", .list(verdict.notes.map(JSONValue.text))), ("sentence", .text(verdict.sentence)),
    ]
  }

  private static func group(_ group: GroupStatement) -> JSONValue {
    .object([
      ("name", .text(group.name)), ("n", .integer(group.count)),
      ("mean", group.mean.map(FindingsDocument.estimate) ?? .null),
      ("standardDeviation", .optional(group.standardDeviation)),
      ("deviationBetween", .optional(group.nested?.betweenVariance.squareRoot())),
      ("deviationWithin", .optional(group.nested?.withinMeanSquare.squareRoot())),
      (
        "cells",
        .series(count: group.cells.count) {
          let cell = group.cells[$0]
          return .object([("sample", .text(cell.sample)), ("value", .number(cell.estimate.value))])
        }
      ),
      (
        "unanswered",
        .series(count: group.unanswered.count) {
          let cell = group.unanswered[$0]
          return .object([("sample", .text(cell.sample)), ("reason", .text(cell.noAnswer.reason.rawValue))])
        }
      ),
    ])
  }

  private static func ratio(_ ratio: BinderVerdict.Ratio) -> JSONValue {
    var entries: [(key: String, value: JSONValue)] = [("value", .number(ratio.value))]
    switch ratio.interval {
    case .bounded(let interval): entries.append(("interval95", FindingsDocument.interval(interval)))
    case .atMost(let interval): entries.append(("atMost95", .number(interval.upper)))
    case .atLeast(let interval): entries.append(("atLeast95", .number(interval.lower)))
    case .unbounded: entries.append(("interval95", .text("unbounded")))
    }
    return .object(entries)
  }

  private static func bounds(_ bounds: BinderVerdict.Bounds) -> JSONValue {
    .object([
      ("difference95", FindingsDocument.interval(bounds.difference)),
      ("ratio95", bounds.ratio.map(FindingsDocument.interval) ?? .null),
    ])
  }

  private static func equivalence(_ equivalence: BinderVerdict.Equivalence) -> JSONValue {
    .object([
      ("margin", .number(equivalence.margin)), ("holds", .bool(equivalence.holds)),
      ("level", .number(equivalence.interval.level)),
      ("interval", FindingsDocument.interval(equivalence.interval)),
    ])
  }

  private static func composition(_ check: BinderVerdict.CompositionCheck) -> JSONValue {
    .object([
      ("without", .text(check.without)), ("ratio", .number(check.ratio)),
      ("interval95", FindingsDocument.interval(check.interval)),
    ])
  }

  private static func test(_ test: BinderVerdict.Test) -> JSONValue {
    let entries: Entries = [
      ("name", .text("Welch, Holm within “\(test.family)”")), ("t", .number(test.statistic)),
      ("degreesOfFreedom", .number(test.degreesOfFreedom)), ("p", .number(test.pValue)),
      ("adjustedP", .number(test.adjustedPValue)), ("familySize", .integer(test.familySize)),
      ("sharedUncertainty", .number(test.sharedUncertainty)), ("tiedTo", .optional(test.tiedTo)),
      ("byDefault", test.byDefault.map(byDefault) ?? .null),
    ]
    return .object(entries)
  }

  private static func byDefault(_ family: BinderVerdict.Test.DefaultFamily) -> JSONValue {
    .object([
      ("family", .text(family.family)), ("familySize", .integer(family.familySize)),
      ("adjustedP", .number(family.adjustedPValue)),
    ])
  }
}
