import Foundation

/// The interphase of a binder as a depth profile meets it.
///
/// Lengths in nm are those of the median cell; all of them grow together with a cell's thickness.
struct SIMSBinder {
  /// The length over which phosphates decay with depth, and the length and part of their rise below the surface.
  var phosphateDecay: Double
  var phosphateRise: Double
  var phosphateRisePart: Double
  /// Where half of the area has reached the oxide, and the deviation of that depth over the area.
  var oxideDepth: Double
  var oxideWidth: Double
  /// Expected ions a data point at the plateau of the oxide (Ni), at the surface of a layer without losses (others).
  var nickel: Double
  var phosphate: Double
  var lithiumFluoride: Double
  var phosphide: Double
  var organic: Double
  /// The decay lengths of LiF2− and of CP−.
  var fluorideDecay: Double
  var phosphideDecay: Double
  /// The relative deviation of the thickness from cell to cell.
  var thicknessScatter: Double

  /// The depth of the Gaussian blur by roughness and mixing at σ, in nm (chosen).
  static let blur = 1.0

  func drawCell(using generator: inout SeededGenerator) -> SIMSCell {
    var cell = SIMSCell(binder: self)
    cell.thicknessFactor = generator.logNormal(median: 1, relative: thicknessScatter)
    cell.riseFactor = generator.logNormal(median: 1, relative: 0.05)
    cell.nickelFactor = generator.logNormal(median: 1, relative: 0.06)
    cell.phosphateFactor = generator.logNormal(median: 1, relative: 0.06)
    cell.fluorideFactor = generator.logNormal(median: 1, relative: 0.06)
    cell.phosphideFactor = generator.logNormal(median: 1, relative: 0.06)
    cell.organicFactor = generator.logNormal(median: 1, relative: 0.06)
    return cell
  }
}

/// One cell's interphase.
struct SIMSCell {
  var binder: SIMSBinder
  var thicknessFactor = 1.0
  var riseFactor = 1.0
  var nickelFactor = 1.0
  var phosphateFactor = 1.0
  var fluorideFactor = 1.0
  var phosphideFactor = 1.0
  var organicFactor = 1.0

  /// The expected ions of a channel in a data point at `depth` nm.
  func expectation(_ channel: SecondaryIonChannel, at depth: Double) -> Double {
    let scale = thicknessFactor
    let oxide = rise(depth, at: binder.oxideDepth * scale, width: binder.oxideWidth * scale)
    let interphase = 1 - oxide
    // Caesium builds up over the first nanometre, and what lies on the surface from the air gives a spike.
    let yield = 1 - 0.5 * exp(-depth / 0.5)
    let spike = 0.8 * exp(-depth / 0.2)
    switch channel {
    case .nickel58:
      return binder.nickel * nickelFactor * (0.01 + oxide) * yield
    case .nickel60:
      // Natural abundances 68.08 and 26.22 %.
      return expectation(.nickel58, at: depth) * 26.22 / 68.08
    case .phosphate2, .phosphate3:
      let decay = 1 / (binder.phosphateDecay * scale)
      let onset = decay + 1 / (binder.phosphateRise * scale * riseFactor)
      let profile = buried(depth, decay) - binder.phosphateRisePart * buried(depth, onset)
      let amount = binder.phosphate * phosphateFactor * (0.005 + profile) * (yield + spike)
      return channel == .phosphate2 ? amount : 0.45 * amount
    case .lithiumFluoride:
      let profile = buried(depth, 1 / (binder.fluorideDecay * scale))
      return binder.lithiumFluoride * fluorideFactor * (0.01 + profile) * (yield + 0.3 * spike)
    case .phosphide:
      let profile = buried(depth, 1 / (binder.phosphideDecay * scale))
      return binder.phosphide * phosphideFactor * (0.005 + profile) * (yield + spike)
    case .organic:
      return binder.organic * organicFactor * (0.02 + interphase) * (yield + 2 * spike)
    case .carbon2:
      return 1.5 * expectation(.organic, at: depth)
    case .fluoride:
      return 1.2 * expectation(.lithiumFluoride, at: depth) + 300 * yield
    case .oxide:
      return (1500 + 3000 * oxide) * yield
    }
  }

  /// The expected ions that no named channel counts; with them the total ion current is nearly even.
  func restExpectation(at depth: Double) -> Double {
    let spike = exp(-depth / 0.2)
    let oxide = rise(
      depth, at: binder.oxideDepth * thicknessFactor, width: binder.oxideWidth * thicknessFactor)
    return (60000 + 20000 * oxide) * (1 - 0.3 * exp(-depth / 0.5) + 2 * spike)
  }

  /// The expected ions of all masses together.
  func totalExpectation(at depth: Double) -> Double {
    SecondaryIonChannel.allCases.reduce(restExpectation(at: depth)) { $0 + expectation($1, at: depth) }
  }

  /// A step from 0 to 1 with the blur added to its width.
  private func rise(_ depth: Double, at place: Double, width: Double) -> Double {
    let deviation = (width * width + SIMSBinder.blur * SIMSBinder.blur).squareRoot()
    return 0.5 * erfc((place - depth) / (2.0.squareRoot() * deviation))
  }

  /// exp(−rate·z) for z > 0, blurred.
  private func buried(_ depth: Double, _ rate: Double) -> Double {
    let blur = SIMSBinder.blur
    return 0.5 * exp(0.5 * rate * rate * blur * blur - rate * depth)
      * erfc((rate * blur * blur - depth) / (2.0.squareRoot() * blur))
  }
}
