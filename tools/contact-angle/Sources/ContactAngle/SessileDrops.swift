public import Interphase

/// The drops that were put onto one specimen, as a camera measured them.
public struct SessileDrops: InstrumentMeasurement {
  /// One drop in profile.
  public struct Drop: Sendable, Hashable {
    /// The width of its base in mm.
    public var width: Double
    /// Its height in mm.
    public var height: Double
  }

  /// Always ``MeasurementKind/sessileDrops``.
  public var kind: MeasurementKind { .sessileDrops }
  /// The specimen's name, or the file's.
  public var title: String
  /// The file.
  public var source: SourceFile
  /// The lines of the file's header.
  public var metadata: VendorMetadata
  /// What was odd about the file.
  public var readingNotes: [String] = []
  /// The specimen as the file names it.
  public var specimen: String?
  /// The drops, in the file's order.
  public var drops: [Drop]

  /// The specimen.
  public var part: MeasurementPart { MeasurementPart(specimen: specimen) }

  /// The number of drops and the liquid.
  public var facts: [MeasurementFact] {
    var facts = [MeasurementFact("drops", .number(Double(drops.count), unit: ""))]
    if let liquid = metadata["liquid"] { facts.append(MeasurementFact("liquid", .text(liquid))) }
    return facts
  }
}

extension MeasurementKind {
  /// Drops on a surface, in profile.
  public static let sessileDrops = MeasurementKind(rawValue: "sessile drops")
}
