/// A colour in sRGB with straight (not premultiplied) alpha, 8 bits a channel.
public struct CanvasColor: Sendable, Hashable {
  /// The red channel.
  public var red: UInt8
  /// The green channel.
  public var green: UInt8
  /// The blue channel.
  public var blue: UInt8
  /// The opacity: 0 clear, 255 opaque.
  public var alpha: UInt8

  /// Creates a colour.
  public init(red: UInt8, green: UInt8, blue: UInt8, alpha: UInt8 = 255) {
    self.red = red
    self.green = green
    self.blue = blue
    self.alpha = alpha
  }

  /// Creates an opaque colour from an integer such as `0xD55E00`; higher bits are ignored.
  public init(hex: UInt32) {
    self.init(
      red: UInt8(truncatingIfNeeded: hex >> 16), green: UInt8(truncatingIfNeeded: hex >> 8),
      blue: UInt8(truncatingIfNeeded: hex))
  }

  /// Creates a colour from `#rgb`, `#rrggbb` or `#rrggbbaa`, with or without the sign; `nil` for anything else.
  public init?(hex text: String) {
    var digits = Array(text.utf8)
    if digits.first == UInt8(ascii: "#") { digits.removeFirst() }
    if digits.count == 3 { digits = digits.flatMap { [$0, $0] } }
    guard digits.count == 6 || digits.count == 8 else { return nil }
    if digits.count == 6 { digits += Array("ff".utf8) }
    var value: UInt32 = 0
    for digit in digits {
      switch digit {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): value = value << 4 | UInt32(digit - UInt8(ascii: "0"))
      case UInt8(ascii: "a")...UInt8(ascii: "f"):
        value = value << 4 | UInt32(digit - UInt8(ascii: "a") + 10)
      case UInt8(ascii: "A")...UInt8(ascii: "F"):
        value = value << 4 | UInt32(digit - UInt8(ascii: "A") + 10)
      default: return nil
      }
    }
    self.init(hex: value >> 8)
    alpha = UInt8(truncatingIfNeeded: value)
  }

  /// Opaque black.
  public static let black = CanvasColor(hex: 0x000000 as UInt32)
  /// Opaque white.
  public static let white = CanvasColor(hex: 0xFFFFFF as UInt32)
  /// Nothing at all.
  public static let clear = CanvasColor(red: 0, green: 0, blue: 0, alpha: 0)

  /// The same colour with another opacity from 0 to 1; values outside are clamped, NaN is clear.
  public func withOpacity(_ opacity: Double) -> CanvasColor {
    var color = self
    color.alpha = opacity > 0 ? UInt8((min(opacity, 1) * 255).rounded()) : 0
    return color
  }
}
