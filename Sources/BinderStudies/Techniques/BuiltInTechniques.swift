import AnalysisFindings
public import StudyFigures

extension StudyTechnique {
  /// The techniques that Interphase knows, in the order of the report.
  ///
  /// A new one is a definition in a file of its own and a line here.
  public static let builtIn: [StudyTechnique] = [
    StudyTechnique(xpsDefinition), StudyTechnique(simsDefinition), StudyTechnique(eelsDefinition),
    StudyTechnique(icpmsDefinition), StudyTechnique(adhesionDefinition), StudyTechnique(cellsDefinition),
  ]
}

extension FigureCatalogue {
  /// The figures of a study with some techniques.
  public init(of techniques: [StudyTechnique]) {
    self.init(techniqueFigures: techniques.flatMap(\.figures))
  }
}

extension [StudyTechnique] {
  /// The technique of a code.
  subscript(code code: String) -> StudyTechnique? { first { $0.code.rawValue == code } }
}
