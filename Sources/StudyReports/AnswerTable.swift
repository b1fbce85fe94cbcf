import AnalysisFindings
package import BinderComparison

/// The measures that a study is about, a line each, with what every binder has and whether it differs from the reference.
///
/// Of a quantity along a profile the level that is asked stands for it.
package struct AnswerTable: Sendable {
  /// One measure.
  package struct Row: Sendable {
    /// The technique's title and the measure with its unit: `Total CEI thickness (nm)`.
    package let measure: String
    /// What each binder has, in the order of the binders.
    package let cells: [Cell]
  }

  /// What one binder has.
  package struct Cell: Sendable {
    /// The mean with its interval; why there is none.
    package let value: String
    /// The number of specimens with a value.
    package let count: Int
    /// What is said of it against the reference; empty for the reference itself.
    package let verdict: String
    /// The ratio to the reference with its interval; empty where there is none.
    package var ratio = ""

    /// The cell in one text: `8.3 (7.2 to 9.4), n = 3; lower, p = 0.021`.
    package var text: String { parts([]) }

    /// The same with the ratio.
    package var withRatio: String { parts(ratio.isEmpty ? [] : ["ratio \(ratio)"]) }

    private func parts(_ between: [String]) -> String {
      (["\(value), n = \(count)"] + between + (verdict.isEmpty ? [] : [verdict])).joined(separator: "; ")
    }
  }

  /// The binders, the reference first.
  package let binders: [String]
  /// The measures in their order.
  package let rows: [Row]

  /// Gathers the measures.
  ///
  /// - Parameters:
  ///   - verdicts: The verdicts of the comparison.
  ///   - binders: The binders, the reference first.
  ///   - headline: The keys of the measures in their order, each a key or the beginning of keys with `*` at its end.
  package init(_ verdicts: [BinderVerdict], binders: [String], headline: [String]) {
    self.binders = binders
    let against = VerdictRows(verdicts).series.compactMap(\.first).filter {
      $0.reference.name == binders.first
    }
    var taken: Set<Finding.Key> = []
    var rows: [Row] = []
    for pattern in headline {
      for verdict in against where verdict.key.isNamed(by: pattern) && taken.insert(verdict.key).inserted {
        rows.append(Self.row(against.filter { $0.key == verdict.key }, binders))
      }
    }
    self.rows = rows
  }

  /// The lines for a terminal: a measure each, and how many more there are.
  ///
  /// - Parameter limit: The most lines.
  package func lines(atMost limit: Int) -> [String] {
    let shown = rows.count > limit ? limit - 1 : rows.count
    let lines = rows.prefix(shown).map { row in
      let cells = zip(binders, row.cells).map { binder, cell in
        "\(binder) \(cell.value)" + (cell.verdict.isEmpty ? "" : ", \(cell.verdict)")
      }
      return "\(row.measure): \(cells.joined(separator: "; "))"
    }
    return rows.count > shown ? lines + ["and \(rows.count - shown) more measures in the report"] : lines
  }

  private static func row(_ verdicts: [BinderVerdict], _ binders: [String]) -> Row {
    let unit = verdicts.first.map { PrintedNumber.suffix(ofUnit: $0.unit).drop { $0 == " " } } ?? ""
    let heading = verdicts.first?.heading ?? ""
    return Row(
      measure: unit.isEmpty ? heading : "\(heading) (\(unit))",
      cells: binders.enumerated().map { index, binder in
        let own = verdicts.first { index == 0 ? $0.reference.name == binder : $0.compared.name == binder }
        guard let own else { return Cell(value: "no value", count: 0, verdict: "") }
        let group = index == 0 ? own.reference : own.compared
        return Cell(
          value: VerdictRows.mean(group), count: group.count, verdict: index == 0 ? "" : words(own),
          ratio: index == 0 ? "" : own.ratio?.printed ?? own.bounds?.ratio?.printedEnds ?? "")
      })
  }

  /// `lower, p = 0.003, holds in 17 of 18 choices`, `not resolved, p = 0.2`, `one specimen, not tested`.
  private static func words(_ verdict: BinderVerdict) -> String {
    let better = verdict.better == verdict.compared.name ? " (better)" : ""
    let test = verdict.test.map { ", \(PrintedNumber.statedProbability($0.adjustedPValue))" } ?? ""
    let robustness = verdict.robustness.map { ", \($0.printed) choices" } ?? ""
    return verdict.verdict.rawValue + better + test + robustness
  }
}
