public import AnalysisFindings

/// A result with the specimen's place in the study, as the result files print it.
public struct ExportedResult: Sendable {
  /// The binder.
  public var binder: String
  /// The role: `sample`, `control`, `blank`.
  public var role: String
  /// The unit's identity.
  public var identity: String
  /// The result.
  public var result: AnalysisResult
  /// The files of the result's curves, in their order.
  public var curveFiles: [CurveFile]

  /// Creates a result for export.
  public init(
    binder: String, role: String, identity: String, result: AnalysisResult, curveFiles: [CurveFile]
  ) {
    self.binder = binder
    self.role = role
    self.identity = identity
    self.result = result
    self.curveFiles = curveFiles
  }
}
