public import AnalysisFindings

/// A spectrum, line scan, spectrum image, image or stack from an electron microscope.
///
/// Values are raw; `physical = intensityScale × (raw − intensityOrigin)` in `intensityUnit`.
public struct ElectronMicroscopySignal: InstrumentMeasurement {
  /// Always `.electronMicroscopySignal`.
  public var kind: MeasurementKind { .electronMicroscopySignal }
  /// The title in the file, or the file's name.
  public var title: String
  /// The file it came from.
  public var source: SourceFile
  /// Every entry of the file's own metadata.
  public var metadata: VendorMetadata
  /// What was odd about the file, and how it was read all the same.
  public var readingNotes: [String]

  /// The axes, slowest first: the values are stored in row-major order over them.
  ///
  /// A line scan is `[position, energy loss]`, a spectrum image `[y, x, energy loss]`, an image `[y, x]`.
  public var axes: [MeasurementAxis]
  /// The values in row-major order of `axes`.
  public var values: Values
  /// The stored type of one value: `int16`, `uint32`, `float32`, `complex64`, `rgba8`.
  public var storedType: String
  /// The signal as the file names it: `EELS`, `EDS`, empty for images.
  public var signal: String
  /// The index of the energy-loss axis in `axes`, where there is one.
  public var energyAxis: Int?
  /// Physical units a raw step.
  public var intensityScale: Double
  /// The raw value of physical zero.
  public var intensityOrigin: Double
  /// The unit of physical intensities: `e-`, `Counts`; empty where the file has none.
  public var intensityUnit: String
  /// The beam energy in keV.
  public var beamEnergy: Double?
  /// The convergence semi-angle in mrad.
  public var convergenceAngle: Double?
  /// The collection semi-angle in mrad.
  public var collectionAngle: Double?
  /// The time of one spectrum or frame, in s.
  public var exposure: Double?
  /// Where on the specimen a single spectrum was taken; `nil` where the file does not say.
  public var position: SpecimenPosition?

  /// Creates a signal; the product of the axes' counts is the number of values.
  public init(
    title: String, source: SourceFile, metadata: VendorMetadata = VendorMetadata(),
    readingNotes: [String] = [],
    axes: [MeasurementAxis], values: Values, storedType: String, signal: String = "", energyAxis: Int? = nil,
    intensityScale: Double = 1, intensityOrigin: Double = 0, intensityUnit: String = "",
    beamEnergy: Double? = nil, convergenceAngle: Double? = nil, collectionAngle: Double? = nil,
    exposure: Double? = nil, position: SpecimenPosition? = nil
  ) {
    self.title = title
    self.source = source
    self.metadata = metadata
    self.readingNotes = readingNotes
    self.axes = axes
    self.values = values
    self.storedType = storedType
    self.signal = signal
    self.energyAxis = energyAxis
    self.intensityScale = intensityScale
    self.intensityOrigin = intensityOrigin
    self.intensityUnit = intensityUnit
    self.beamEnergy = beamEnergy
    self.convergenceAngle = convergenceAngle
    self.collectionAngle = collectionAngle
    self.exposure = exposure
    self.position = position
  }

  /// A place on the specimen, in nm.
  public struct SpecimenPosition: Sendable, Hashable, Codable {
    /// Along the stage's or scan's x.
    public var x: Double
    /// Along its y.
    public var y: Double

    /// Creates a place.
    public init(x: Double, y: Double) {
      self.x = x
      self.y = y
    }
  }

  /// The values of a signal.
  public enum Values: Sendable, Hashable {
    /// Real values of any stored integer or floating type.
    case real([Double])
    /// Complex values, real and imaginary parts apart.
    case complex(real: [Double], imaginary: [Double])
    /// Pixels of red, green, blue and alpha, one byte each.
    case color([UInt8])

    /// The number of values (pixels for colour).
    public var count: Int {
      switch self {
      case .real(let values): values.count
      case .complex(let real, _): real.count
      case .color(let bytes): bytes.count / 4
      }
    }
  }

  /// The number of points along each axis, slowest first.
  public var shape: [Int] { axes.map(\.count) }

  /// The real values, where the signal is real.
  public var realValues: [Double]? {
    if case .real(let values) = values { return values }
    return nil
  }
}
