/// An image of its own resolution, to be drawn onto a surface.
public struct RasterImage: Sendable, Hashable {
  /// The width in image pixels.
  public let width: Int
  /// The height in image pixels.
  public let height: Int
  /// Premultiplied pixels, row by row from the top.
  let storage: ContiguousArray<UInt32>

  /// Creates an image from as many premultiplied pixels as it has.
  init(width: Int, height: Int, storage: ContiguousArray<UInt32>) {
    self.width = width
    self.height = height
    self.storage = storage
  }

  /// Creates an image from colours, row by row from the top.
  ///
  /// - Throws: `sizeRefused` for an empty or too large image, `pixelCount` where the colours are not width × height.
  public init(width: Int, height: Int, colors: [CanvasColor]) throws(RasterProblem) {
    try Self.check(width: width, height: height, count: colors.count)
    self.width = width
    self.height = height
    var storage = ContiguousArray<UInt32>()
    storage.reserveCapacity(width * height)
    for color in colors { storage.append(PremultipliedPixel.pixel(of: color)) }
    self.storage = storage
  }

  /// Creates an image from indices into a table of colours, row by row from the top; an index beyond is clear.
  ///
  /// - Throws: `sizeRefused` for an empty or too large image, `pixelCount` where the indices are not width × height.
  public init(
    width: Int, height: Int, indices: [UInt16], table: [CanvasColor]
  ) throws(RasterProblem) {
    try Self.check(width: width, height: height, count: indices.count)
    self.width = width
    self.height = height
    let pixels = table.map(PremultipliedPixel.pixel(of:))
    var storage = ContiguousArray<UInt32>()
    storage.reserveCapacity(width * height)
    for index in indices { storage.append(Int(index) < pixels.count ? pixels[Int(index)] : 0) }
    self.storage = storage
  }

  /// The colour of one pixel, with straight alpha; `nil` outside.
  public subscript(x: Int, y: Int) -> CanvasColor? {
    guard (0..<width).contains(x), (0..<height).contains(y) else { return nil }
    return PremultipliedPixel.color(of: storage[y * width + x])
  }

  /// Whether every pixel is opaque.
  public var isOpaque: Bool { storage.allSatisfy { $0 >> 24 == 255 } }

  private static func check(width: Int, height: Int, count: Int) throws(RasterProblem) {
    let sides = 1...RasterSurface.largestSide
    guard sides.contains(width), sides.contains(height), width * height <= RasterSurface.mostPixels else {
      throw RasterProblem(
        .sizeRefused, found: "An image of \(width) × \(height) pixels is refused",
        remedy: "Each side may have 1 to \(RasterSurface.largestSide) pixels.")
    }
    guard count == width * height else {
      throw RasterProblem(
        .pixelCount, found: "\(count) pixels were given for an image of \(width) × \(height)",
        remedy: "Give width × height pixels, row by row.")
    }
  }
}

/// How an image is brought to another size.
public enum ImageResampling: Sendable, Hashable {
  /// The nearest pixel.
  case nearest
  /// For maps, whose cells are to be seen: along an axis on which the image grows every pixel shows the cell at its
  /// middle, in that cell's own colour; where it shrinks the mean over the area that a pixel covers.
  case cells
  /// Catmull–Rom splines, widened when the image shrinks.
  case bicubic
  /// A Lanczos window of three lobes, widened when the image shrinks: for micrographs.
  case lanczos
}
