import AnalysisFindings
import InstrumentFiles
import InstrumentMeasurements
import Testing

@Suite(.enabled(if: SharedData.isPresent, "needs the real instrument files in ../shared"))
struct ICPMSConformanceTests {
  private func table(_ name: String) throws -> ConcentrationTable {
    let file = try ReaderRegistry.builtIn.read(path: SharedData.path("icpms/agilent/\(name)"))
    return try #require(file.measurements.count == 1 ? file.measurements.first as? ConcentrationTable : nil)
  }

  @Test(arguments: [
    ("masshunter_foliar_20200713.xlsx", 39, 19), ("8900_cps_raw.xlsx", 101, 6),
    ("8900_conc_vendor.xlsx", 101, 6), ("8900_conc_modified_by_repo.xlsx", 101, 6),
    ("8900_msms_Mn_Co_Ni.xlsx", 49, 52), ("geochem_masshunter_4col.xlsx", 25, 58),
    ("sort_template.csv", 9, 4),
  ])
  func everyTableOfMassHunterIsRead(name: String, rows: Int, channels: Int) throws {
    let table = try table(name)
    #expect(table.rows.count == rows)
    #expect(table.channels.count == channels)
    #expect(table.readingNotes.isEmpty)
  }

  @Test(arguments: [
    ("agilent/pew_8900_test_ms.b/001.d/001.csv", 5, 3),
    ("agilent/nist_1FEB21610CAL2.b/001SMPL.d/001SMPL.csv", 50, 29),
    ("agilent/5x00_icpoes_seawater.csv", 18, 35), ("thermo/qtegra_icpoes_AR20200205.csv", 111, 16),
  ])
  func everyTextTableIsRead(name: String, rows: Int, channels: Int) throws {
    let file = try ReaderRegistry.builtIn.read(path: SharedData.path("icpms/\(name)"))
    let table = try #require(file.measurements.first as? ConcentrationTable)
    #expect(table.rows.count == rows)
    #expect(table.channels.count == channels)
  }

  @Test func aRealBatchAgreesWithAnIndependentReading() throws {
    let key = "agilent/masshunter_foliar_20200713.xlsx"
    let truth = try #require(try SharedData.truth("icpms.json")[key] as? [String: Any])
    let table = try table("masshunter_foliar_20200713.xlsx")
    #expect(table.rows.map(\.sampleName) == truth["sample_names"] as? [String])
    #expect(table.rows.filter(\.isRejected).map(\.rowNumber) == [10])
    #expect(table.channels.filter(\.isInternalStandard).map(\.element) == ["Sc", "Ge", "Rh", "Lu"])
    let nickel = try #require(table.channels.firstIndex { $0.element == "Ni" })
    #expect(table.rows[2].readings[nickel].concentration == .value(1.04991315875914))
    #expect(table.rows[0].acquisitionTime == "2020-07-13 12:36:01")
  }

  @Test func aDamagedRealWorkbookIsAnErrorOrATable() throws {
    let whole = try FileContents(path: SharedData.path("icpms/agilent/8900_cps_raw.xlsx"))
    for step in 1..<60 {
      var bytes = whole.bytes
      for place in stride(from: step * 11, to: bytes.count, by: 4_001) { bytes[place] ^= UInt8(step) }
      do {
        let damaged = FileContents(source: whole.source, bytes: bytes)
        #expect(try !MassHunterReader().measurements(in: damaged).isEmpty)
      } catch {
        #expect(!error.remedy.isEmpty)
      }
    }
  }
}
