import Foundation
public import Interphase

/// A region that is hard to fit, made by formulas of its own, and what is true of it.
public struct HardRegion: Sendable {
  /// What makes it hard.
  public let kind: Kind
  /// The spectrum.
  public let spectrum: PhotoelectronSpectrum
  /// The model that a user offers.
  public let model: RegionModel
  /// The true shares of the components in percent.
  public let shares: [String: Double]

  /// What makes a region hard.
  public enum Kind: String, Sendable, CaseIterable {
    /// One line with a tail, where two symmetric ones are offered.
    case asymmetricLine = "asymmetric line"
    /// Two lines 0.4 of a width apart with 900, 9,000 or 90,000 counts at the top.
    case close900 = "two lines 0.4 apart, 900 counts"
    case close9000 = "two lines 0.4 apart, 9,000 counts"
    case close90000 = "two lines 0.4 apart, 90,000 counts"
    /// Two lines 0.7 of a width apart.
    case near900 = "two lines 0.7 apart, 900 counts"
    case near9000 = "two lines 0.7 apart, 9,000 counts"
    case near90000 = "two lines 0.7 apart, 90,000 counts"
    /// Every line has a copy 0.8 eV higher: a part of the specimen is charged.
    case chargedReplica = "charged replica"
    /// A background that is none of those that are offered.
    case otherBackground = "other background"
    /// The spectrum ends in the upper line.
    case cutTail = "cut tail"
    /// A shoulder is offered that is not there.
    case decoy = "decoy"
    /// A line of 3 % beside a strong one.
    case small = "3 % beside a strong line"
    /// The detector saturates.
    case saturated = "saturated top"

    /// Whether the counts can tell what is there: else a typed no-answer is as good as an answer.
    public var canBeTold: Bool {
      switch self {
      case .near9000, .near90000, .otherBackground, .cutTail, .decoy, .small: true
      default: false
      }
    }
  }

  private static let width = 1.6

  /// Makes a region.
  public init(_ kind: Kind, seed: UInt64) {
    self.kind = kind
    var generator = SeededGenerator(seed: seed).split(kind.rawValue)
    let width = Self.width * exp(0.08 * generator.normal())
    let lower = 685.1 + 0.1 * generator.normal()
    let scatter = 0.1 * generator.normal()
    var (distance, second, top, end) = (1.6, 0.4, 9000.0, 694.0)
    switch kind {
    case .asymmetricLine: (second, top) = (0, 90_000)
    case .close900: (distance, top) = (0.4 * Self.width, 900)
    case .close9000: distance = 0.4 * Self.width
    case .close90000: (distance, top) = (0.4 * Self.width, 90_000)
    case .near900: (distance, top) = (0.7 * Self.width, 900)
    case .near9000: distance = 0.7 * Self.width
    case .near90000: (distance, top) = (0.7 * Self.width, 90_000)
    case .chargedReplica, .otherBackground: top = 30_000
    case .cutTail: end = 687.6
    case .decoy: (distance, second, top) = (1.2, 0, 30_000)
    case .small: (distance, second, top) = (2, 0.03, 30_000)
    case .saturated: top = 60_000
    }
    let shape = LineRecipe(width: width, share: 0.15 + 0.25 * generator.uniform())
    let centres = [lower, lower + distance + scatter]
    let x = stride(from: 679.0, through: end, by: 0.1).map { $0 }
    var signal = x.map { energy in
      (1 - second) * shape.value(energy - centres[0], hasTail: kind == .asymmetricLine)
        + second * shape.value(energy - centres[1], hasTail: false)
    }
    if kind == .chargedReplica {
      signal = x.map { energy in
        [(0.65, 0.0), (0.35, 0.8)].reduce(0) { sum, copy in
          sum
            + copy.0
            * ((1 - second) * shape.value(energy - centres[0] - copy.1, hasTail: false)
              + second * shape.value(energy - centres[1] - copy.1, hasTail: false))
        }
      }
    }
    let background = Self.background(kind, x, signal, step: 0.004 + 0.012 * generator.uniform())
    let expected = zip(signal, background).map { $0 + $1 }
    let scale = top / max(signal.max() ?? 1, .leastNormalMagnitude)
    let clip = kind == .saturated ? 0.8 * top : .infinity
    let counts = expected.map { min(Double(generator.poisson(mean: scale * $0)), clip) }
    spectrum = PhotoelectronSpectrum(
      title: "F 1s", source: SourceFile(path: "simulated"), species: "F", transition: "1s",
      axis: MeasurementAxis(quantity: "binding energy", unit: "eV", positions: .listed(x)),
      energyScale: .binding, intensities: counts, intensityKind: .counts, excitationEnergy: 1486.6,
      passEnergy: 40, dwellTime: 0.2, sweeps: 5)
    model = RegionModel(
      coreLevel: "F 1s", element: "F", window: 679.5...693.5,
      components: [("first", 685.1), ("second", 685.1 + distance)].map { name, energy in
        ComponentModel(
          name, title: name, position: PriorValue(energy, spread: 0.2),
          width: PriorValue(Self.width, spread: 0.1))
      })
    shares = ["first": 100 * (1 - second), "second": 100 * second]
  }

  /// What the analysis says of the region at its known shift.
  public func result() throws -> AnalysisResult {
    var options = XPSAnalysisOptions()
    options.fixedShift = 0
    // The reference lies in another region, which has given the shift.
    options.referenceComponent = "elsewhere"
    options.regionModels = [model]
    return try PhotoelectronAnalysis.result(of: [spectrum], sample: kind.rawValue, options: options)
  }

  private static func background(
    _ kind: Kind, _ x: [Double], _ signal: [Double], step: Double
  ) -> [Double] {
    let top = signal.max() ?? 1
    guard kind == .otherBackground else {
      var sum = 0.0
      return signal.map { value in
        sum += 0.1 * value
        return 0.12 * top + step * sum
      }
    }
    // Losses with a gap of 4 eV and a maximum at 12 eV, on an exponential tail of lines at lower energy.
    return x.indices.map { i in
      let losses = (0..<i).reduce(0.0) { sum, j in
        let loss = x[i] - x[j]
        return loss > 4 ? sum + 0.1 * signal[j] * 0.02 * exp(-pow((loss - 12) / 6, 2)) : sum
      }
      return top * (0.08 + 0.1 * exp(-(x[i] - x[0]) / 12)) + losses
    }
  }
}

/// A line of unit height: a sum of Gaussian and Lorentzian, or one with an exponential tail to higher energies.
private struct LineRecipe {
  var width: Double
  var share: Double

  func value(_ distance: Double, hasTail: Bool) -> Double {
    guard hasTail else {
      let u = distance / width
      return (1 - share) * exp(-4 * log(2) * u * u) + share / (1 + 4 * u * u)
    }
    // The symmetric line convolved with an exponential of 0.5 eV.
    let (length, step) = (0.5, 0.05)
    return (0..<80).reduce(0.0) { sum, k in
      let back = step * (Double(k) + 0.5)
      return sum + exp(-back / length) * value(distance - back, hasTail: false) * step / length
    }
  }
}
