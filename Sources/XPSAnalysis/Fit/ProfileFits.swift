import Foundation
import PeakFitting

/// The fits of a sample under all assumptions that describe the data: the usual one, and each change of one assumption.
struct ProfileFits {
  /// The fit of all levels under the usual assumption.
  let usual: ProfileFit
  /// The levels of which assumptions were compared: all of a short profile, some of a long one.
  let comparedLevels: [Int]
  /// The fit of the compared levels under the usual assumption.
  let compared: ProfileFit
  /// The fits of the compared levels with one assumption changed.
  let changes: [Change]
  private let chosenNames: [String: [[String]]]
  /// The fit that describes each region best.
  private let bestFits: [ProfileFit]

  /// A fit with one assumption changed.
  struct Change {
    /// What was changed.
    let kind: Kind
    /// What it was changed to: `Voigt`.
    let alternative: String
    /// The fit.
    let fit: ProfileFit
    /// The region that it is about; `nil` for all.
    var region: Int?
    /// How much it counts beside the usual fit.
    var weight = 1.0
  }

  /// What can be changed of a fit.
  enum Kind: String, CaseIterable {
    /// The family of all lines.
    case lineShape = "line shape"
    /// The background.
    case background
    /// The model of one region, by another that is offered for it.
    case model
    /// The end of the descent: lines at other places.
    case places = "places of the lines"
  }

  /// A cost by which an assumption may be worse than the best one and still count, beside a hundredth of the degrees of
  /// freedom: odds of e⁶.
  private static let tolerance = 12.0

  /// The most levels of which all are compared, and of how many of a longer profile assumptions are compared.
  private static let (longestCompared, comparedCount) = (12, 6)

  /// Fits the sample; `nil` where even the usual assumption gives no solution.
  init?(_ data: ProfileData, _ reference: ChargeReference) {
    let assumption = Self.usualAssumption(data.options)
    let count = data.levels.count
    let isShort = count <= Self.longestCompared
    comparedLevels =
      isShort
      ? Array(0..<count) : (0..<Self.comparedCount).map { $0 * (count - 1) / (Self.comparedCount - 1) }
    let (some, own) = (data.part(comparedLevels), reference.part(comparedLevels))
    guard let whole = Self.fits(some, own, assumption) else { return nil }
    var chosen = whole
    // Where no assumption describes a region, what lies far from its lines does not decide on them.
    var narrowed = assumption
    narrowed.narrowed = Set(
      Self.undescribed(whole.usual, whole.changes).map { whole.usual.regions[$0].model.coreLevel })
    if !narrowed.narrowed.isEmpty, let fits = Self.fits(some, own, narrowed), fits.usual.matches(whole.usual)
    {
      chosen = fits
    }
    let (compared, changes) = chosen
    if isShort {
      usual = compared
    } else {
      guard
        let all = ProfileFit(
          data, compared.assumption, reference, fileValues: compared.solution.state.fileValues)
      else { return nil }
      usual = all
    }
    self.compared = compared
    self.changes = changes
    var names: [String: [[String]]] = [:]
    for kind in Kind.allCases {
      names[kind.rawValue] = compared.regions.indices.map { region in
        Self.describing(kind, region: region, compared, changes)
      }
    }
    chosenNames = names
    bestFits = compared.regions.indices.map { region in
      let own = changes.filter { change in
        change.kind != .places && (change.region ?? region) == region
          && names[change.kind.rawValue]?[region].contains(change.alternative) == true
      }
      let all = [compared] + own.map(\.fit)
      return all.min { $0.cost(ofRegion: region).cost < $1.cost(ofRegion: region).cost } ?? compared
    }
  }

  /// The regions that none of the fits describes.
  private static func undescribed(_ usual: ProfileFit, _ changes: [Change]) -> [Int] {
    usual.regions.indices.filter { region in
      ([usual] + changes.map(\.fit)).allSatisfy { $0.isMisfit(region: region) }
    }
  }

  /// The usual fit and all changes of it.
  private static func fits(
    _ data: ProfileData, _ reference: ChargeReference, _ assumption: FitAssumption
  ) -> (usual: ProfileFit, changes: [Change])? {
    let options = data.options
    guard let first = ProfileFit(data, assumption, reference) else { return nil }
    var (usual, changes) = ends(data, reference, first)
    for (region, model) in data.models.enumerated() where options.shape == nil && model.shape == nil {
      changes += alternatives(of: model, region, data, reference, &usual)
    }
    func add(_ kind: Kind, _ alternative: String, _ changed: FitAssumption, anew regions: [Int] = []) {
      guard let fit = ProfileFit(data, changed, reference, startingFrom: usual, anew: regions) else { return }
      changes.append(Change(kind: kind, alternative: alternative, fit: fit))
    }
    if options.shape == nil {
      for shape in [LineShapeFamily.voigt, .gaussianLorentzianProduct, .tailed, .replicated] {
        var changed = usual.assumption
        changed.shape = shape
        // What lines there are in a region that nothing has described so far is open.
        add(
          .lineShape, shape.rawValue, changed,
          anew: shape == .tailed || shape == .replicated ? undescribed(usual, changes) : [])
      }
    }
    if options.background == nil {
      for background in [XPSAnalysisOptions.Background.tougaard, .linear] {
        var changed = usual.assumption
        changed.background = background
        add(.background, background.rawValue, changed)
      }
    }
    return (usual, changes)
  }

  /// The most likely of the ends under the usual assumption, and the others that count beside it.
  private static func ends(
    _ data: ProfileData, _ reference: ChargeReference, _ first: ProfileFit
  ) -> (usual: ProfileFit, changes: [Change]) {
    var usual = first
    var others: [(fit: ProfileFit, region: Int)] = []
    for rival in reference.rivals {
      guard
        let fit = ProfileFit(data, first.assumption, reference, fileValues: rival.fileValues)
      else { continue }
      if fit.solution.cost < usual.solution.cost {
        others.append((usual, rival.region))
        usual = fit
      } else {
        others.append((fit, rival.region))
      }
    }
    var changes: [Change] = []
    for (fit, region) in others {
      let difference = (fit.solution.cost - usual.solution.cost) / usual.solution.misfit
      let known = [usual] + changes.filter { $0.region == region }.map(\.fit)
      guard difference < EndSearch.decisiveDifference,
        known.allSatisfy({ EndSearch.differ($0.solution, fit.solution, in: region) })
      else { continue }
      changes.append(
        Change(
          kind: .places, alternative: "end \(changes.count + 2)", fit: fit, region: region,
          weight: exp(-0.5 * difference)))
    }
    return (usual, changes)
  }

  /// The fits with the models that are offered for one region; the best one takes the place of the usual fit where the
  /// region's own model does not describe the data beside it.
  private static func alternatives(
    of model: RegionModel, _ region: Int, _ data: ProfileData, _ reference: ChargeReference,
    _ usual: inout ProfileFit
  ) -> [Change] {
    var fits = [Change(kind: .model, alternative: RegionAlternative.none, fit: usual, region: region)]
    let measured = data.models.map(\.coreLevel)
    for alternative in model.alternatives
    where alternative.components(of: model) != nil && alternative.isPossible(among: measured) {
      var changed = usual.assumption
      changed.alternatives[model.coreLevel] = alternative
      if let fit = ProfileFit(data, changed, reference, startingFrom: usual, anew: [region]) {
        fits.append(Change(kind: .model, alternative: alternative.rawValue, fit: fit, region: region))
      }
    }
    let costs = fits.map { $0.fit.cost(ofRegion: region) }
    guard let best = costs.indices.min(by: { costs[$0].cost < costs[$1].cost }),
      !stands(costs[0], beside: costs[best])
    else { return Array(fits.dropFirst()) }
    usual = fits.remove(at: best).fit
    return fits
  }

  /// Whether a fit of a region counts beside the best one.
  private static func stands(
    _ one: (cost: Double, freedom: Double), beside best: (cost: Double, freedom: Double)
  ) -> Bool {
    let misfit = max(best.cost / max(best.freedom, 1), 1)
    return (one.cost - best.cost) / misfit <= tolerance + 0.01 * best.freedom
  }

  /// What is assumed where the options leave a choice.
  static func usualAssumption(_ options: XPSAnalysisOptions) -> FitAssumption {
    FitAssumption(
      shape: options.shape ?? .gaussianLorentzianSum, background: options.background ?? .shirley)
  }

  /// The assumptions of one kind that describe a region: `SGL`, `Voigt`.
  func adequate(_ kind: Kind, region: Int) -> [String] {
    chosenNames[kind.rawValue]?[region] ?? [compared.name(of: kind, region: region)]
  }

  /// The block of the fit that describes its region best, for a block of all levels; where its level was not compared,
  /// the block itself.
  func best(forBlock block: Int) -> (fit: ProfileFit, block: Int) {
    let own = usual.solution.fit.blocks[block]
    let fit = bestFits[own.design]
    guard let position = comparedLevels.firstIndex(of: own.level),
      let index = fit.solution.fit.blocks.firstIndex(where: {
        $0.level == position && $0.design == own.design
      })
    else { return (usual, block) }
    return (fit, index)
  }

  /// The compared levels about a level, by their positions among the compared ones, with their weights.
  func neighbours(ofLevel level: Int) -> [(position: Int, weight: Double)] {
    guard let above = comparedLevels.firstIndex(where: { $0 >= level }) else {
      return [(comparedLevels.count - 1, 1)]
    }
    guard above > 0, comparedLevels[above] != level else { return [(above, 1)] }
    let (lower, upper) = (comparedLevels[above - 1], comparedLevels[above])
    let fraction = Double(level - lower) / Double(upper - lower)
    return [(above - 1, 1 - fraction), (above, fraction)]
  }

  private static func describing(
    _ kind: Kind, region: Int, _ usual: ProfileFit, _ changes: [Change]
  ) -> [String] {
    let own = changes.filter { $0.kind == kind && ($0.region ?? region) == region }
    let all =
      [(name: usual.name(of: kind, region: region), fit: usual)]
      + own.map { (name: $0.alternative, fit: $0.fit) }
    guard kind != .places else { return all.map(\.name) }
    let costs = all.map { one in
      let cost = one.fit.cost(ofRegion: region)
      // A part that is charged further is rare: it counts where nothing else describes the data.
      let handicap = one.fit.assumption.shape == .replicated ? tolerance + 0.01 * cost.freedom : 0
      return (cost: cost.cost + handicap, freedom: cost.freedom)
    }
    guard let best = costs.min(by: { $0.cost < $1.cost }) else { return all.map(\.name) }
    return zip(all, costs).filter { one, cost in
      one.fit.assumption.shape == .replicated ? cost.cost <= best.cost : stands(cost, beside: best)
    }.map(\.0.name)
  }
}
