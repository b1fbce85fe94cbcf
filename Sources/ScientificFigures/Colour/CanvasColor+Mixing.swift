import Foundation
public import RasterCanvas

extension CanvasColor {
  /// The near-black of text and axes.
  public static let ink = CanvasColor(hex: 0x222222 as UInt32)
  /// The grey of notes: 5.7 : 1 on white.
  public static let noteGrey = CanvasColor(hex: 0x666666 as UInt32)

  /// This colour mixed with white: 0 leaves it, 1 is white.
  ///
  /// Unlike opacity it lets nothing shine through.
  public func lightened(by share: Double) -> CanvasColor { mixed(with: .white, share: share) }

  /// This colour mixed with black: 0 leaves it, 1 is black.
  public func darkened(by share: Double) -> CanvasColor { mixed(with: .black, share: share) }

  /// This colour mixed with another in sRGB; the opacity stays.
  public func mixed(with other: CanvasColor, share: Double) -> CanvasColor {
    let part = share.isFinite ? min(max(share, 0), 1) : 0
    func mix(_ one: UInt8, _ two: UInt8) -> UInt8 {
      UInt8((Double(one) + (Double(two) - Double(one)) * part).rounded())
    }
    return CanvasColor(
      red: mix(red, other.red), green: mix(green, other.green), blue: mix(blue, other.blue), alpha: alpha)
  }

  /// The colour as `#RRGGBB`; opacity apart.
  public var hexadecimal: String {
    let digits = Array("0123456789ABCDEF")
    return "#" + [red, green, blue].map { "\(digits[Int($0) / 16])\(digits[Int($0) % 16])" }.joined()
  }

  /// The opacity from 0 to 1.
  public var opacity: Double { Double(alpha) / 255 }

  /// The channels without the sRGB encoding, from 0 to 1 (IEC 61966-2-1).
  var linearChannels: [Double] {
    [red, green, blue].map { byte in
      let value = Double(byte) / 255
      return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
    }
  }

  /// This colour as dark as text on white must be: 4.5 : 1 by WCAG 2.
  public var asText: CanvasColor {
    (0...20).lazy.map { darkened(by: Double($0) / 20) }.first { $0.contrast(to: .white) >= 4.5 } ?? .ink
  }

  /// The contrast to another colour by WCAG 2: 1 (none) to 21.
  public func contrast(to other: CanvasColor) -> Double {
    func luminance(_ colour: CanvasColor) -> Double {
      zip(colour.linearChannels, [0.2126, 0.7152, 0.0722]).reduce(0) { $0 + $1.0 * $1.1 }
    }
    let (one, two) = (luminance(self), luminance(other))
    return (max(one, two) + 0.05) / (min(one, two) + 0.05)
  }
}
