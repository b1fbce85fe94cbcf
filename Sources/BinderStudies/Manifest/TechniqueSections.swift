public import AnalysisFindings

/// What the sections of techniques say at one place of a manifest.
public struct TechniqueSections: Sendable, Hashable {
  private var sections: [Technique: ManifestValue] = [:]

  /// Creates a place where nothing is said.
  public init() {}

  /// The section of a technique.
  public subscript(technique: Technique) -> ManifestValue? {
    get { sections[technique] }
    set { sections[technique] = newValue }
  }
}

/// A part of a manifest in which sections of techniques may stand.
protocol SectionHolder: Sendable {
  /// The sections that stand in it.
  var sections: TechniqueSections { get set }
  /// The sections that hold in it from further out, the outermost first.
  var outerSections: [TechniqueSections] { get }
}

extension StudyTechnique {
  /// The key of the technique's section.
  func key<Holder: SectionHolder>(at place: ManifestPlace) -> OptionKey<Holder> {
    OptionKey(
      code.rawValue, words: "keys of \(title)",
      example: "{\(keys.first.map { "\($0.name): \($0.example)" } ?? "")}",
      innermost: .file, inner: keys, "Options and facts of \(title)."
    ) { [self] value, holder, decoder in
      check(value, place, holder.outerSections.compactMap { $0[code] }, &decoder)
      holder.sections[code] = value
    }
  }
}
