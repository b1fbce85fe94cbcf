/// What a measurement is, without its numbers: what a study is planned from, however large its files are.
///
/// Equal bytes read by the same reader give equal outlines, so that they can be kept instead of the file.
public struct MeasurementOutline: Sendable, Hashable, Codable {
  /// What kind of measurement it is.
  public var kind: MeasurementKind
  /// The title in the file.
  public var title: String
  /// Which part of its file it is: specimen, spot, angle, sheet.
  public var part: MeasurementPart
  /// The region of an electron spectrum: `C 1s`.
  public var region: String?
  /// The number of the level of a depth profile, from 0.
  public var level: Int?
  /// The axes, in the order of the array.
  public var axes: [Axis] = []
  /// Which of the axes is one of energies.
  public var energyAxis: Int?
  /// Where on the specimen it was taken.
  public var position: ElectronMicroscopySignal.SpecimenPosition?
  /// The channels of a profile or a table, in the file's order.
  public var channels: [Channel] = []
  /// The rows of a table, in the file's order.
  public var rows: [Row] = []

  /// Creates an outline that says no more than what a measurement is called.
  public init(_ kind: MeasurementKind, title: String, part: MeasurementPart = MeasurementPart()) {
    self.kind = kind
    self.title = title
    self.part = part
  }

  /// What an axis spans.
  public struct Axis: Sendable, Hashable, Codable {
    /// What runs along it.
    public var quantity: String
    /// The unit as stored.
    public var unit: String
    /// The first position; `nil` on an empty axis.
    public var first: Double?
    /// The last position; `nil` on an empty axis.
    public var last: Double?
    /// The spacing; `nil` where the positions are listed one by one.
    public var step: Double?
    /// The number of points.
    public var count: Int

    /// The outline of an axis.
    public init(_ axis: MeasurementAxis) {
      quantity = axis.quantity
      unit = axis.unit
      first = axis.first
      last = axis.last
      step = axis.step
      count = axis.count
    }
  }

  /// A channel without its numbers.
  public struct Channel: Sendable, Hashable, Codable {
    /// The name in the file.
    public var name: String
    /// The element of a table's channel.
    public var element: String?
    /// The mass over charge of a profile's channel, in u.
    public var massToCharge: Double?

    /// Creates a channel.
    public init(name: String, element: String? = nil, massToCharge: Double? = nil) {
      self.name = name
      self.element = element
      self.massToCharge = massToCharge
    }
  }

  /// A row without its numbers.
  public struct Row: Sendable, Hashable, Codable {
    /// The name of what was measured.
    public var name: String
    /// What kind of sample the file says it is; empty where it says nothing.
    public var type: String

    /// Creates a row.
    public init(name: String, type: String = "") {
      self.name = name
      self.type = type
    }
  }
}

extension InstrumentMeasurement {
  /// Kind, title and part.
  public var outline: MeasurementOutline { MeasurementOutline(kind, title: title, part: part) }
}

extension PhotoelectronSpectrum {
  /// Region, level and energies beside title and part.
  public var outline: MeasurementOutline {
    var outline = MeasurementOutline(kind, title: title, part: part)
    outline.region = region
    outline.level = level
    outline.axes = [MeasurementOutline.Axis(axis)]
    outline.energyAxis = 0
    return outline
  }
}

extension SputterDepthProfile {
  /// The channels beside title and part.
  public var outline: MeasurementOutline {
    var outline = MeasurementOutline(kind, title: title, part: part)
    outline.channels = channels.map {
      MeasurementOutline.Channel(name: $0.name, massToCharge: $0.massToCharge)
    }
    return outline
  }
}

extension ElectronMicroscopySignal {
  /// Axes and place beside title and part.
  public var outline: MeasurementOutline {
    var outline = MeasurementOutline(kind, title: title, part: part)
    outline.axes = axes.map(MeasurementOutline.Axis.init)
    outline.energyAxis = energyAxis
    if realValues != nil { outline.position = position }
    return outline
  }
}

extension ConcentrationTable {
  /// Channels and rows beside title and part.
  public var outline: MeasurementOutline {
    var outline = MeasurementOutline(kind, title: title, part: part)
    outline.channels = channels.map { MeasurementOutline.Channel(name: $0.name, element: $0.element) }
    outline.rows = rows.map { MeasurementOutline.Row(name: $0.sampleName, type: $0.sampleType) }
    return outline
  }
}
