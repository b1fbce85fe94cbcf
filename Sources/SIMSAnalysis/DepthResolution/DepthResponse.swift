import Foundation
import NumericalMethods

/// What a layer without thickness looks like in a sputter depth profile: two exponentials folded with a Gaussian.
///
/// R(u) = [exp(u/λg + s²/2λg²) erfc((u/s + s/λg)/√2) + exp(−u/λd + s²/2λd²) erfc((−u/s + s/λd)/√2)] / 2(λg + λd), u being the
/// depth behind the layer (Dowsett, Rowlands, Allen and Barlow, Surf. Interface Anal. 21, 310, 1994). The model of mixing,
/// roughness and information depth (Hofmann, Surf. Interface Anal. 21, 673, 1994) is the same function with λd = w, λg = λ,
/// s = σ, moved by w towards the surface. Lengths in nm; the integral over all depths is 1.
public struct DepthResponse: Sendable, Hashable, Codable {
  /// The length of the rise towards the layer, λg: the information depth λ.
  public var leading: Double
  /// The length of the decay behind the layer, λd: the mixing length w.
  public var trailing: Double
  /// The standard deviation of the Gaussian, s: the roughness σ.
  public var roughness: Double
  /// By how much the response lies nearer to the surface than the layer.
  public var shift: Double

  /// The response as Dowsett and others write it.
  public static func dowsett(leading: Double, trailing: Double, roughness: Double) -> DepthResponse {
    DepthResponse(leading: leading, trailing: trailing, roughness: roughness, shift: 0)
  }

  /// The response of mixing, roughness and information depth.
  public static func mixingRoughness(
    mixingLength: Double, roughness: Double, informationDepth: Double = 0
  ) -> DepthResponse {
    DepthResponse(
      leading: informationDepth, trailing: mixingLength, roughness: roughness, shift: mixingLength)
  }

  /// The mean depth of the response behind its layer.
  public var centroid: Double { trailing - leading - shift }

  /// The variance of the response in nm².
  public var variance: Double { roughness * roughness + leading * leading + trailing * trailing }

  /// The response per nm at a depth behind the layer.
  public func density(at depth: Double) -> Double {
    let v = depth + shift
    let sum = leading + trailing
    guard sum > 0 else { return exp(-0.5 * v * v / (width * width)) / (width * (2 * Double.pi).squareRoot()) }
    return (tail(v, leading) + tail(-v, trailing)) / sum
  }

  /// The response to a boundary: the integral of the density up to a depth behind it.
  public func step(at depth: Double) -> Double {
    let v = depth + shift
    let gaussian = 0.5 * complementaryErrorFunction(-v / (2.0.squareRoot() * width))
    let sum = leading + trailing
    guard sum > 0 else { return gaussian }
    return gaussian + (leading * tail(v, leading) - trailing * tail(-v, trailing)) / sum
  }

  /// The distance between 16 and 84 % of a boundary: what two boundaries must be apart to be told from one.
  public var resolution: Double {
    (depth(ofStep: 0.8413447460685429) ?? 0) - (depth(ofStep: 0.15865525393145707) ?? 0)
  }

  /// The depth behind a boundary at which the response to it has risen to a share.
  func depth(ofStep share: Double) -> Double? {
    let reach = 12 * (width + leading + trailing)
    var (low, high) = (-shift - reach, -shift + reach)
    guard step(at: low) < share, step(at: high) > share else { return nil }
    for _ in 0..<80 {
      let middle = 0.5 * (low + high)
      if step(at: middle) < share { low = middle } else { high = middle }
    }
    return 0.5 * (low + high)
  }

  /// A Gaussian of no width has no quotients; a millionth of an atom serves for it.
  private var width: Double { max(roughness, 1e-7) }

  /// exp(v/l + s²/2l²) erfc((v/s + s/l)/√2)/2, without overflow; 0 for no length.
  private func tail(_ v: Double, _ length: Double) -> Double {
    guard length > 0 else { return 0 }
    let x = v / width + width / length
    if x < 0 {
      let exponent = v / length + 0.5 * width * width / (length * length)
      return 0.5 * exp(exponent) * complementaryErrorFunction(x / 2.0.squareRoot())
    }
    return 0.5 * exp(-0.5 * v * v / (width * width))
      * scaledComplementaryErrorFunction(x / 2.0.squareRoot())
  }
}
