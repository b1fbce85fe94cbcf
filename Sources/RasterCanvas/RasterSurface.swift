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

  /// The columns that are kept: all of them, or a part of a page that is drawn in parts at the same time.
  let columns: Range<Int>
  var storage: ContiguousArray<UInt32>
  var clips: [ClipMask] = []
  var accumulator = CoverageAccumulator()
  var edgeList = CoverageEdgeList()

  /// Creates a surface of one colour.
  ///
  /// - Throws: `sizeRefused` for a side below 1 or above `largestSide`, or for more than `mostPixels` in all.
  public init(width: Int, height: Int, background: CanvasColor = .white) throws(RasterProblem) {
    try self.init(width: width, height: height, columns: 0..<max(width, 0), background: background)
  }

  /// Creates the part of a page that some of its columns make, to be drawn on in the page's own coordinates.
  package init(
    width: Int, height: Int, columns: Range<Int>, background: CanvasColor
  ) throws(RasterProblem) {
    let sides = 1...Self.largestSide
    guard sides.contains(width), sides.contains(height), width * height <= Self.mostPixels else {
      throw RasterProblem(
        .sizeRefused, found: "A picture of \(width) × \(height) pixels is refused",
        remedy: "Each side may have 1 to \(Self.largestSide) pixels, the whole at most "
          + "\(Self.mostPixels); choose a smaller size or fewer dots per inch.")
    }
    self.width = width
    self.height = height
    self.columns = columns.clamped(to: 0..<width)
    storage = ContiguousArray(
      repeating: PremultipliedPixel.pixel(of: background), count: self.columns.count * height)
  }

  /// Joins the parts of a page, which lie side by side from its left edge to its right.
  package init(joining parts: [RasterSurface]) throws(RasterProblem) {
    try self.init(width: parts.reduce(0) { $0 + $1.columns.count }, height: parts.first?.height ?? 0)
    for y in 0..<height {
      var place = y * width
      for part in parts {
        let start = y * part.columns.count
        for pixel in part.storage[start..<start + part.columns.count] {
          storage[place] = pixel
          place += 1
        }
      }
    }
  }

  /// The whole surface.
  public var bounds: CanvasRectangle {
    CanvasRectangle(x: 0, y: 0, width: Double(width), height: Double(height))
  }

  /// The colour of one pixel, with straight alpha; `nil` outside.
  public subscript(x: Int, y: Int) -> CanvasColor? {
    guard columns.contains(x), (0..<height).contains(y) else { return nil }
    return PremultipliedPixel.color(of: storage[index(x: x, y: y)])
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

  /// All pixels that are kept.
  var pixelBounds: PixelBounds {
    PixelBounds(left: columns.lowerBound, top: 0, right: columns.upperBound, bottom: height)
  }

  /// The index in `storage` of a pixel.
  func index(x: Int, y: Int) -> Int { y * columns.count + x - columns.lowerBound }

  /// What may be drawn on now.
  var openBounds: PixelBounds { clips.last?.bounds ?? pixelBounds }
}
