import Foundation
import InterphaseTestSupport
import Testing

/// `inspect --arrays` writes what a file holds for programs of any language.
@Suite(.enabled(if: BuiltCommand.isPresent, "\(BuiltCommand.reason)")) struct ArrayExportTests {
  private let folder: ScratchFolder

  init() throws { folder = try ScratchFolder() }

  private struct Entry: Decodable {
    struct Array: Decodable {
      struct Axis: Decodable {
        var quantity: String
        var count: Int
        var file: String?
        var start: Double?
      }

      var name: String
      var file: String
      var shape: [Int]
      var axes: [Axis]
    }

    var kind: String
    var arrays: [Array]
  }

  private func contents() throws -> [Entry] {
    try JSONDecoder().decode([Entry].self, from: folder.data("numbers/arrays.json"))
  }

  /// The numbers behind the 128 bytes of a short header.
  private func numbers(_ file: String) throws -> [Double] {
    let data = try folder.data("numbers/" + file).dropFirst(128)
    return Swift.stride(from: data.startIndex, to: data.endIndex, by: 8).map { start in
      let bits = data[start..<start + 8].reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
      return Double(bitPattern: bits)
    }
  }

  @Test func aProfileIsAnArrayForEachIonAlongOneTimeAxis() async throws {
    try folder.copy(SampleData.path + "/study-b/sims/PVDF-1.txt", to: "p.txt")
    let call = try await BuiltCommand.call(["inspect", "p.txt", "--arrays", "numbers"], in: folder.path)
    #expect(call.code == 0)
    let entry = try #require(try contents().first)
    #expect(entry.kind == "SIMS depth profile")
    #expect(Set(entry.arrays.flatMap { $0.axes.map(\.file) }).count == 1)
    // The first rows of the export: sputter time and PO2-.
    let ion = try #require(entry.arrays.first { $0.name == "PO_2-" })
    #expect(try numbers(try #require(ion.axes[0].file)).prefix(3) == [0, 1.4666, 2.9332])
    #expect(try numbers(ion.file).prefix(3) == [1209.57, 1141.88, 1360.99])
    #expect(ion.shape == [165])
  }

  @Test func aScanIsOneArrayWithEvenAxes() async throws {
    try folder.copy(SampleData.path + "/study-a/eels/PVDF-1.dm3", to: "scan.dm3")
    #expect(
      try await BuiltCommand.call(["inspect", "scan.dm3", "--arrays", "numbers"], in: folder.path).code == 0)
    let array = try #require(try contents().first?.arrays.first)
    #expect(array.shape == array.axes.map(\.count))
    #expect(array.axes.allSatisfy { $0.start != nil && $0.file == nil })
    #expect(try numbers(array.file).count == array.shape.reduce(1, *))
  }

  @Test func aFileOfAUserInTheWayStays() async throws {
    try folder.copy(SampleData.path + "/study-a/eels/PVDF-1.dm3", to: "scan.dm3")
    try FileManager.default.createDirectory(
      atPath: folder.path + "/numbers", withIntermediateDirectories: true)
    try folder.write("mine", to: "numbers/arrays.json")
    let call = try await BuiltCommand.call(["inspect", "scan.dm3", "--arrays", "numbers"], in: folder.path)
    #expect(call.code == 1)
    #expect(call.errors.contains("arrays.json"))
    #expect(try folder.text("numbers/arrays.json") == "mine")
  }
}
