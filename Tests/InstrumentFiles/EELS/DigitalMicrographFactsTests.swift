import AnalysisFindings
import InstrumentFiles
import InstrumentMeasurements
import Testing

@Suite struct DigitalMicrographFactsTests {
  private let builder = DigitalMicrographFile(version: 4)

  private func signal(_ tags: [DigitalMicrographFile.Tag]) throws -> ElectronMicroscopySignal {
    let image = builder.image("i", [.init(count: 2)], [1, 2], tags: tags)
    return try #require(try DigitalMicrographFile.signals(builder.contents(images: [image])).first)
  }

  private func acquisition(_ tags: [DigitalMicrographFile.Tag]) -> [DigitalMicrographFile.Tag] {
    [.group("EELS", [.group("Acquisition", tags)])]
  }

  @Test func voltageBecomesABeamEnergyInKiloelectronvolts() throws {
    let signal = try signal([.group("Microscope Info", [builder.double("Voltage", 199_990)])])
    #expect(signal.beamEnergy == 199.99)
    #expect(signal.metadata["ImageTags / Microscope Info / Voltage"] == "199990.0")
  }

  @Test func tagsOfAStackStandAtItsCreation() throws {
    let creation = [DigitalMicrographFile.Tag.group("Microscope Info", [builder.double("Voltage", 80_000)])]
    #expect(try signal([.group("source", [.group("Tags at creation", creation)])]).beamEnergy == 80)
  }

  @Test func anglesAreLifted() throws {
    let conditions = [
      builder.float("Convergence semi-angle (mrad)", 21), builder.float("Collection semi-angle (mrad)", 62),
    ]
    let signal = try signal([.group("EELS", [.group("Experimental Conditions", conditions)])])
    #expect(signal.convergenceAngle == 21)
    #expect(signal.collectionAngle == 62)
  }

  @Test func exposureOfASpectrumIsItsIntegrationTime() throws {
    let tags = [
      builder.double("Exposure (s)", 0.5), builder.double("Number of frames", 10),
      builder.double("Integration time (s)", 5.5),
    ]
    #expect(try signal(acquisition(tags)).exposure == 5.5)
    #expect(try signal(acquisition(Array(tags.prefix(2)))).exposure == 5)
    #expect(try signal([]).exposure == nil)
  }

  @Test func namesInLatin1AreRead() throws {
    // 0xB5 by itself is a micro sign in Latin-1 and no UTF-8.
    let marked = builder.contents(images: [
      builder.image("i", [.init(count: 1)], [1], tags: [builder.number("Current (~A)", 3)])
    ])
    var bytes = marked.bytes
    let place = try #require(bytes.indices.first { bytes[$0...].starts(with: Array("(~A)".utf8)) })
    bytes[place + 1] = 0xB5
    let signals = try DigitalMicrographFile.signals(FileContents(source: marked.source, bytes: bytes))
    #expect(signals.first?.metadata["ImageTags / Current (µA)"] == "3")
  }

  @Test func rectanglesAndListsAreMetadata() throws {
    let rectangle = DigitalMicrographFile.Tag.data(
      "Rectangle", [15, 0, 2, 0, 2, 0, 2], builder.payload(Int16(-3)) + builder.payload(Int16(4)))
    let long = DigitalMicrographFile.Tag.data("Dark", [20, 10, 70], [UInt8](repeating: 1, count: 70))
    let signal = try signal([rectangle, long, .group("List", [builder.text("", "µm")])])
    #expect(signal.metadata["ImageTags / Rectangle"] == "-3, 4")
    #expect(signal.metadata["ImageTags / Dark"] == "70 values of uint8")
    #expect(signal.metadata["ImageTags / List / 0"] == "µm")
    #expect(signal.metadata["ImageData / Data"] == nil)
  }
}
