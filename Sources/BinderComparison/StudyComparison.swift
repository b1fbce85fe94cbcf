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
  /// What could not be placed, such as results of specimens that the study does not name.
  public var warnings: [String]

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
    self.init(of: results, samples: samples, pairs: pairs, options: options)
  }

  /// Compares each binder's samples with the controls of the same binder, the controls being the reference.
  public static func againstControls(
    of results: [SpecimenResult], specimens: [StudySample]? = nil, binders: [String],
    options: ComparisonOptions = ComparisonOptions()
  ) -> StudyComparison {
    let samples = specimens ?? results.specimens
    let pairs = binders.compactMap { binder -> (SampleGroup, SampleGroup)? in
      let own = samples.filter { $0.binder == binder }
      let controls = own.filter { $0.role == .control }
      guard !controls.isEmpty else { return nil }
      return (
        SampleGroup(name: "\(binder), control", samples: controls),
        SampleGroup(name: binder, samples: own.filter { $0.role == .sample })
      )
    }
    return StudyComparison(of: results, samples: samples, pairs: pairs, options: options)
  }

  private init(
    of results: [SpecimenResult], samples: [StudySample], pairs: [(SampleGroup, SampleGroup)],
    options: ComparisonOptions
  ) {
    let known = Set(samples.map(\.name))
    var unknown: [String] = []
    var measured: [String: [String: [AnalysisResult.Provenance]]] = [:]
    for one in results {
      let name = one.specimen.name
      measured[one.result.technique, default: [:]][name, default: []].append(one.result.provenance)
      if !known.contains(name), !unknown.contains(name) { unknown.append(name) }
    }
    var verdicts: [BinderVerdict] = []
    for quantity in ComparedQuantity.gather(results) {
      for (reference, compared) in pairs {
        let pair = PairComparison(
          quantity: quantity, reference: reference, compared: compared,
          measured: measured[quantity.technique] ?? [:], options: options)
        guard let verdict = pair.verdict else { continue }
        verdicts.append(verdict)
      }
    }
    (self.verdicts, families) = Self.decided(verdicts, options: options)
    rule = options.rule
    polarity = options.polarity
    warnings = unknown.map { "The results of “\($0)” are left out: the study names no such specimen." }
  }

  /// Adjusts the tests within their families and turns them into verdicts.
  private static func decided(
    _ drafts: [BinderVerdict], options: ComparisonOptions
  ) -> ([BinderVerdict], [Family]) {
    var verdicts = drafts
    var families: [Family] = []
    for (index, verdict) in drafts.enumerated() {
      guard let name = verdict.test?.family, !families.contains(where: { $0.name == name }) else { continue }
      let members = drafts.indices.dropFirst(index).filter { drafts[$0].test?.family == name }
      families.append(Family(name: name, testCount: members.count))
      let adjusted = HolmAdjustment.adjusted(members.map { drafts[$0].test?.pValue ?? 1 })
      for (member, pValue) in zip(members, adjusted) {
        verdicts[member].decide(
          adjustedPValue: pValue, familySize: members.count, significance: 1 - options.level)
      }
    }
    return (verdicts, families)
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

extension BinderVerdict {
  /// Fills in the adjusted p-value and what follows from it.
  fileprivate mutating func decide(adjustedPValue: Double, familySize: Int, significance: Double) {
    test?.adjustedPValue = adjustedPValue
    test?.familySize = familySize
    guard let test, adjustedPValue < significance else { return }
    verdict = test.statistic > 0 ? .higher : .lower
    // Specimens in different states are not the same question: which is better is then not said.
    guard !historyDifferences.contains(where: { $0.fact == "state" && $0.isContradiction }) else { return }
    switch polarity?.better {
    case .higher: better = verdict == .higher ? compared.name : reference.name
    case .lower: better = verdict == .lower ? compared.name : reference.name
    case .neither, nil: break
    }
  }
}
