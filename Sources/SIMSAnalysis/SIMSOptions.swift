import AnalysisFindings
public import ChemicalSpecies

/// How a depth profile is analysed; the defaults are the field's usual choice for cathode interphases.
public struct SIMSOptions: Sendable, Hashable, Codable {
  /// The sputter rate; without it depths are unknown and the answers are given in seconds.
  public var sputterRate: SputterRate?
  /// Spans of sputter time with rates of their own, in order; they take the place of `sputterRate`.
  public var rateLayers: [RateLayer]
  /// The depth of the crater, from which the mean rate follows; it takes the place of `sputterRate`.
  public var craterDepth: CraterDepth?
  /// The rate in the interphase, where it is declared to differ from that of the bulk (`sputterRate`).
  ///
  /// Thicknesses by both rates, mixed as the bulk ion's share of its plateau, then stand beside those at the one rate.
  public var interphaseRate: SputterRate?
  /// The ion of the outer interphase: its maximum is the outer thickness.
  public var outerIon: SpeciesName
  /// The ion of the bulk: where it crosses the outer ion the interphase ends.
  public var bulkIon: SpeciesName
  /// What the two ions are divided by before they are compared.
  public var normalisation: Normalisation
  /// What each point is divided by before that.
  public var pointwiseReference: PointwiseReference
  /// The end of the window of sputter times in which levels are sought, in s; the end of the profile if absent.
  public var windowEnd: Double?
  /// The points at the surface that are left out, because the sputter process is not yet steady there.
  public var transientMask: TransientMask
  /// Whether frames that depart from their neighbours by many counting deviations are left out.
  public var leavesOutDepartingFrames: Bool
  /// The ions whose share of all ions near the surface is reported.
  public var nearSurfaceIons: [SpeciesName]
  /// The ions that count as organic within the layers of the interphase.
  public var organicIons: [SpeciesName]
  /// The ions that count as inorganic there.
  public var inorganicIons: [SpeciesName]
  /// The depth from which on points are "near the surface", in nm; points in the transient are never used.
  public var nearSurfaceStart: Double
  /// The depth to which "near the surface" reaches, in nm.
  public var nearSurfaceDepth: Double
  /// The number of plausible curves that are drawn.
  public var draws: Int
  /// The seed of the draws.
  public var seed: UInt64

  /// Creates options; see the properties.
  public init(
    sputterRate: SputterRate? = nil, outerIon: SpeciesName = "PO2-", bulkIon: SpeciesName = "Ni-",
    normalisation: Normalisation = .plateau, windowEnd: Double? = nil,
    transientMask: TransientMask = .found,
    nearSurfaceIons: [SpeciesName] = ["Ni-", "LiF2-", "CP-", "C2HO-", "PO2-"],
    nearSurfaceDepth: Double = 6, draws: Int = 1000, seed: UInt64 = 1
  ) {
    self.sputterRate = sputterRate
    rateLayers = []
    self.outerIon = outerIon
    self.bulkIon = bulkIon
    self.normalisation = normalisation
    pointwiseReference = .none
    self.windowEnd = windowEnd
    self.transientMask = transientMask
    leavesOutDepartingFrames = true
    self.nearSurfaceIons = nearSurfaceIons
    organicIons = ["C2HO-"]
    inorganicIons = ["LiF2-", "PO2-"]
    nearSurfaceStart = 1
    self.nearSurfaceDepth = nearSurfaceDepth
    self.draws = draws
    self.seed = seed
  }
}

extension SIMSOptions {
  /// How fast the surface recedes under the sputter beam.
  public struct SputterRate: Sendable, Hashable, Codable {
    /// The rate in nm/s.
    public var value: Double
    /// Its standard uncertainty in nm/s, shared by every profile that uses the rate; 0 if it is not known.
    public var standardUncertainty: Double
    /// Which rate it is: profiles with the same source share its error (`sputter rate, session 2`); if absent, rates of
    /// equal value and uncertainty are one and the same.
    public var source: String?
    /// The energy of the sputter beam in keV, for the record.
    public var beamEnergy: Double?
    /// The current of the sputter beam in nA, for the record.
    public var beamCurrent: Double?
    /// The sputtered area in µm², for the record.
    public var sputterArea: Double?

    /// What a change of the rate by its standard uncertainty does to a number.
    func shared(_ effect: Double) -> [SharedEffect] {
      effect == 0
        ? []
        : [
          SharedEffect(
            source: source ?? "sputter rate \(value) ± \(standardUncertainty) nm/s", effect: effect)
        ]
    }

    /// Creates a rate.
    public init(value: Double, standardUncertainty: Double = 0, source: String? = nil) {
      self.value = value
      self.standardUncertainty = standardUncertainty
      self.source = source
    }
  }

  /// A span of sputter time with a rate of its own.
  public struct RateLayer: Sendable, Hashable, Codable {
    /// The sputter time at which the span ends, in s; absent for the last one.
    public var end: Double?
    /// The rate in the span.
    public var rate: SputterRate

    /// Creates a span.
    public init(end: Double?, rate: SputterRate) {
      self.end = end
      self.rate = rate
    }
  }

  /// The depth of the sputtered crater, as a profilometer gives it.
  public struct CraterDepth: Sendable, Hashable, Codable {
    /// The depth in nm.
    public var value: Double
    /// Its standard uncertainty in nm.
    public var standardUncertainty: Double
    /// The sputter time it belongs to, in s; the last point's if absent.
    public var sputterTime: Double?
    /// Which crater it is: profiles with the same source share its error.
    public var source: String

    /// Creates a crater depth.
    public init(
      value: Double, standardUncertainty: Double, sputterTime: Double? = nil, source: String = "crater depth"
    ) {
      self.value = value
      self.standardUncertainty = standardUncertainty
      self.sputterTime = sputterTime
      self.source = source
    }
  }

  /// What two ions are divided by before they are compared.
  public enum Normalisation: String, Sendable, Hashable, Codable, CaseIterable {
    /// The outer ion by its maximum, the bulk ion by the level that it reaches behind the interphase.
    case plateau
    /// Each by its own maximum in the window, taken from the smooth fit.
    case maximum
    /// Nothing: the crossing of the counts as measured.
    case none
  }

  /// What the counts of each point are divided by.
  public enum PointwiseReference: Sendable, Hashable, Codable {
    /// Nothing.
    case none
    /// The total ion counts of the point.
    case totalIon
    /// The counts of a reference ion.
    case ion(SpeciesName)
  }

  /// The points at the surface that are left out.
  public enum TransientMask: Sendable, Hashable, Codable {
    /// Up to the valley before the outer ion rises for the first time, found in each profile.
    case found
    /// Everything above a depth in nm.
    case depth(Double)
    /// Everything before a sputter time in s.
    case time(Double)
    /// The first points, so many.
    case points(Int)
  }
}
