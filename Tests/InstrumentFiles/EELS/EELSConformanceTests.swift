import AnalysisFindings
import Foundation
import InstrumentFiles
import InstrumentMeasurements
import Testing

@Suite(.enabled(if: SharedData.isPresent, "needs the real instrument files in ../shared"))
struct EELSConformanceTests {
  private static func files(_ endings: String...) -> [String] {
    let root = SharedData.path("eels")
    let names = (try? FileManager.default.subpathsOfDirectory(atPath: root)) ?? []
    return names.filter { name in endings.contains { name.hasSuffix(".\($0)") } }.sorted()
  }

  private func signals(_ name: String) throws -> [ElectronMicroscopySignal] {
    let file = try ReaderRegistry.builtIn.read(path: SharedData.path("eels/\(name)"))
    return file.measurements.compactMap { $0 as? ElectronMicroscopySignal }
  }

  @Test(arguments: [(["dm3", "dm4"], 128), (["msa"], 23)])
  func everyFileHoldsWhatAnIndependentProgramRead(endings: [String], count: Int) throws {
    let truth = try #require(try SharedData.truth("eels.json")["files"] as? [String: [String: Any]])
    let names = endings.flatMap { Self.files($0) }
    #expect(names.count == count)
    for name in names {
      let theirs = try #require(truth[name]?["signals"] as? [[String: Any]])
      let ours = try signals(name)
      try #require(ours.count == theirs.count, "\(name)")
      for (our, their) in zip(ours, theirs) {
        #expect(our.shape == their["data_shape_c_order"] as? [Int], "\(name)")
        guard let sum = their["sum"] as? Double, let values = our.realValues else { continue }
        let tolerance = our.storedType.contains("int") ? 0 : 1e-6 * abs(sum)
        #expect(abs(values.reduce(0, +) - sum) <= tolerance, "\(name)")
        // Foundation's JSON reader is off by a bit in the last place of some numbers.
        let first = try #require(their["first"] as? Double)
        #expect(abs((values.first ?? .nan) - first) <= 1e-15 * abs(first), "\(name)")
        let axes = their["axes_in_array_order"] as? [[String: Any]] ?? []
        for (axis, their) in zip(our.axes, axes) {
          guard case .regular(let start, let step, _) = axis.positions else { continue }
          let (scale, offset) = (their["scale"] as? Double ?? .nan, their["offset"] as? Double ?? .nan)
          #expect(abs(step - scale) <= 1e-6 * abs(scale), "\(name)")
          #expect(abs(start - offset) <= 1e-6 * abs(offset), "\(name)")
        }
      }
    }
  }

  @Test func sameDataInBothVersionsAreTheSame() throws {
    var pairs = 0
    for name in Self.files("dm4") where name.hasPrefix("nionswift-io/") || name.contains("D_test-") {
      let twin = name.replacing(".dm4", with: ".dm3")
      guard FileManager.default.fileExists(atPath: SharedData.path("eels/\(twin)")) else { continue }
      let (new, old) = (try signals(name), try signals(twin))
      #expect(new.map(\.axes) == old.map(\.axes), "\(name)")
      // Versions may store another integer type; the numbers are the same.
      #expect(new.map(\.values) == old.map(\.values), "\(name)")
      pairs += 1
    }
    #expect(pairs >= 30)
  }

  @Test(arguments: ["rosettasciio/EELS_SI.dm4", "openNCEM/08_carbon.dm3", "rosettasciio/example2.msa"])
  func damagedRealFilesNeverCrash(name: String) throws {
    let whole = try FileContents(path: SharedData.path("eels/\(name)"))
    let reader = try #require(ReaderRegistry.builtIn.reader(for: whole.head))
    var outcomes = 0
    for step in 0..<300 {
      var bytes = whole.bytes
      if step.isMultiple(of: 2) {
        bytes.removeLast(bytes.count - bytes.count * step / 300)
      } else {
        for place in stride(from: step * 7, to: bytes.count, by: 997) { bytes[place] ^= UInt8(step & 0xFF) }
      }
      do {
        let damaged = FileContents(source: whole.source, bytes: bytes)
        outcomes += try reader.measurements(in: damaged).isEmpty ? 0 : 1
      } catch {
        outcomes += error.remedy.isEmpty ? 0 : 1
      }
    }
    #expect(outcomes == 300)
  }
}
