import Foundation
import InterphaseCLibPNG
import RasterCanvas
import Testing

@Suite struct PNGEncoderTests {
  private func picture() throws -> RasterSurface {
    var surface = try RasterSurface(width: 123, height: 77)
    draw(on: &surface)
    return surface
  }

  private func draw(on surface: inout RasterSurface) {
    surface.fill(.circle(center: CanvasPoint(50.3, 40.2), radius: 30), color: CanvasColor(hex: 0xD55E00))
    surface.stroke(
      .segment(from: CanvasPoint(3, 70), to: CanvasPoint(119, 5)), style: StrokeStyle(width: 2.5),
      color: .black)
  }

  /// The chunks of a PNG file: name and content.
  private func chunks(of bytes: [UInt8]) throws -> [(name: String, content: [UInt8])] {
    try #require(bytes.prefix(8) == [137, 80, 78, 71, 13, 10, 26, 10])
    var chunks: [(String, [UInt8])] = []
    var place = 8
    while place + 12 <= bytes.count {
      let length = bytes[place..<place + 4].reduce(0) { $0 << 8 | Int($1) }
      try #require(place + 12 + length <= bytes.count)
      let name = String(decoding: bytes[place + 4..<place + 8], as: UTF8.self)
      chunks.append((name, Array(bytes[place + 8..<place + 8 + length])))
      place += 12 + length
    }
    #expect(place == bytes.count)
    return chunks
  }

  /// Reads a PNG by libpng's own reader.
  private func decoded(_ bytes: [UInt8], format: UInt32) throws -> [UInt8] {
    var image = png_image()
    image.version = UInt32(PNG_IMAGE_VERSION)
    try #require(png_image_begin_read_from_memory(&image, bytes, bytes.count) != 0)
    image.format = format
    let channels = format & PNG_FORMAT_FLAG_ALPHA != 0 ? 4 : 3
    var pixels = [UInt8](repeating: 0, count: Int(image.width) * Int(image.height) * channels)
    try #require(png_image_finish_read(&image, nil, &pixels, 0, nil) != 0)
    return pixels
  }

  @Test(arguments: [PNGEncoder.Compression.fast, .default, .small])
  func readsBackAsTheSamePixels(compression: PNGEncoder.Compression) throws {
    let surface = try picture()
    let bytes = try PNGEncoder.encode(surface, compression: compression)
    #expect(try decoded(bytes, format: PNG_FORMAT_FLAG_COLOR) == surface.rgbBytes)
  }

  /// Large enough to be compressed in several stripes, of which each may refer back to the one before.
  @Test func stripesOfALargePictureAreOneStream() throws {
    var surface = try RasterSurface(width: 900, height: 700)
    var random = TestRandom(state: 5)
    for _ in 0..<400 {
      let center = CanvasPoint(random.next() * 900, random.next() * 700)
      surface.fill(
        .circle(center: center, radius: 3 + 20 * random.next()),
        color: CanvasColor(hex: UInt32(random.next() * 0xFFFFFF)))
    }
    let bytes = try PNGEncoder.encode(surface)
    #expect(try chunks(of: bytes).count { $0.name == "IDAT" } > 3)
    #expect(try decoded(bytes, format: PNG_FORMAT_FLAG_COLOR) == surface.rgbBytes)
  }

  @Test func partsOfAPageAreEncodedAsThePage() throws {
    let whole = try picture()
    let parts = try [0..<41, 41..<42, 42..<123].map { columns in
      var part = try RasterSurface(width: 123, height: 77, columns: columns, background: .white)
      draw(on: &part)
      return part
    }
    #expect(try RasterSurface(joining: parts).rgbBytes == whole.rgbBytes)
    let joined = try PNGEncoder.encode(
      joining: parts, compression: .default, dotsPerInch: nil, title: nil, description: nil)
    #expect(try joined == PNGEncoder.encode(whole))
  }

  @Test func statesResolutionAndTextsButNoTime() throws {
    let bytes = try PNGEncoder.encode(
      picture(), dotsPerInch: 300, title: "Fitted panels", description: "LiF 31 %, C–F 38 %")
    let chunks = try chunks(of: bytes)
    let names = chunks.map(\.name)
    #expect(names.first == "IHDR" && names.last == "IEND")
    #expect(!names.contains("tIME"))
    let size = try #require(chunks.first { $0.name == "pHYs" }).content
    // 300 / 0.0254 = 11811 pixels per metre, twice, unit metre.
    #expect(size == [0, 0, 0x2E, 0x23, 0, 0, 0x2E, 0x23, 1])
    let texts = chunks.filter { ["tEXt", "iTXt"].contains($0.name) }
    #expect(texts.contains { $0.name == "tEXt" && $0.content == Array("Title\0Fitted panels".utf8) })
    #expect(
      texts.contains {
        $0.name == "iTXt" && $0.content.starts(with: Array("Description\0".utf8))
          && $0.content.suffix(20) == Array("LiF 31 %, C–F 38 %".utf8)
      })
    let header = try #require(chunks.first).content
    #expect(header[8...] == [8, 2, 0, 0, 0], "8 bits, red green blue, no interlace")
  }

  @Test func equalPicturesAreEqualFiles() throws {
    #expect(
      try PNGEncoder.encode(picture(), dotsPerInch: 300, title: "a")
        == PNGEncoder.encode(picture(), dotsPerInch: 300, title: "a"))
  }

  @Test func resolutionWithoutMeaningIsNotWritten() throws {
    for value in [nil, 0, -1, .nan, .infinity] as [Double?] {
      let names = try chunks(of: PNGEncoder.encode(picture(), dotsPerInch: value)).map(\.name)
      #expect(!names.contains("pHYs"))
    }
  }

  @Test func hostileTextsAreKeptInsideTheirChunk() throws {
    let text = "<&>\0\n" + String(repeating: "ü", count: 5000)
    let bytes = try PNGEncoder.encode(picture(), title: text, description: "")
    let chunk = try #require(try chunks(of: bytes).first { $0.name == "iTXt" })
    #expect(chunk.content.count > 10_000)
  }

  @Test func imageKeepsItsAlpha() throws {
    let colors = [
      CanvasColor(red: 255, green: 0, blue: 0, alpha: 255),
      CanvasColor(red: 0, green: 255, blue: 0, alpha: 128),
      CanvasColor(red: 0, green: 0, blue: 255, alpha: 1), .clear,
    ]
    let bytes = try PNGEncoder.encode(RasterImage(width: 2, height: 2, colors: colors))
    let pixels = try decoded(bytes, format: PNG_FORMAT_FLAG_COLOR | PNG_FORMAT_FLAG_ALPHA)
    #expect(pixels == colors.flatMap { [$0.red, $0.green, $0.blue, $0.alpha] })
  }
}
