import AnalysisFindings
import Foundation
import InstrumentFiles
import Testing

/// Damaged files give a typed error or a result, never a crash.
@Suite struct ReaderRobustnessTests {
  /// A small generator, so that every run damages the same bytes.
  private struct Damage {
    var state: UInt64
    mutating func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(max(bound, 1)))
    }
  }

  /// Reads damaged copies of a file; returns how many of them were still read.
  private func survivors(of bytes: [UInt8], _ reader: any InstrumentFileReader, variants: Int, seed: UInt64)
    -> Int
  {
    var damage = Damage(state: seed)
    var survivors = 0
    for variant in 0..<variants {
      var copy = bytes
      if variant.isMultiple(of: 2) {
        copy.removeLast(damage.next(copy.count))
      } else {
        for _ in 0..<1 + damage.next(8) where !copy.isEmpty {
          copy[damage.next(copy.count)] ^= UInt8(1 << damage.next(8))
        }
      }
      let file = FileContents(source: SourceFile(path: "damaged", byteCount: copy.count), bytes: copy)
      do throws(InputProblem) {
        _ = reader.recognition(of: file.head)
        _ = try reader.measurements(in: file)
        survivors += 1
      } catch {
        #expect(error.file == "damaged")
        #expect(!error.remedy.isEmpty)
      }
    }
    return survivors
  }

  @Test func damagedVAMASFilesNeverCrash() {
    var fixture = VAMASFixture(comment: ["a", "b"], variables: [("Etch Time", "s")])
    fixture.blocks[0].variableValues = ["0"]
    fixture.blocks += fixture.blocks
    let bytes = Array(fixture.lines().joined(separator: "\r\n").utf8)
    let survivors = survivors(of: bytes, VAMASReader(), variants: 400, seed: 1)
    #expect((1..<400).contains(survivors))
  }

  @Test func damagedProfilesNeverCrash() {
    let bytes = Array(IONTOFProfileReaderTests.sample.joined(separator: "\r\n").utf8)
    let survivors = survivors(of: bytes, IONTOFProfileReader(), variants: 400, seed: 2)
    #expect((1..<400).contains(survivors))
  }

  @Test func damagedTablesNeverCrash() {
    let bytes = Array(
      "K.E.\tCounts\t\tB.E.\tCPS\n600\t10\t\t886\t5\n601\t12\t\t885\t6\n602\t1\t\t884\t5\n".utf8)
    let declaration = ColumnDeclaration(
      technique: .init(rawValue: "eels"),
      columns: [.init(.number(1), .energyLoss), .init(.remaining, .intensity)])
    let readers: [any InstrumentFileReader] = [
      CasaXPSTextReader(), TwoColumnTextReader(), DeclaredTableReader(declaration, as: .energyLossSignal),
      IONTOFSpectrumReader(),
    ]
    for (index, reader) in readers.enumerated() {
      #expect(survivors(of: bytes, reader, variants: 200, seed: UInt64(index)) < 200)
    }
  }

  @Test(
    .enabled(if: SharedData.isPresent, Comment(rawValue: SharedData.reason)),
    arguments: [
      "xps/vamas/cheminfo_multiplex.vms", "xps/vamas/FeO_analyzed.vms", "xps/vamas/pypi-vamas_aes_staib.vms",
      "xps/casaxps_export/pycasaxps_ascii_Au4f.txt", "xps/specs/MgFe2O4_small.xy", "xps/scienta/Ag_0001.txt",
      "sims/laurent_hea/N_HEA19_Bi1_1.txt",
      "sims/xlab_psc/main/FACSPI-PbI2-treatment/I231115u_D_MeO-2PACz_5f_neg-C2_-_NF.txt",
    ]) func damagedRealFilesNeverCrash(file: String) throws
  {
    let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: SharedData.path(file))))
    let head = FileHead(name: file, bytes: Array(bytes.prefix(65_536)), byteCount: bytes.count)
    let reader = try #require(ReaderRegistry.builtIn.reader(for: head))
    #expect(survivors(of: bytes, reader, variants: 20, seed: 3) < 20)
  }
}
