public import AnalysisFindings

/// A time-of-flight mass spectrum: counts against mass-to-charge ratio.
public struct MassSpectrum: InstrumentMeasurement {
  /// Always `.massSpectrum`.
  public var kind: MeasurementKind { .massSpectrum }
  /// The title in the file, or the file's name.
  public var title: String
  /// The file it came from.
  public var source: SourceFile
  /// Every entry of the file's own metadata.
  public var metadata: VendorMetadata
  /// What was odd about the file, and how it was read all the same.
  public var readingNotes: [String]

  /// The mass-to-charge ratio of each bin's centre as stored, in u per charge.
  public var massesToCharge: [Double]
  /// The flight time of each bin's centre in channels of the time converter; empty if the file has none.
  public var flightTimeChannels: [Double]
  /// The intensity of each bin.
  public var intensities: [Double]
  /// What the intensities are.
  public var intensityKind: SputterDepthProfile.IntensityKind

  /// Creates a spectrum; every non-empty list has one value a bin.
  public init(
    title: String, source: SourceFile, metadata: VendorMetadata = VendorMetadata(),
    readingNotes: [String] = [],
    massesToCharge: [Double], flightTimeChannels: [Double] = [], intensities: [Double],
    intensityKind: SputterDepthProfile.IntensityKind
  ) {
    self.title = title
    self.source = source
    self.metadata = metadata
    self.readingNotes = readingNotes
    self.massesToCharge = massesToCharge
    self.flightTimeChannels = flightTimeChannels
    self.intensities = intensities
    self.intensityKind = intensityKind
  }
}

extension MeasurementKind {
  /// A time-of-flight mass spectrum.
  public static let massSpectrum = MeasurementKind(rawValue: "mass spectrum")
}
