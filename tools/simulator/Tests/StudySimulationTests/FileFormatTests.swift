import Foundation
import StudySimulation
import Testing

/// What other programs rely on in the files; that they open was checked with `vamas`, RosettaSciIO and openpyxl.
@Suite struct FileFormatTests {
  private func lines(_ path: String) throws -> [String] {
    let file = try #require(SampleStudies.all[0].files.first { $0.path == path })
    return String(decoding: file.bytes, as: UTF8.self).components(separatedBy: "\r\n")
  }

  @Test func vamasStatesAsManyBlocksAsItHas() throws {
    let lines = try lines("xps/PVDF-1.vms")
    #expect(lines.first == "VAMAS Surface Chemical Analysis Standard Data Transfer Format 1988 May 4")
    // Five header lines, one comment with its count, then modes, regions, the etch time and four zeros.
    #expect(lines[17] == "32")
    #expect(lines.filter { $0 == "XPS" }.count == 32)
    #expect(lines.suffix(2) == ["end of experiment", ""])
  }

  @Test func depthProfileEndsEveryLineWithATab() throws {
    let lines = try lines("sims/PVDF-1.txt")
    #expect(lines.first == "# Profile Smoothing is Disabled")
    let table = lines.dropFirst().dropLast()
    #expect(table.allSatisfy { $0.hasSuffix("\t") })
    #expect(Set(table.map { $0.components(separatedBy: "\t").count }) == [16])
    #expect(table.count == 3 + 165)
    #expect(lines.last == "")
  }

  @Test func oneIonIsPrintedWithItsDeadTimeCorrection() throws {
    let cells = try lines("sims/PVDF-A-N5-1.txt").dropFirst(4).flatMap {
      $0.components(separatedBy: "\t").dropFirst()
    }
    let hasBareOne = cells.contains("1")
    // −16384 ln(1 − 1/16384) and three times as many, as the vendor's files print them.
    let hasCorrected = cells.contains("1.00003") && cells.contains("3.00027")
    #expect(!hasBareOne && hasCorrected)
  }

  @Test func lineScanStatesTheLengthOfItsTree() throws {
    let bytes = try #require(SampleStudies.all[0].files.first { $0.path == "eels/PVDF-1.dm3" }).bytes
    func number(_ offset: Int) -> Int { bytes[offset..<offset + 4].reduce(0) { $0 << 8 | Int($1) } }
    #expect(number(0) == 3)
    #expect(number(4) == bytes.count - 16)
    #expect(number(8) == 1)
    #expect(bytes.suffix(8).allSatisfy { $0 == 0 })
  }

  @Test func workbookIsAnArchiveOfStoredMembers() throws {
    let bytes = try #require(SampleStudies.all[0].files.first { $0.path == "icpms/batch.xlsx" }).bytes
    #expect(bytes.prefix(4) == [0x50, 0x4b, 3, 4])
    #expect(bytes[8] == 0 && bytes[9] == 0)  // method: stored
    #expect(String(decoding: bytes, as: UTF8.self).contains("60  Ni  [ He ] "))
  }

  @Test func archiveChecksumIsTheStandardOne() {
    #expect(StoredArchive.checksum(Array("123456789".utf8)) == 0xcbf4_3926)
  }

  @Test func forceTablesStateTheirUnits() throws {
    #expect(try lines("saicas/PVDF-fresh-1.csv").first == "Time (s),Horizontal (um),Depth (um),Fh (N),Fv (N)")
    let other = try #require(SampleStudies.all[1].files.first { $0.path == "saicas/PVDF-fresh-1.csv" })
    let text = String(decoding: other.bytes, as: UTF8.self).components(separatedBy: "\r\n")
    #expect(text[0] == "Zeit [s];Weg [mm];Tiefe [µm];FH [mN];FV [mN]")
    #expect(text[1].hasPrefix("0,0;0,00000;"))
    #expect(text[1].components(separatedBy: ";").count == 5)
  }
}
