import PeakFitting

/// The fits of a sample under all assumptions that describe the data: the usual one, and each change of one assumption.
struct ProfileFits {
  /// The fit under the usual assumption.
  let usual: ProfileFit
  /// The fits with one assumption changed.
  let changes: [Change]
  private let adequateNames: [String: [[String]]]

  /// A fit with one assumption changed.
  struct Change {
    /// What was changed: `line shape`, `background`.
    let kind: String
    /// What it was changed to: `Voigt`.
    let alternative: String
    /// The fit.
    let fit: ProfileFit
  }

  /// A deviance by which an assumption may be worse than the best one and still count, beside a hundredth of the degrees
  /// of freedom: odds of e⁶.
  private static let tolerance = 12.0

  /// Fits the sample; `nil` where even the usual assumption gives no solution.
  init?(_ data: ProfileData, _ reference: ChargeReference) {
    let options = data.options
    let assumption = Self.usualAssumption(options)
    guard let usual = ProfileFit(data, assumption, reference) else { return nil }
    var changes: [Change] = []
    func add(_ kind: String, _ alternative: String, _ changed: FitAssumption) {
      guard let fit = ProfileFit(data, changed, reference, startingFrom: usual) else { return }
      changes.append(Change(kind: kind, alternative: alternative, fit: fit))
    }
    if options.shape == nil {
      var changed = assumption
      changed.shape = .voigt
      add("line shape", changed.shape.rawValue, changed)
    }
    if options.background == nil {
      for background in [XPSAnalysisOptions.Background.tougaard, .linear] {
        var changed = assumption
        changed.background = background
        add("background", background.rawValue, changed)
      }
    }
    self.usual = usual
    self.changes = changes
    var names: [String: [[String]]] = [:]
    for kind in changes.map(\.kind) where names[kind] == nil {
      names[kind] = usual.regions.indices.map { region in
        Self.adequateNames(kind, region: region, usual, changes)
      }
    }
    adequateNames = names
  }

  /// What is assumed where the options leave a choice.
  static func usualAssumption(_ options: XPSAnalysisOptions) -> FitAssumption {
    FitAssumption(
      shape: options.shape ?? .gaussianLorentzianSum, background: options.background ?? .shirley)
  }

  /// The assumptions of one kind that describe a region: `SGL`, `Voigt`.
  func adequate(_ kind: String, region: Int) -> [String] {
    adequateNames[kind]?[region] ?? [usual.name(of: kind)]
  }

  private static func adequateNames(
    _ kind: String, region: Int, _ usual: ProfileFit, _ changes: [Change]
  ) -> [String] {
    let all =
      [(name: usual.name(of: kind), fit: usual)]
      + changes.filter { $0.kind == kind }.map { (name: $0.alternative, fit: $0.fit) }
    let deviances = all.map { $0.fit.deviance(ofRegion: region) }
    guard let best = deviances.min(by: { $0.deviance < $1.deviance }) else { return all.map(\.name) }
    let misfit = max(best.deviance / max(best.freedom, 1), 1)
    return zip(all, deviances).filter { _, own in
      (own.deviance - best.deviance) / misfit <= tolerance + 0.01 * best.freedom
    }.map(\.0.name)
  }

  /// The kinds of changes, each once.
  var kinds: [String] { changes.map(\.kind).reduce(into: []) { if !$0.contains($1) { $0.append($1) } } }
}
