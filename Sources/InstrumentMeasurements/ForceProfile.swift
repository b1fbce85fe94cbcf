public import AnalysisFindings

extension MeasurementKind {
  /// The force on a blade or a strip along its way.
  public static let forceProfile = MeasurementKind(rawValue: "force profile")
}

/// The force along the way of a blade that cuts a coating (SAICAS) or of a strip that is peeled.
///
/// Lengths are in µm, times in s, forces in N, as the file states them: no zero is taken off, no sign is changed. A row
/// without a value in a column has `nan` there.
public struct ForceProfile: InstrumentMeasurement {
  /// Always `.forceProfile`.
  public var kind: MeasurementKind { .forceProfile }
  /// The title in the file, or the file's name.
  public var title: String
  /// The file it came from.
  public var source: SourceFile
  /// Every entry of the file's own metadata.
  public var metadata: VendorMetadata
  /// What was odd about the file, and how it was read all the same.
  public var readingNotes: [String]

  /// The time of each point in s; empty where the file has none.
  public var times: [Double]
  /// The way of the blade along the surface, or of the clamp, in µm; empty where the file has none.
  public var displacements: [Double]
  /// The depth of the blade in µm, counted as the file does, downwards or upwards; empty for a peel test.
  public var depths: [Double]
  /// The force along the way in N: the horizontal force of a blade, the force on a strip.
  public var forces: [Double]
  /// The force on the blade across the surface in N; empty where the file has none.
  public var verticalForces: [Double]

  /// Creates a profile; each column that is not empty has one value a point.
  public init(
    title: String, source: SourceFile, metadata: VendorMetadata = VendorMetadata(),
    readingNotes: [String] = [], times: [Double] = [], displacements: [Double] = [], depths: [Double] = [],
    forces: [Double], verticalForces: [Double] = []
  ) {
    self.title = title
    self.source = source
    self.metadata = metadata
    self.readingNotes = readingNotes
    self.times = times
    self.displacements = displacements
    self.depths = depths
    self.forces = forces
    self.verticalForces = verticalForces
  }

  /// What was done to the coating.
  public var test: Test { depths.isEmpty ? .peel : .obliqueCut }

  /// A test of adhesion.
  public enum Test: String, Sendable, Hashable, Codable {
    /// A blade cuts down through the coating (SAICAS).
    case obliqueCut = "oblique cut"
    /// A strip is peeled off.
    case peel
  }
}

extension ForceProfile {
  /// The test, the points and what the columns span.
  public var facts: [MeasurementFact] {
    var facts: [MeasurementFact] = []
    facts.add("test", test.rawValue)
    facts.add("points", Double(forces.count))
    func span(_ name: String, _ values: [Double], _ unit: String) {
      let finite = values.filter(\.isFinite)
      guard let low = finite.min(), let high = finite.max() else { return }
      facts.append(MeasurementFact(name, .range(low, high, unit: unit, count: nil)))
    }
    span("time", times, "s")
    span("displacement", displacements, "µm")
    span("depth", depths, "µm")
    span("force", forces, "N")
    span("vertical force", verticalForces, "N")
    return facts
  }
}
