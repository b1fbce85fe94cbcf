/// A place where a rule does not hold, and why.
public struct StructureException: Sendable, CustomStringConvertible {
  /// The rule.
  let rule: StructureViolation.Rule
  /// What the paths of the files begin with.
  let path: String
  /// What the violation must say to be excepted; all where it is empty.
  var words = ""
  /// Why the rule does not hold here.
  let reason: String

  /// The rule, the files and the reason.
  public var description: String { "\(rule.rawValue) in \(path): \(reason)" }

  func covers(_ violation: StructureViolation) -> Bool {
    violation.rule == rule && violation.path.hasPrefix(path)
      && (words.isEmpty || violation.what.contains(words))
  }

  /// Every exception of the project.
  static let all: [StructureException] = [
    StructureException(
      rule: .literals, path: "Sources/InstrumentFiles/", words: "code",
      reason: "a format says which technique's data it holds, so that `formats` and `init` can tell"),
    StructureException(
      rule: .literals, path: "Sources/BinderStudies/Manifest/ExclusionKeys.swift", words: "code",
      reason: "the example of a key whose value is a technique"),
    StructureException(
      rule: .literals, path: "Sources/StudyFigures/StudyFigureName.swift", words: "“adhesion”",
      reason: "the name of a figure, which is called like what it shows"),
    StructureException(
      rule: .literals, path: "Sources/ComparisonFigures/Adhesion/AdhesionBarsFigure.swift",
      words: "“adhesion”", reason: "the name of the same figure"),
    StructureException(
      rule: .literals, path: "Sources/InstrumentMeasurements/Curve+GridKind.swift", words: "“sims.",
      reason: "the kinds of images stand beside the grid that makes them, whatever the instrument"),
    StructureException(
      rule: .literals, path: "Sources/BinderStudies/Techniques/",
      reason: "the values of the techniques, one file each"),
    StructureException(
      rule: .casts, path: "Sources/BinderStudies/Techniques/",
      reason: "a technique says which measurements it claims"),
  ]
}
