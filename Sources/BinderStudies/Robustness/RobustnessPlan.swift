import AnalysisFindings
import BinderComparison
import InstrumentMeasurements

/// The work behind the question which choices would turn a verdict: a study's units once more, under each choice.
struct RobustnessPlan: Sendable {
  /// One choice of a technique.
  struct Alternative: Sendable {
    let choice: ConsideredChoice
    /// The technique's units under the choice.
    let units: [StudyUnit]
    /// The identities of the study's own units that the choice does not change.
    let unchanged: Set<String>
  }

  /// The choices in the order of the techniques, those left out that change nothing.
  private(set) var alternatives: [Alternative] = []
  /// The choices that verdicts are not held against.
  private(set) var refused: [ConsideredChoice] = []

  /// All units of all choices.
  var units: [StudyUnit] { alternatives.flatMap(\.units) }

  /// Plans the work.
  ///
  /// A technique of which fewer than two binders have two specimens has no tested verdict that could turn; who sees some
  /// samples only cannot know that, and may do more than is used.
  init(_ manifest: StudyManifest, _ units: [StudyUnit], isOfAllSamples: Bool) throws(InputProblem) {
    guard manifest.comparison.isRobustnessAsked else { return }
    for technique in manifest.usedTechniques {
      let own = units.filter { $0.technique.code == technique.code }
      guard !isOfAllSamples || Self.isTested(own) else { continue }
      for choice in technique.choices {
        let considered = choice.considered(by: technique.code)
        guard choice.refusal == nil else {
          refused.append(considered)
          continue
        }
        var changed: [StudyUnit] = []
        var unchanged: Set<String> = []
        for unit in own {
          if let other = try unit.choosing(choice) {
            changed.append(other)
          } else {
            unchanged.insert(unit.identity)
          }
        }
        if !changed.isEmpty {
          alternatives.append(Alternative(choice: considered, units: changed, unchanged: unchanged))
        }
      }
    }
  }

  private static func isTested(_ units: [StudyUnit]) -> Bool {
    var specimens: [String: Set<String>] = [:]
    for unit in units where unit.sample.role == .sample {
      specimens[unit.sample.binder, default: []].insert(unit.sample.name)
    }
    return specimens.values.count { $0.count > 1 } > 1
  }
}

extension StudyUnit {
  /// The unit under a choice; `nil` where the choice is what holds for it anyhow.
  fileprivate func choosing(_ choice: AnalysisChoice) throws(InputProblem) -> StudyUnit? {
    var other = request
    other.sections.append(choice.section)
    for index in other.blanks.indices { other.blanks[index].sections.append(choice.section) }
    let options = try technique.work(other).encodedOptions
    guard options != (try technique.work(request).encodedOptions) else { return nil }
    return StudyUnit(
      technique: technique, parts: parts, request: other,
      identity: try UnitIdentity(technique.code, parts, other, options: options, isCompared: true).sha256,
      isComparedOnly: true)
  }
}
