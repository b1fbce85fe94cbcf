import AnalysisFindings
import ICPMSAnalysis
import InstrumentMeasurements
import Testing

@Suite struct DepositSpecimenTests {
  @Test func rowsOfOneNameAreAspirationsOfOneDigest() {
    var digest = DigestTable()
    let first = digest.add("cell", concentration: 1)
    digest.add("other", concentration: 2)
    let second = digest.add("cell", concentration: 1.1)
    #expect(DepositSpecimen.rows(named: ["cell"], in: digest.table) == [first, second])
  }

  @Test func reagentBlanksAreRecognisedByTheirType() {
    var digest = DigestTable()
    digest.add("foil 1", type: "LRB", rate: 300)
    digest.add("foil 2", type: "LRB", rate: 310)
    digest.add("foil 1", type: "LRB", rate: 305)
    let area = Estimate(value: 2, unit: "cm²", standardUncertainty: 0)
    let blanks = DepositSpecimen.proceduralBlanks(in: digest.table, volume: nil, area: area)
    #expect(blanks.map(\.name) == ["foil 1", "foil 2"])
    #expect(blanks.map(\.rows.count) == [2, 1])
    #expect(blanks.first?.area == area)
  }
}
