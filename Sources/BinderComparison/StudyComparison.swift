import AnalysisFindings
public import InstrumentMeasurements
import ReplicateStatistics

/// The comparison of all binders of a study in every quantity that its results hold.
public struct StudyComparison: Sendable, Hashable, Codable {
  /// The verdicts: quantities in the order of the results, places along a profile ascending, then the pairs.
  public var verdicts: [BinderVerdict]
  /// The families with the number of tests in each, in the order of the verdicts.
  public var families: [Family]
  /// The rule of the verdicts in a sentence.
  public var rule: String
  /// The table behind `better`.
  public var polarity: PolarityTable
  /// The choices that the verdicts were held against, and those that are not admissible; `nil` where that was not asked.
  public var consideredChoices: [ConsideredChoice]?
  /// What several techniques say of common subjects; `nil` where none is spoken of by two of them.
  public var agreements: [CrossTechniqueAgreement]?
  /// How quantities follow the dose; `nil` where the binders are no series.
  public var doses: StudiedDoses?
  /// What could not be placed, such as results of specimens that the study does not name.
  public var warnings: [String]

  /// A series of binders with what follows its doses.
  public struct StudiedDoses: Sendable, Hashable, Codable {
    /// The doses.
    public var series: DoseSeries
    /// How quantities follow them, in the order of the verdicts.
    public var responses: [DoseResponse]

    /// Gives the binders other names.
    package mutating func renameBinders(_ name: (String) -> String) {
      series.doses = Dictionary(
        series.doses.map { (name($0.key), $0.value) }, uniquingKeysWith: { first, _ in first })
      for response in responses.indices {
        for point in responses[response].points.indices {
          responses[response].points[point].binder = name(responses[response].points[point].binder)
        }
      }
    }
  }

  /// A family as it was tested.
  public struct Family: Sendable, Hashable, Codable {
    /// The name.
    public var name: String
    /// The number of tests.
    public var testCount: Int
  }

  /// Compares every pair of binders, the earlier one of the list being the reference.
  ///
  /// Specimens in the role of control or blank are left out. Several results of a specimen (aspirations, spots) are
  /// averaged in it first: copying results never changes a p-value.
  ///
  /// - Parameters:
  ///   - results: The results.
  ///   - specimens: The specimens of the study, those without results among them; by default those of the results.
  ///   - binders: The binders, the reference first.
  ///   - options: How they are compared.
  public init(
    of results: [SpecimenResult], specimens: [StudySample]? = nil, binders: [String],
    options: ComparisonOptions = ComparisonOptions()
  ) {
    let samples = specimens ?? results.specimens
    let groups = binders.map { binder in
      SampleGroup(name: binder, samples: samples.filter { $0.binder == binder && $0.role == .sample })
    }
    var pairs: [(SampleGroup, SampleGroup)] = []
    for (index, reference) in groups.enumerated() {
      for compared in groups.dropFirst(index + 1) { pairs.append((reference, compared)) }
    }
    self.init(of: results, samples: samples, pairs: pairs, options: options) { verdict in
      options.pairs == .all || verdict.reference.name == binders.first
    }
  }

  /// Compares each binder's samples with the controls of the same binder, the controls being the reference.
  public static func againstControls(
    of results: [SpecimenResult], specimens: [StudySample]? = nil, binders: [String],
    options: ComparisonOptions = ComparisonOptions()
  ) -> StudyComparison {
    let samples = specimens ?? results.specimens
    // A control has no dose, and what a binder does to a subject is not asked of it.
    var options = options
    options.witnesses = []
    options.defaultWitnesses = []
    options.series = nil
    let pairs = binders.compactMap { binder -> (SampleGroup, SampleGroup)? in
      let own = samples.filter { $0.binder == binder }
      let controls = own.filter { $0.role == .control }
      guard !controls.isEmpty else { return nil }
      return (
        SampleGroup(name: "\(binder), control", samples: controls),
        SampleGroup(name: binder, samples: own.filter { $0.role == .sample })
      )
    }
    return StudyComparison(of: results, samples: samples, pairs: pairs, options: options) { _ in true }
  }

  private init(
    of results: [SpecimenResult], samples: [StudySample], pairs: [(SampleGroup, SampleGroup)],
    options: ComparisonOptions, isAsked: (BinderVerdict) -> Bool
  ) {
    let known = Set(samples.map(\.name))
    var unknown: [String] = []
    var measured: [String: [String: [AnalysisResult.Provenance]]] = [:]
    for one in results {
      let name = one.specimen.name
      measured[one.result.technique, default: [:]][name, default: []].append(one.result.provenance)
      if !known.contains(name), !unknown.contains(name) { unknown.append(name) }
    }
    let families = options.families + options.defaultFamilies
    let quantities = ComparedQuantity.addingMeans(asked: families, to: ComparedQuantity.gather(results))
    let assignment = FamilyAssignment(families, of: quantities)
    let defaults = FamilyAssignment(options.defaultFamilies, of: quantities)
    var verdicts: [BinderVerdict] = []
    var defaultNames: [String] = []
    for quantity in quantities {
      let parts = CompositionParts(
        of: quantity, among: quantities.filter(quantity.isBeside), options.compositions)
      for (reference, compared) in pairs {
        let pair = PairComparison(
          quantity: quantity, reference: reference, compared: compared,
          measured: measured[quantity.technique] ?? [:], membership: assignment.membership(of: quantity),
          parts: parts, options: options)
        guard let verdict = pair.verdict else { continue }
        verdicts.append(verdict)
        defaultNames.append(defaults.membership(of: quantity).name)
      }
    }
    let decision = FamilyDecision(verdicts) { index in
      isAsked(verdicts[index]) ? verdicts[index].test?.family : nil
    }
    let byDefault = FamilyDecision(verdicts) { defaultNames[$0] }
    for index in verdicts.indices {
      guard let adjusted = decision.adjusted[index] else { continue }
      verdicts[index].decide(
        adjusted, tiedTo: adjusted.tiedTo.map { verdicts[$0].title }, byDefault: byDefault.adjusted[index],
        options)
    }
    self.verdicts = verdicts.filter(isAsked)
    self.families = decision.families
    let found = CrossTechniqueAgreement.found(
      in: self.verdicts, witnesses: options.witnesses + options.defaultWitnesses, specimens: samples)
    agreements = found.isEmpty ? nil : found
    // Pairs that were not asked for show the same groups.
    doses = options.series.map {
      StudiedDoses(series: $0, responses: DoseResponse.found(in: verdicts, along: $0, level: options.level))
    }
    rule = options.rule
    polarity = options.polarity
    warnings =
      unknown.map { "The results of “\($0)” are left out: the study names no such specimen." }
      + options.families.compactMap { family in
        decision.families.contains { $0.name.hasPrefix(family.name) }
          ? nil : "The family “\(family.name)” holds no test: no quantity that it names was compared."
      }
      + options.witnesses.map(\.subject).reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
      .filter { subject in !found.contains { $0.subject == subject } }.map {
        "Nothing is said of the subject “\($0)”: fewer than two techniques have a verdict on a quantity that it names."
      }
  }
}

extension [SpecimenResult] {
  /// The specimens in the order of their first results, each once.
  fileprivate var specimens: [StudySample] {
    var names: Set<String> = []
    return map(\.specimen).filter { names.insert($0.name).inserted }
  }
}

/// The specimens that are compared under one name.
struct SampleGroup {
  let name: String
  let samples: [StudySample]
}
