import Foundation
public import RasterCanvas

/// How people see colours.
public enum ColourVision: String, Sendable, Hashable, CaseIterable {
  /// All cones.
  case normal
  /// No long-wave cones.
  case protanopia
  /// No middle-wave cones.
  case deuteranopia
  /// No short-wave cones.
  case tritanopia

  /// The matrix on linear sRGB at severity 1.
  ///
  /// Machado, Oliveira and Fernandes, IEEE Trans. Vis. Comput. Graph. 15
  /// (2009) 1291, table 1.
  private var matrix: [[Double]]? {
    switch self {
    case .normal: nil
    case .protanopia:
      [
        [0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998],
      ]
    case .deuteranopia:
      [
        [0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881],
      ]
    case .tritanopia:
      [
        [1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900],
      ]
    }
  }

  /// The linear channels of a colour as these eyes see it.
  func linearChannels(of colour: CanvasColor) -> [Double] {
    let linear = colour.linearChannels
    guard let matrix else { return linear }
    return matrix.map { row in min(max(zip(row, linear).reduce(0) { $0 + $1.0 * $1.1 }, 0), 1) }
  }

  /// How far apart two colours are to these eyes, in units of CAM02-UCS, in which about 1 is just noticeable.
  public func distance(_ one: CanvasColor, _ other: CanvasColor) -> Double {
    let first = UniformColour(linearSRGB: linearChannels(of: one))
    let second = UniformColour(linearSRGB: linearChannels(of: other))
    let squares = [first.lightness - second.lightness, first.a - second.a, first.b - second.b].map { $0 * $0 }
    return squares.reduce(0, +).squareRoot()
  }

  /// The smallest distance of any two colours to any eyes; infinite for fewer than two.
  public static func worstDistance(_ colours: [CanvasColor]) -> Double {
    var worst = Double.infinity
    for vision in allCases {
      for index in colours.indices {
        for other in colours.indices.dropFirst(index + 1) {
          worst = min(worst, vision.distance(colours[index], colours[other]))
        }
      }
    }
    return worst
  }
}

/// A colour in CAM02-UCS.
///
/// CIECAM02 (CIE 159:2004) with the uniform coordinates of Luo, Cui and Li, Color Res. Appl. 31
/// (2006) 320, for the viewing conditions of sRGB (D65, 64 lx, 20 % grey surround).
struct UniformColour {
  /// The lightness J′.
  let lightness: Double
  /// The red–green coordinate a′.
  let a: Double
  /// The yellow–blue coordinate b′.
  let b: Double

  private static let toXYZ: [[Double]] = [
    [0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.0721750], [0.0193339, 0.1191920, 0.9503041],
  ]
  private static let cat02: [[Double]] = [
    [0.7328, 0.4296, -0.1624], [-0.7036, 1.6975, 0.0061], [0.0030, 0.0136, 0.9834],
  ]
  private static let cat02ToHPE: [[Double]] = [
    [0.7409792, 0.2180250, 0.0410058], [0.2853532, 0.6242014, 0.0904454],
    [-0.0096280, -0.0056980, 1.0153260],
  ]
  private static let white = [95.047, 100, 108.883]
  /// The adapting luminance in cd/m²: 64 lx / π / 5.
  private static let adapting = 64 / Double.pi / 5
  private static let background = 20.0
  private static let surroundImpact = 0.69
  private static let chromaticInduction = 1.0
  private static let adaptationFactor = 1.0

  init(linearSRGB channels: [Double]) {
    let xyz = Self.multiply(Self.toXYZ, channels).map { $0 * 100 }
    let k = 1 / (5 * Self.adapting + 1)
    let k4 = k * k * k * k
    let fl =
      0.2 * k4 * 5 * Self.adapting + 0.1 * (1 - k4) * (1 - k4) * pow(5 * Self.adapting, 1.0 / 3)
    let n = Self.background / Self.white[1]
    let nbb = 0.725 * pow(1 / n, 0.2)
    let z = 1.48 + n.squareRoot()
    let degree = Self.adaptationFactor * (1 - 1 / 3.6 * exp((-Self.adapting - 42) / 92))
    let whiteCones = Self.multiply(Self.cat02, Self.white)
    let gains = whiteCones.map { degree * Self.white[1] / $0 + 1 - degree }
    func compress(_ xyz: [Double]) -> [Double] {
      let adapted = zip(Self.multiply(Self.cat02, xyz), gains).map { $0 * $1 }
      return Self.multiply(Self.cat02ToHPE, adapted).map { cone in
        let power = pow(fl * abs(cone) / 100, 0.42)
        return (cone < 0 ? -1 : 1) * 400 * power / (power + 27.13) + 0.1
      }
    }
    func achromatic(_ cones: [Double]) -> Double { (2 * cones[0] + cones[1] + cones[2] / 20 - 0.305) * nbb }
    let cones = compress(xyz)
    let redGreen = cones[0] - 12 * cones[1] / 11 + cones[2] / 11
    let yellowBlue = (cones[0] + cones[1] - 2 * cones[2]) / 9
    let hue = atan2(yellowBlue, redGreen)
    let ratio = max(achromatic(cones), 0) / achromatic(compress(Self.white))
    let j = 100 * pow(ratio, Self.surroundImpact * z)
    let eccentricity = 0.25 * (cos(hue + 2) + 3.8)
    let t =
      50_000 / 13 * Self.chromaticInduction * nbb * eccentricity
      * (redGreen * redGreen + yellowBlue * yellowBlue).squareRoot()
      / (cones[0] + cones[1] + 21 * cones[2] / 20)
    let chroma = pow(max(t, 0), 0.9) * (j / 100).squareRoot() * pow(1.64 - pow(0.29, n), 0.73)
    let colourfulness = chroma * pow(fl, 0.25)
    let uniform = log(1 + 0.0228 * colourfulness) / 0.0228
    lightness = 1.7 * j / (1 + 0.007 * j)
    a = uniform * cos(hue)
    b = uniform * sin(hue)
  }

  private static func multiply(_ matrix: [[Double]], _ vector: [Double]) -> [Double] {
    matrix.map { row in zip(row, vector).reduce(0) { $0 + $1.0 * $1.1 } }
  }
}

extension CanvasColor {
  /// The lightness J′ of CAM02-UCS: 0 for black, 100 for white.
  public var perceivedLightness: Double { UniformColour(linearSRGB: linearChannels).lightness }
}
