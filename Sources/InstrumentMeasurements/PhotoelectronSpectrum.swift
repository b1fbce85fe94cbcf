public import AnalysisFindings

/// One spectrum of electrons by energy: XPS, UPS or Auger; one block of a VAMAS file.
///
/// A depth profile is a series of such spectra with different `etchTime`.
public struct PhotoelectronSpectrum: InstrumentMeasurement {
  /// Always `.photoelectronSpectrum`.
  public var kind: MeasurementKind { .photoelectronSpectrum }
  /// The title in the file, or the file's name.
  public var title: String
  /// The file it came from.
  public var source: SourceFile
  /// Every entry of the file's own metadata.
  public var metadata: VendorMetadata
  /// What was odd about the file, and how it was read all the same.
  public var readingNotes: [String]

  /// The technique as the file names it: `XPS`, `UPS`, `AES`; empty if it does not say.
  public var technique: String
  /// The sample's identifier in the file.
  public var sampleIdentifier: String
  /// The species or region label: `C`, `Ni`, `survey`; empty if absent.
  public var species: String
  /// The transition: `1s`, `2p`, `KLL`; empty if absent.
  public var transition: String
  /// The energy axis as stored.
  public var axis: MeasurementAxis
  /// Whether the stored axis is kinetic or binding energy.
  public var energyScale: EnergyScale
  /// The intensities as stored, one a point of the axis; `nan` where the file marks a value as missing.
  public var intensities: [Double]
  /// What the intensities count.
  public var intensityKind: IntensityKind
  /// Further corresponding variables of the block (transmission function, …), by label.
  public var otherVariables: [Variable]
  /// The photon (or source) energy in eV.
  public var excitationEnergy: Double?
  /// The analyser's pass energy in eV (or its retarding ratio, where the mode is CRR).
  public var passEnergy: Double?
  /// The dwell time of one point in one sweep, in s.
  public var dwellTime: Double?
  /// The number of sweeps that were summed.
  public var sweeps: Double?
  /// The accumulated etch (sputter) time before this spectrum, in s.
  public var etchTime: Double?
  /// The index of the level in a depth profile, from 0, where the file states one.
  public var level: Int?
  /// The place in a depth profile where the file states neither time nor level: a depth, a dose; in the file's unit.
  public var profilePosition: ProfilePosition?
  /// The angle of emission in degrees from the analyser's axis of reference, where the file states one.
  public var emissionAngle: Double?
  /// The place of analysis on the specimen as the file numbers it: `3, 5` in a map.
  public var spot: String?

  /// Creates a spectrum; see the properties for units.
  public init(
    title: String, source: SourceFile, metadata: VendorMetadata = VendorMetadata(),
    readingNotes: [String] = [],
    technique: String = "XPS", sampleIdentifier: String = "", species: String, transition: String,
    axis: MeasurementAxis, energyScale: EnergyScale, intensities: [Double], intensityKind: IntensityKind,
    otherVariables: [Variable] = [], excitationEnergy: Double? = nil, passEnergy: Double? = nil,
    dwellTime: Double? = nil, sweeps: Double? = nil, etchTime: Double? = nil, level: Int? = nil,
    profilePosition: ProfilePosition? = nil, emissionAngle: Double? = nil, spot: String? = nil
  ) {
    self.title = title
    self.source = source
    self.metadata = metadata
    self.readingNotes = readingNotes
    self.technique = technique
    self.sampleIdentifier = sampleIdentifier
    self.species = species
    self.transition = transition
    self.axis = axis
    self.energyScale = energyScale
    self.intensities = intensities
    self.intensityKind = intensityKind
    self.otherVariables = otherVariables
    self.excitationEnergy = excitationEnergy
    self.passEnergy = passEnergy
    self.dwellTime = dwellTime
    self.sweeps = sweeps
    self.etchTime = etchTime
    self.level = level
    self.profilePosition = profilePosition
    self.emissionAngle = emissionAngle
    self.spot = spot
  }

  /// A place in a depth profile.
  public struct ProfilePosition: Sendable, Hashable, Codable {
    /// What it is: `etch depth`, `etch dose`.
    public var quantity: String
    /// Its value, in `unit`.
    public var value: Double
    /// The unit as stored.
    public var unit: String

    /// Creates a place.
    public init(quantity: String, value: Double, unit: String) {
      self.quantity = quantity
      self.value = value
      self.unit = unit
    }
  }

  /// Which energy the axis shows.
  public enum EnergyScale: String, Sendable, Hashable, Codable {
    /// Kinetic energy, referred to the spectrometer as stored.
    case kinetic
    /// Binding energy.
    case binding
    /// The file does not say.
    case unknown
  }

  /// What the stored intensities are.
  public enum IntensityKind: String, Sendable, Hashable, Codable {
    /// Counts summed over all sweeps.
    case counts
    /// Counts per second.
    case countsPerSecond
    /// Scaled or unknown: their Poisson noise cannot be told from them.
    case arbitrary
  }

  /// A further variable of the block, point by point.
  public struct Variable: Sendable, Hashable, Codable {
    /// The label as stored.
    public var label: String
    /// The unit as stored.
    public var unit: String
    /// One value a point of the axis.
    public var values: [Double]

    /// Creates a variable.
    public init(label: String, unit: String, values: [Double]) {
      self.label = label
      self.unit = unit
      self.values = values
    }
  }

  /// The region's label, such as `C 1s`; the title where the file names neither species nor transition.
  public var region: String {
    let parts = [species, transition].filter { !$0.isEmpty }
    return parts.isEmpty ? title : parts.joined(separator: " ")
  }

  /// The binding energies in eV, by `photon energy − kinetic energy` where the axis is kinetic.
  ///
  /// The work function is never subtracted: stored kinetic energies are already referred to the spectrometer. `nil`
  /// where the scale is unknown, or kinetic without a photon energy.
  public var bindingEnergies: [Double]? {
    switch energyScale {
    case .binding: axis.values
    case .kinetic: excitationEnergy.map { photon in axis.values.map { photon - $0 } }
    case .unknown: nil
    }
  }
}
