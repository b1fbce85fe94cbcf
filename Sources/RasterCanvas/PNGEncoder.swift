import Dispatch
import InterphaseCPNG

/// Writes pictures as PNG: red, green and blue, filter none, no time stamp, so that equal pictures are equal files.
public enum PNGEncoder {
  /// How much time is spent on a smaller file.
  public enum Compression: Sendable, Hashable {
    /// zlib level 3.
    case fast
    /// zlib level 6 that looks for repeats in half as many places: a fifth less time for pages of equal size.
    case `default`
    /// zlib level 9.
    case small

    var level: Int32 {
      switch self {
      case .fast: 3
      case .default: 6
      case .small: 9
      }
    }

    /// How many places are tried for a repeat; 0 for as many as the level's own.
    var searchDepth: Int32 { self == .default ? 64 : 0 }
  }

  /// Encodes a surface; what is clear on it becomes black, so give it an opaque background.
  ///
  /// - Parameters:
  ///   - surface: the picture.
  ///   - compression: the level of compression.
  ///   - dotsPerInch: the resolution written as `pHYs`; `nil` or a number that is not positive writes none.
  ///   - title: the text chunk `Title`.
  ///   - description: the text chunk `Description`, the place of the alternative text.
  /// - Throws: `encodingFailed` with libpng's message.
  public static func encode(
    _ surface: RasterSurface, compression: Compression = .default, dotsPerInch: Double? = nil,
    title: String? = nil, description: String? = nil
  ) throws(RasterProblem) -> [UInt8] {
    try encode(
      joining: [surface], compression: compression, dotsPerInch: dotsPerInch, title: title,
      description: description)
  }

  /// Encodes the parts of a page, which lie side by side from its left edge to its right.
  package static func encode(
    joining parts: [RasterSurface], compression: Compression, dotsPerInch: Double?, title: String?,
    description: String?
  ) throws(RasterProblem) -> [UInt8] {
    try encode(
      parts.map { ($0.storage, $0.columns.count) }, height: parts.first?.height ?? 0, writesAlpha: false,
      compression: compression, dotsPerInch: dotsPerInch, title: title, description: description)
  }

  /// Encodes an image at its own resolution, with alpha where a pixel is not opaque.
  ///
  /// - Throws: `encodingFailed` with libpng's message.
  public static func encode(
    _ image: RasterImage, compression: Compression = .default
  ) throws(RasterProblem) -> [UInt8] {
    let opaque = image.isOpaque
    // PNG knows straight alpha only.
    let pixels =
      opaque
      ? image.storage
      : ContiguousArray(
        image.storage.map { pixel in
          let color = PremultipliedPixel.color(of: pixel)
          return UInt32(color.red) | UInt32(color.green) << 8 | UInt32(color.blue) << 16
            | UInt32(color.alpha) << 24
        })
    return try encode(
      [(pixels, image.width)], height: image.height, writesAlpha: !opaque, compression: compression,
      dotsPerInch: nil, title: nil, description: nil)
  }

  /// A stripe has about this many bytes before compression: small beside a page, large beside what cutting it costs.
  private static let stripeBytes = 524_288

  private static func encode(
    _ parts: [(pixels: ContiguousArray<UInt32>, width: Int)], height: Int, writesAlpha: Bool,
    compression: Compression, dotsPerInch: Double?, title: String?, description: String?
  ) throws(RasterProblem) -> [UInt8] {
    var result = interphase_png_result()
    defer { interphase_png_result_free(&result) }
    let status = withTexts(title: title, description: description) { keywords, texts, count in
      withParts(parts[...], []) { described in
        var request = interphase_png_request(
          parts: described.baseAddress, part_count: UInt32(described.count),
          width: UInt32(parts.reduce(0) { $0 + $1.width }), height: UInt32(height),
          writes_alpha: writesAlpha ? 1 : 0, level: compression.level,
          search_depth: compression.searchDepth, pixels_per_metre: pixelsPerMetre(dotsPerInch),
          keywords: keywords, texts: texts,
          text_count: count)
        return encode(&request, &result)
      }
    }
    guard status == 0 else {
      let message = withUnsafeBytes(of: &result.message) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      throw RasterProblem(
        .encodingFailed, found: "The picture cannot be written as PNG: \(message)",
        remedy: "Choose a smaller picture.")
    }
    return [UInt8](UnsafeBufferPointer(start: result.bytes, count: result.count))
  }

  /// Calls `body` with the parts as C sees them; each part's pixels stay where they are meanwhile.
  private static func withParts(
    _ rest: ArraySlice<(pixels: ContiguousArray<UInt32>, width: Int)>, _ described: [interphase_png_part],
    _ body: (UnsafeBufferPointer<interphase_png_part>) -> Int32
  ) -> Int32 {
    guard let first = rest.first else { return described.withUnsafeBufferPointer(body) }
    return first.pixels.withUnsafeBufferPointer { pixels in
      let part = interphase_png_part(pixels: pixels.baseAddress, width: UInt32(first.width))
      return withParts(rest.dropFirst(), described + [part], body)
    }
  }

  /// Compresses the rows in stripes on all cores; where they are cut depends on the picture's size alone.
  private static func encode(
    _ request: inout interphase_png_request, _ result: inout interphase_png_result
  ) -> Int32 {
    let rowBytes = Int(request.width) * 4
    let rows = max(stripeBytes / max(rowBytes, 1), 1)
    let height = Int(request.height)
    let count = (height + rows - 1) / rows
    return withUnsafeTemporaryAllocation(of: interphase_png_stripe.self, capacity: count) { stripes in
      stripes.initialize(repeating: interphase_png_stripe())
      defer { for index in stripes.indices { interphase_png_stripe_free(&stripes[index]) } }
      // Each iteration writes the one stripe of its index and reads what nobody changes.
      nonisolated(unsafe) let shared = (request: request, stripes: stripes)
      DispatchQueue.concurrentPerform(iterations: count) { index in
        var request = shared.request
        let end = min((index + 1) * rows, height)
        if interphase_png_compress(
          &request, UInt32(index * rows), UInt32(end), shared.stripes.baseAddress.map { $0 + index }) != 0
        {
          shared.stripes[index].raw_count = 0
        }
      }
      guard stripes.allSatisfy({ $0.raw_count > 0 }) else {
        withUnsafeMutableBytes(of: &result.message) { $0.copyBytes(from: "out of memory".utf8) }
        return -1
      }
      return interphase_png_encode(&request, stripes.baseAddress, UInt32(count), &result)
    }
  }

  /// Dots per inch as whole pixels per metre (an inch is 0.0254 m); 0 where nothing is to be written.
  private static func pixelsPerMetre(_ dotsPerInch: Double?) -> UInt32 {
    guard let dotsPerInch, dotsPerInch > 0, dotsPerInch < 1e6 else { return 0 }
    return UInt32((dotsPerInch / 0.0254).rounded())
  }

  /// Calls `body` with the text chunks as C strings.
  ///
  /// A zero inside a text would end it, so it is left out.
  private static func withTexts(
    title: String?, description: String?,
    _ body: (
      UnsafePointer<UnsafePointer<CChar>?>?, UnsafePointer<UnsafePointer<CChar>?>?, Int32
    ) -> Int32
  ) -> Int32 {
    let chunks = [("Title", title), ("Description", description), ("Software", "Interphase")]
    var bytes: [CChar] = []
    var places: [(keyword: Int, text: Int)] = []
    func append(_ text: String) -> Int {
      let start = bytes.count
      bytes += text.utf8.lazy.filter { $0 != 0 }.map { CChar(bitPattern: $0) }
      bytes.append(0)
      return start
    }
    for (keyword, text) in chunks {
      if let text, !text.isEmpty { places.append((append(keyword), append(text))) }
    }
    return bytes.withUnsafeBufferPointer { bytes in
      guard let base = bytes.baseAddress else { return body(nil, nil, 0) }
      let keywords = places.map { Optional(base + $0.keyword) }
      let texts = places.map { Optional(base + $0.text) }
      return body(keywords, texts, Int32(places.count))
    }
  }
}
