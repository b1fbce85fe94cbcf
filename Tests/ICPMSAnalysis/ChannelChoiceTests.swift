import AnalysisFindings
import ICPMSAnalysis
import InstrumentMeasurements
import Testing

@Suite struct ChannelChoiceTests {
  private func method(_ channels: [ConcentrationTable.Channel], named: String? = nil) throws -> (
    String, [String]
  ) {
    let reading = ConcentrationTable.Reading(concentration: .value(1))
    let table = ConcentrationTable(
      title: "", source: SourceFile(path: ""), channels: channels,
      rows: [
        ConcentrationTable.Row(
          rowNumber: 1, sampleName: "cell", readings: channels.map { _ in reading })
      ])
    var options = DigestTable.options
    options.concentrations = .vendor
    if let named { options.channels["Ni"] = named }
    let result = try DepositAnalysis.result(
      of: table, sample: DigestTable().specimen("cell", rows: [1]), options: options)
    return (result.findings.first?.method ?? "", result.warnings)
  }

  private func nickel(_ mass: Int, _ mode: String, from precursor: Int? = nil) -> ConcentrationTable.Channel {
    ConcentrationTable.Channel(
      name: "\(precursor ?? mass)-\(mass) \(mode)", element: "Ni", massNumber: mass,
      precursorMassNumber: precursor, mode: mode, concentrationUnit: "ppb")
  }

  @Test func prefersTheIsotopeWithoutIronInHeliumMode() throws {
    let (method, _) = try method([
      nickel(60, "No Gas"), nickel(58, "He"), nickel(60, "He", from: 60), nickel(76, "O2", from: 60),
    ])
    #expect(method.hasPrefix("60-60 He"))
  }

  @Test func aMassShiftIsTheLastResort() throws {
    let (method, warnings) = try method([nickel(76, "O2", from: 60), nickel(60, "No Gas")])
    #expect(method.hasPrefix("60-60 No Gas"))
    #expect(warnings.contains { $0.contains("not in helium") })
  }

  @Test func anOpticalLineHasNoIsotopeAndNoCellMode() throws {
    var line = nickel(60, "Ax")
    line.massNumber = nil
    #expect(try !method([line]).1.contains { $0.contains("helium") || $0.contains("isotope") })
  }

  @Test func aNamedChannelComesFirst() throws {
    let (method, _) = try method([nickel(60, "He"), nickel(62, "No Gas")], named: "62-62 No Gas")
    #expect(method.hasPrefix("62-62 No Gas"))
  }
}
