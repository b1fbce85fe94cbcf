public import AnalysisFindings
public import InstrumentMeasurements

/// What one analysis says of one specimen: the one shape of a result, in memory, on disk and for figures.
public struct SpecimenResult: Sendable, Hashable, Codable {
  /// The specimen with its binder, role and history.
  public var specimen: StudySample
  /// The identity of the unit of work: a hash of content, options and engine; empty where no run made the result.
  public var identity: String
  /// What the analysis says.
  public var result: AnalysisResult

  /// Creates a result.
  public init(specimen: StudySample, identity: String = "", result: AnalysisResult) {
    self.specimen = specimen
    self.identity = identity
    self.result = result
  }

  /// Creates the result of a program that has measured or analysed by itself.
  public init(
    of specimen: StudySample, technique: String, findings: [Finding] = [], curves: [Curve] = [],
    detectionLimits: [AnalysisResult.DetectionLimit] = [], options: [AnalysisResult.Option] = []
  ) {
    self.init(
      specimen: specimen,
      result: AnalysisResult(
        technique: technique, sample: specimen.name, findings: findings, curves: curves,
        detectionLimits: detectionLimits,
        provenance: AnalysisResult.Provenance(files: [], method: "", options: options)))
  }
}
