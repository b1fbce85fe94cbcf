/// Arithmetic on pixels with premultiplied alpha: red in the lowest byte, then green, blue, alpha.
///
/// Blending is done in sRGB space, as browsers, Cairo and Agg do, so that thin dark lines look as people expect.
enum PremultipliedPixel {
  /// The pixel of a colour with straight alpha.
  static func pixel(of color: CanvasColor) -> UInt32 {
    let opaque = UInt32(color.red) | UInt32(color.green) << 8 | UInt32(color.blue) << 16 | 0xFF00_0000
    return scaled(opaque, by: UInt32(color.alpha))
  }

  /// The colour of a pixel with straight alpha.
  static func color(of pixel: UInt32) -> CanvasColor {
    let alpha = pixel >> 24
    guard alpha > 0 else { return .clear }
    func straight(_ channel: UInt32) -> UInt8 {
      UInt8(truncatingIfNeeded: min(255, ((channel & 255) * 255 + alpha / 2) / alpha))
    }
    return CanvasColor(
      red: straight(pixel), green: straight(pixel >> 8), blue: straight(pixel >> 16),
      alpha: UInt8(truncatingIfNeeded: alpha))
  }

  /// Every channel times `factor`/255, rounded to the nearest.
  @inline(__always)
  static func scaled(_ pixel: UInt32, by factor: UInt32) -> UInt32 {
    var low = (pixel & 0x00FF_00FF) &* factor &+ 0x0080_0080
    var high = (pixel >> 8 & 0x00FF_00FF) &* factor &+ 0x0080_0080
    low = (low &+ (low >> 8 & 0x00FF_00FF)) >> 8 & 0x00FF_00FF
    high = (high &+ (high >> 8 & 0x00FF_00FF)) & 0xFF00_FF00
    return low | high
  }

  /// A pixel laid over another.
  @inline(__always)
  static func over(_ source: UInt32, _ target: UInt32) -> UInt32 {
    source &+ scaled(target, by: 255 &- source >> 24)
  }

  /// The product of two shares of 255, rounded to the nearest.
  @inline(__always)
  static func product(_ first: UInt8, _ second: UInt8) -> UInt8 {
    let product = UInt32(first) &* UInt32(second) &+ 128
    return UInt8(truncatingIfNeeded: (product &+ product >> 8) >> 8)
  }
}
