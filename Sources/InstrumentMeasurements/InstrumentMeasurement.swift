public import AnalysisFindings

/// Something that an instrument recorded, as its export file holds it.
///
/// A measurement is raw: counts as stored, the axis as stored, every metadata entry under the vendor's own key. Facts
/// that all instruments of a technique record (beam energy, dwell time, sputter time) are lifted into typed properties;
/// what the file lacks stays `nil`.
public protocol InstrumentMeasurement: Sendable {
  /// What kind of measurement this is.
  var kind: MeasurementKind { get }
  /// A short title from the file: a block's name, a data set's name; never empty.
  var title: String { get }
  /// The file it came from.
  var source: SourceFile { get set }
  /// Every entry of the file's own metadata.
  var metadata: VendorMetadata { get }
  /// Which part of its file it is.
  var part: MeasurementPart { get }
  /// What was odd about the file, and how it was read all the same.
  var readingNotes: [String] { get }
  /// What it is in a few facts, the most telling first; what the file lacks is left out.
  var facts: [MeasurementFact] { get }
  /// What it is, without its numbers.
  var outline: MeasurementOutline { get }
  /// The files it came from; several where it was put together of them.
  var sources: [SourceFile] { get }
  /// Its numbers, whatever the type of measurement.
  var arrays: [MeasuredArray] { get }
}

/// A kind of measurement.
public struct MeasurementKind: RawRepresentable, Sendable, Hashable, Codable {
  /// The stable name, as `interphase inspect` prints it.
  public let rawValue: String

  /// Creates a kind from its stable name.
  public init(rawValue: String) { self.rawValue = rawValue }

  /// An XPS, UPS or Auger spectrum.
  public static let photoelectronSpectrum = MeasurementKind(rawValue: "photoelectron spectrum")
  /// A SIMS depth profile.
  public static let sputterDepthProfile = MeasurementKind(rawValue: "SIMS depth profile")
  /// A spectrum, line scan, spectrum image, image or stack from an electron microscope.
  public static let electronMicroscopySignal = MeasurementKind(rawValue: "electron microscopy signal")
  /// A table of concentrations and count rates of samples and standards.
  public static let concentrationTable = MeasurementKind(rawValue: "concentration table")
}

/// The entries of a file's own metadata, in the file's order; a key may stand more than once.
public struct VendorMetadata: Sendable, Hashable, Codable {
  /// One entry.
  public struct Entry: Sendable, Hashable, Codable {
    /// The vendor's key, nested keys joined by ` / `.
    public var key: String
    /// The value as the file has it.
    public var value: String

    /// Creates an entry.
    public init(key: String, value: String) {
      self.key = key
      self.value = value
    }
  }

  /// The entries in the file's order.
  public var entries: [Entry]

  /// Creates metadata from entries.
  public init(_ entries: [Entry] = []) { self.entries = entries }

  /// Adds an entry at the end.
  public mutating func append(_ key: String, _ value: String) {
    entries.append(Entry(key: key, value: value))
  }

  /// The first value under a key.
  public subscript(key: String) -> String? { entries.first { $0.key == key }?.value }
}
