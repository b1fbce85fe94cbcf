import AnalysisFindings
public import InstrumentMeasurements
public import StudyExports

/// What a measurement is, in a few facts, as `interphase inspect` prints it.
public struct MeasurementSummary: Sendable {
  /// One fact with its unit in the value.
  public struct Fact: Sendable, Hashable {
    /// What it is about.
    public var name: String
    /// The value as printed.
    public var value: String
  }

  /// The kind of measurement.
  public var kind: String
  /// Its title.
  public var title: String
  /// The facts, the most telling first; what the file lacks is left out.
  public var facts: [Fact]
  /// What was odd about the file.
  public var notes: [String]

  /// Summarises a measurement.
  public init(_ measurement: any InstrumentMeasurement) {
    kind = measurement.kind.rawValue
    title = measurement.title
    notes = measurement.readingNotes
    facts = []
    switch measurement {
    case let spectrum as PhotoelectronSpectrum: add(spectrum)
    case let profile as SputterDepthProfile: add(profile)
    case let signal as ElectronMicroscopySignal: add(signal)
    case let table as ConcentrationTable: add(table)
    default: break
    }
  }

  /// The summary as one line of facts.
  public var line: String { facts.map { "\($0.name) \($0.value)" }.joined(separator: "; ") }

  /// The summary as JSON.
  public var json: JSONValue {
    .object([
      ("kind", .text(kind)), ("title", .text(title)),
      ("facts", .object(facts.map { ($0.name, .text($0.value)) })),
      ("notes", .list(notes.map(JSONValue.text))),
    ])
  }

  private mutating func add(_ name: String, _ value: String?) {
    if let value, !value.isEmpty { facts.append(Fact(name: name, value: value)) }
  }

  private mutating func add(_ name: String, _ number: Double?, _ unit: String) {
    add(name, number.map { "\($0.resultText) \(unit)" })
  }

  private static func range(_ axis: MeasurementAxis) -> String {
    guard let first = axis.first, let last = axis.last else { return "empty" }
    let unit = axis.unit.isEmpty ? "" : " \(axis.unit)"
    return "\(first.resultText) … \(last.resultText)\(unit) (\(axis.count) points)"
  }

  private mutating func add(_ spectrum: PhotoelectronSpectrum) {
    add("region", spectrum.region)
    add("\(spectrum.energyScale.rawValue) energy", Self.range(spectrum.axis))
    add("photon energy", spectrum.excitationEnergy, "eV")
    add("pass energy", spectrum.passEnergy, "eV")
    add("dwell", spectrum.dwellTime, "s")
    add("sweeps", spectrum.sweeps?.resultText)
    add("etch time", spectrum.etchTime, "s")
    add("intensities", spectrum.intensityKind.rawValue)
    add("sample", spectrum.sampleIdentifier)
  }

  private mutating func add(_ profile: SputterDepthProfile) {
    add("channels", String(profile.channels.count))
    add("points", String(profile.sputterTimes.count))
    if let first = profile.sputterTimes.first, let last = profile.sputterTimes.last {
      add("sputter time", "\(first.resultText) … \(last.resultText) s")
    }
    add("polarity", profile.polarity?.rawValue)
    add("smoothing", profile.smoothing ?? "none")
    add("ions", profile.channels.prefix(12).map(\.name).joined(separator: " "))
  }

  private mutating func add(_ signal: ElectronMicroscopySignal) {
    add("signal", signal.signal.isEmpty ? "image" : signal.signal)
    add("shape", signal.shape.map(String.init).joined(separator: " × "))
    for (index, axis) in signal.axes.enumerated() {
      add("axis \(index + 1) (\(axis.quantity))", Self.range(axis))
    }
    add("stored as", signal.storedType)
    add("beam", signal.beamEnergy, "keV")
    add("exposure", signal.exposure, "s")
  }

  private mutating func add(_ table: ConcentrationTable) {
    add("rows", String(table.rows.count))
    add("channels", table.channels.map(\.name).joined(separator: ", "))
    add("samples", table.rows.map(\.sampleName).joined(separator: ", "))
  }
}
