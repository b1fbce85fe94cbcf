public import AnalysisFindings

/// Everything that is wrong with a manifest.
public struct ManifestProblems: Error, Sendable, CustomStringConvertible {
  /// The problems in the order of the file.
  public var problems: [InputProblem]

  /// Creates the error.
  public init(_ problems: [InputProblem]) { self.problems = problems }

  /// The problems, one a line.
  public var description: String { problems.map(\.description).joined(separator: "\n") }
}
