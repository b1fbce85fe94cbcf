import RasterCanvas
import Testing

/// Pinned hashes of decoded pixels: a picture may only change when somebody means it to.
@Suite struct PictureHashTests {
  /// FNV-1a, after Fowler, Noll and Vo (1991), over the pixels' bytes.
  private func hash(_ surface: RasterSurface) -> String {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in surface.rgbBytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return String(hash, radix: 16)
  }

  /// Arithmetic only: no sine, so that no mathematical library has a say.
  @Test func shapesStrokesAndClipsAreThePinnedPixels() throws {
    var surface = try RasterSurface(width: 120, height: 90)
    surface.fill(.circle(center: CanvasPoint(30.3, 40.7), radius: 21.9), color: CanvasColor(hex: 0xD55E00))
    surface.pushClip(.circle(center: CanvasPoint(60, 45), radius: 38.5))
    let line = CanvasPath.polyline(
      (0..<40).map { CanvasPoint(Double($0) * 3, 45 + Double(($0 * 29) % 41) - 20.25) })
    surface.stroke(
      line, style: StrokeStyle(width: 3.3, cap: .round, join: .round),
      color: CanvasColor(hex: 0x0072B2).withOpacity(0.6))
    surface.popClip()
    surface.stroke(
      line.transformed(by: CanvasTransform(a: 1, b: 0.2, c: -0.3, d: 0.7, tx: 20, ty: 9)),
      style: StrokeStyle(width: 1.1, dashes: [5, 2, 1, 2], dashPhase: 1.5), color: .black)
    #expect(hash(surface) == "517d767477e8b040")
  }
}
