import AnalysisFindings
import InstrumentFiles
import InstrumentMeasurements
import Testing

@Suite struct DigitalMicrographPixelTests {
  /// Data type, code of the tag's own type, bytes of two pixels of value 1 and 2, low byte first.
  private static let real: [(dataType: Int, element: Int, name: String, pixels: [UInt8])] = [
    (1, 2, "int16", [1, 0, 2, 0]),
    (2, 6, "float32", [0, 0, 0x80, 0x3F, 0, 0, 0, 0x40]),
    (6, 10, "uint8", [1, 2]),
    (7, 3, "int32", [1, 0, 0, 0, 2, 0, 0, 0]),
    (9, 9, "int8", [1, 2]),
    (10, 4, "uint16", [1, 0, 2, 0]),
    (11, 5, "uint32", [1, 0, 0, 0, 2, 0, 0, 0]),
    (12, 7, "float64", [0, 0, 0, 0, 0, 0, 0xF0, 0x3F, 0, 0, 0, 0, 0, 0, 0, 0x40]),
    (39, 11, "int64", [1, 0, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0]),
    (40, 12, "uint64", [1, 0, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0]),
  ]

  private func signal(
    _ dataType: Int, _ element: Int, _ pixels: [UInt8], count: Int = 2, tagCount: Int? = nil,
    isLittleEndian: Bool = true, version: Int = 3
  ) throws -> ElectronMicroscopySignal {
    let builder = DigitalMicrographFile(version: version, isLittleEndian: isLittleEndian)
    let image = builder.image(
      "p", [.init(count: count)], dataType: dataType, element: element, pixels: pixels,
      count: tagCount ?? count)
    return try #require(try DigitalMicrographFile.signals(builder.contents(images: [image])).first)
  }

  @Test(arguments: real.indices, [3, 4]) func everyRealTypeIsRead(index: Int, version: Int) throws {
    let type = Self.real[index]
    let signal = try signal(type.dataType, type.element, type.pixels, version: version)
    #expect(signal.storedType == type.name)
    #expect(signal.realValues == [1, 2])
  }

  @Test(arguments: real.indices) func everyRealTypeIsReadWithTheHighByteFirst(index: Int) throws {
    let type = Self.real[index]
    let size = type.pixels.count / 2
    let swapped = Array(type.pixels[..<size].reversed() + type.pixels[size...].reversed())
    #expect(try signal(type.dataType, type.element, swapped, isLittleEndian: false).realValues == [1, 2])
  }

  @Test func theImagesTypeCountsNotTheTags() throws {
    // Real files store unsigned pixels in a tag of signed numbers.
    let bytes: [UInt8] = [0xFF, 0xFF, 0xFF, 0xFF]
    #expect(try signal(11, 3, bytes, count: 1).realValues == [4_294_967_295])
    #expect(try signal(7, 5, bytes, count: 1).realValues == [-1])
  }

  @Test func negativeNumbersStayNegative() throws {
    #expect(try signal(1, 2, [0xFF, 0xFF, 0xFE, 0xFF]).realValues == [-1, -2])
    #expect(try signal(9, 9, [0xFF, 0xFE]).realValues == [-1, -2])
  }

  @Test func truthValuesAreZeroAndOne() throws {
    let signal = try signal(14, 8, [0, 7])
    #expect(signal.storedType == "bool")
    #expect(signal.realValues == [0, 1])
  }

  @Test func complexNumbersComeInTwoParts() throws {
    let pixels: [UInt8] = [0, 0, 0x80, 0x3F, 0, 0, 0, 0x40]
    #expect(try signal(3, 6, pixels, count: 1, tagCount: 2).values == .complex(real: [1], imaginary: [2]))
    let double: [UInt8] = [0, 0, 0, 0, 0, 0, 0xF0, 0x3F, 0, 0, 0, 0, 0, 0, 0, 0x40]
    #expect(try signal(13, 7, double, count: 1, tagCount: 2).values == .complex(real: [1], imaginary: [2]))
  }

  @Test func coloursAreRedGreenBlueAlpha() throws {
    #expect(try signal(23, 3, [3, 2, 1, 4], count: 1).values == .color([1, 2, 3, 4]))
    #expect(try signal(23, 3, [4, 1, 2, 3], count: 1, isLittleEndian: false).values == .color([1, 2, 3, 4]))
  }

  @Test func pixelsBehindTheImageAreLeftOutAndSaid() throws {
    let signal = try signal(6, 10, [1, 2, 3], count: 2, tagCount: 3)
    #expect(signal.realValues == [1, 2])
    #expect(signal.readingNotes.contains { $0.contains("the rest was left out") })
  }

  @Test func fewerPixelsThanTheDimensionsNeedAreAnError() throws {
    let problem = try #require(throws: InputProblem.self) {
      try signal(2, 6, [0, 0, 0, 0], count: 2, tagCount: 1)
    }
    #expect(problem.code == .malformed)
    #expect(
      problem.description
        == "/data/a.dm3, tag “ImageList / 0 / ImageData / Data”: expected 2 pixels of 4 bytes (float32), found "
        + "4 bytes. The image's size and its pixels contradict each other; save the image from DigitalMicrograph "
        + "again.")
  }

  @Test func packedComplexImagesSayWhatToDo() throws {
    let problem = try #require(throws: InputProblem.self) { try signal(5, 6, [0, 0, 0, 0], count: 1) }
    #expect(problem.code == .unsupported)
    #expect(problem.remedy.contains("Complex 8"))
  }
}
