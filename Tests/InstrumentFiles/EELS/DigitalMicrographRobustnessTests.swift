import AnalysisFindings
import InstrumentFiles
import InstrumentMeasurements
import Testing

@Suite struct DigitalMicrographRobustnessTests {
  private typealias Tag = DigitalMicrographFile.Tag

  private func file(_ builder: DigitalMicrographFile) -> FileContents {
    let dimensions: [DigitalMicrographFile.Dimension] = [.init(count: 2), .init(count: 3, units: "eV")]
    let tags = [Tag.group("Microscope Info", [builder.double("Voltage", 200_000)])]
    let image = builder.image(
      "SI", dimensions, [1, 2, 3, 4, 5, 6], format: "Spectrum image", signal: "EELS", tags: tags)
    return builder.contents(images: [image], thumbnails: [5])
  }

  private func problem(_ bytes: [UInt8]) throws -> InputProblem {
    try #require(throws: InputProblem.self) {
      try DigitalMicrographFile.signals(FileContents(source: .init(path: "a.dm3"), bytes: bytes))
    }
  }

  @Test(arguments: [3, 4]) func aFileCutAnywhereIsAnErrorOrTheSameSpectra(version: Int) throws {
    let whole = file(DigitalMicrographFile(version: version))
    let expected = try DigitalMicrographFile.signals(whole).map(\.values)
    for count in 0..<whole.bytes.count {
      let part = FileContents(source: whole.source, bytes: Array(whole.bytes.prefix(count)))
      do {
        #expect(try DigitalMicrographFile.signals(part).map(\.values) == expected)
      } catch let problem as InputProblem {
        #expect(!problem.remedy.isEmpty)
      }
    }
  }

  @Test(arguments: [3, 4]) func anyChangedByteIsAnErrorOrAResult(version: Int) throws {
    let whole = file(DigitalMicrographFile(version: version))
    for place in whole.bytes.indices {
      for change in [UInt8(0xFF), 0x80, 0x01] {
        var bytes = whole.bytes
        bytes[place] ^= change
        do {
          let signals = try DigitalMicrographFile.signals(FileContents(source: whole.source, bytes: bytes))
          for signal in signals { #expect(signal.values.count == signal.shape.reduce(1, *)) }
        } catch let problem as InputProblem {
          #expect(!problem.expected.isEmpty)
        }
      }
    }
  }

  @Test func groupsInGroupsWithoutEndAreRefused() throws {
    let builder = DigitalMicrographFile()
    let nested = (0..<1_000).reduce([Tag]()) { tags, _ in [.group("g", tags)] }
    #expect(try problem(builder.bytes(nested)).code == .limitExceeded)
  }

  @Test func anArrayLargerThanTheFileIsRefusedBeforeItIsMade() throws {
    let builder = DigitalMicrographFile(version: 4)
    let problem = try problem(builder.bytes([.data("Data", [20, 7, 1 << 61], [])]))
    #expect(problem.code == .truncated)
    #expect(problem.place == .part("tag “Data”, byte 77"))
  }

  @Test func dimensionsWhoseProductOverflowsAreRefused() throws {
    let builder = DigitalMicrographFile()
    let dimensions = [DigitalMicrographFile.Dimension](repeating: .init(count: 300), count: 9)
    let image = builder.image("i", dimensions, [1])
    #expect(try problem(builder.contents(images: [image]).bytes).code == .malformed)
  }

  @Test func arraysOfArraysAreStepsNotRecursionWithoutEnd() throws {
    let builder = DigitalMicrographFile()
    let deep = [Int](repeating: 20, count: 900)
    #expect(try problem(builder.bytes([.data("d", deep, [])])).code == .malformed)
  }

  @Test func longNamesOfNestedGroupsCannotFillTheMemory() throws {
    let builder = DigitalMicrographFile()
    let name = String(repeating: "n", count: 60_000)
    let leaves = (0..<2_000).map { Tag.data("\($0)", [10], [1]) }
    let nested = (0..<20).reduce(leaves) { tags, _ in [.group(name, tags)] }
    let image = builder.image("i", [.init(count: 1)], [1])
    let problem = try problem(builder.bytes([.group("ImageList", [image])] + nested))
    #expect(problem.code == .limitExceeded)
    #expect(problem.description.count < 2_000)
  }

  @Test func aDamagedImageDoesNotCostItsSibling() throws {
    let builder = DigitalMicrographFile()
    let bad = builder.image(
      "bad", [.init(count: 9)], dataType: 2, element: 6, pixels: [0, 0, 0, 0], count: 1)
    let good = builder.image("good", [.init(count: 1)], [1])
    let signals = try DigitalMicrographFile.signals(builder.contents(images: [bad, good]))
    #expect(signals.map(\.title) == ["good"])
    #expect(signals.first?.readingNotes.contains { $0.contains("left out") } == true)
  }

  @Test func aFileOfThumbnailsOnlyIsSaidToBeOne() throws {
    let builder = DigitalMicrographFile()
    let image = builder.image("i", [.init(count: 1)], [1])
    let problem = try problem(builder.contents(images: [image], thumbnails: [0]).bytes)
    #expect(problem.code == .missing)
    #expect(problem.found == "thumbnails only")
  }

  @Test func aWrongSizeInTheHeaderIsNoError() throws {
    var whole = file(DigitalMicrographFile())
    whole.bytes.replaceSubrange(4..<8, with: [0xFF, 0xFF, 0xFF, 0xFF])
    #expect(try DigitalMicrographFile.signals(whole).count == 1)
  }
}
