/// What drawing is limited to: a rectangle of whole pixels and, inside it, a coverage for each pixel.
struct ClipMask {
  var bounds: PixelBounds
  /// Row by row inside the bounds; empty where the whole rectangle is open.
  var coverage: ContiguousArray<UInt8> = []

  /// The index in `coverage` of a pixel.
  func index(x: Int, y: Int) -> Int { (y - bounds.top) * bounds.width + x - bounds.left }
}
