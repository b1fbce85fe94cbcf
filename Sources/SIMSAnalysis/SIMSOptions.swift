import AnalysisFindings
public import ChemicalSpecies

/// How a depth profile is analysed; the defaults are the field's usual choice for cathode interphases.
public struct SIMSOptions: Sendable, Hashable, Codable {
  /// The sputter rate; without it depths are unknown and the answers are given in seconds.
  public var sputterRate: SputterRate?
  /// The ion of the outer interphase: its maximum is the outer thickness.
  public var outerIon: SpeciesName
  /// The ion of the bulk: where it crosses the outer ion the interphase ends.
  public var bulkIon: SpeciesName
  /// What the two ions are divided by before they are compared.
  public var normalisation: Normalisation
  /// The end of the window of sputter times in which maxima are sought, in s; the end of the profile if absent.
  public var windowEnd: Double?
  /// The points at the surface that are left out, because the sputter process is not yet steady there.
  public var transientMask: TransientMask
  /// The number of points left out where the mask is a depth and no sputter rate is known.
  public var transientPointsWithoutRate: Int
  /// The ions whose share of all ions near the surface is reported.
  public var nearSurfaceIons: [SpeciesName]
  /// The depth to which "near the surface" reaches, in nm.
  public var nearSurfaceDepth: Double
  /// The number of draws of the Poisson bootstrap.
  public var draws: Int
  /// The seed of the bootstrap.
  public var seed: UInt64

  /// Creates options; see the properties.
  public init(
    sputterRate: SputterRate? = nil, outerIon: SpeciesName = "PO2-", bulkIon: SpeciesName = "Ni-",
    normalisation: Normalisation = .maximum, windowEnd: Double? = nil,
    transientMask: TransientMask = .depth(1), transientPointsWithoutRate: Int = 5,
    nearSurfaceIons: [SpeciesName] = ["Ni-", "LiF2-", "CP-", "C2HO-", "PO2-"],
    nearSurfaceDepth: Double = 6, draws: Int = 1000, seed: UInt64 = 1
  ) {
    self.sputterRate = sputterRate
    self.outerIon = outerIon
    self.bulkIon = bulkIon
    self.normalisation = normalisation
    self.windowEnd = windowEnd
    self.transientMask = transientMask
    self.transientPointsWithoutRate = transientPointsWithoutRate
    self.nearSurfaceIons = nearSurfaceIons
    self.nearSurfaceDepth = nearSurfaceDepth
    self.draws = draws
    self.seed = seed
  }

  /// How fast the surface recedes under the sputter beam.
  public struct SputterRate: Sendable, Hashable, Codable {
    /// The rate in nm/s.
    public var value: Double
    /// Its standard uncertainty in nm/s, shared by every profile that uses the rate; 0 if it is not known.
    public var standardUncertainty: Double

    /// What a change of the rate by its standard uncertainty does to a number.
    func shared(_ effect: Double) -> [SharedEffect] {
      effect == 0
        ? [] : [SharedEffect(source: "sputter rate \(value) ± \(standardUncertainty) nm/s", effect: effect)]
    }

    /// Creates a rate.
    public init(value: Double, standardUncertainty: Double = 0) {
      self.value = value
      self.standardUncertainty = standardUncertainty
    }
  }

  /// What two ions are divided by before they are compared.
  public enum Normalisation: String, Sendable, Hashable, Codable, CaseIterable {
    /// Each by its own maximum in the window, taken from a local fit.
    case maximum
    /// Each point by its total ion count, then each ion by the maximum of that share.
    case totalIonThenMaximum
    /// Nothing: the crossing of the counts as measured.
    case none
  }

  /// The points at the surface that are left out.
  public enum TransientMask: Sendable, Hashable, Codable {
    /// Everything above a depth in nm.
    case depth(Double)
    /// Everything before a sputter time in s.
    case time(Double)
    /// The first points, so many.
    case points(Int)
  }
}

extension SIMSOptions {
  /// Every option with its value as printed, in the order of the properties.
  var printed: [(name: String, value: String)] {
    let rate =
      sputterRate.map { "\($0.value) nm/s ± \(($0.standardUncertainty / $0.value * 1e6).rounded() / 1e4) %" }
      ?? "unknown"
    let mask =
      switch transientMask {
      case .depth(let depth): "\(depth) nm"
      case .time(let time): "\(time) s"
      case .points(let count): "\(count) points"
      }
    return [
      ("sputterRate", rate), ("outerIon", outerIon.written), ("bulkIon", bulkIon.written),
      ("normalisation", normalisation.rawValue),
      ("windowEnd", windowEnd.map { "\($0) s" } ?? "end of profile"),
      ("transientMask", mask), ("transientPointsWithoutRate", "\(transientPointsWithoutRate)"),
      ("nearSurfaceIons", nearSurfaceIons.map(\.written).joined(separator: " ")),
      ("nearSurfaceDepth", "\(nearSurfaceDepth) nm"), ("draws", "\(draws)"),
    ]
  }
}
