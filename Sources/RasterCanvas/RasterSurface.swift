/// A picture that is drawn on: premultiplied sRGB with 8 bits a channel.
///
/// Drawing is deterministic to the bit: coverage is calculated in integers, and nothing depends on threads, locale or
/// the processor. Coordinates are device pixels, y down; the first pixel covers 0 to 1 in x and y.
public struct RasterSurface: Sendable {
  /// The largest width and height, in pixels.
  public static let largestSide = 20_000
  /// The most pixels of one surface.
  public static let mostPixels = 150_000_000

  /// The width in pixels.
  public let width: Int
  /// The height in pixels.
  public let height: Int

  var storage: ContiguousArray<UInt32>
  var clips: [ClipMask] = []
  var accumulator = CoverageAccumulator()
  var edgeList = CoverageEdgeList()

  /// Creates a surface of one colour.
  ///
  /// - Throws: `sizeRefused` for a side below 1 or above `largestSide`, or for more than `mostPixels` in all.
  public init(width: Int, height: Int, background: CanvasColor = .white) throws(RasterProblem) {
    let sides = 1...Self.largestSide
    guard sides.contains(width), sides.contains(height), width * height <= Self.mostPixels else {
      throw RasterProblem(
        .sizeRefused, found: "A picture of \(width) × \(height) pixels is refused",
        remedy: "Each side may have 1 to \(Self.largestSide) pixels, the whole at most "
          + "\(Self.mostPixels); choose a smaller size or fewer dots per inch.")
    }
    self.width = width
    self.height = height
    storage = ContiguousArray(repeating: PremultipliedPixel.pixel(of: background), count: width * height)
  }

  /// The whole surface.
  public var bounds: CanvasRectangle {
    CanvasRectangle(x: 0, y: 0, width: Double(width), height: Double(height))
  }

  /// The colour of one pixel, with straight alpha; `nil` outside.
  public subscript(x: Int, y: Int) -> CanvasColor? {
    guard (0..<width).contains(x), (0..<height).contains(y) else { return nil }
    return PremultipliedPixel.color(of: storage[y * width + x])
  }

  /// The premultiplied pixels, row by row: red in the lowest byte, then green, blue, alpha.
  public var pixels: ContiguousArray<UInt32> { storage }

  /// Red, green and blue of each pixel in turn, as they are over black.
  public var rgbBytes: [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(storage.count * 3)
    for pixel in storage {
      bytes.append(UInt8(truncatingIfNeeded: pixel))
      bytes.append(UInt8(truncatingIfNeeded: pixel >> 8))
      bytes.append(UInt8(truncatingIfNeeded: pixel >> 16))
    }
    return bytes
  }

  /// All pixels.
  var pixelBounds: PixelBounds { PixelBounds(left: 0, top: 0, right: width, bottom: height) }

  /// What may be drawn on now.
  var openBounds: PixelBounds { clips.last?.bounds ?? pixelBounds }
}
