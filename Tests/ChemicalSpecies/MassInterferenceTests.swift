import ChemicalSpecies
import Testing

@Suite struct MassInterferenceTests {
  /// m/Δm from the masses of NIST.
  @Test(
    arguments: [
      ("LiF2-", "CHO2-", 2970.0), ("LiF2-", "C2H5O-", 2120), ("PO2-", "^63Cu-", 1852),
      ("PO2-", "C5H3-", 1051), ("CP-", "C2F-", 1744),
    ])
  func resolvingPowerIsMassOverDifference(_ ion: String, _ other: String, _ power: Double) throws {
    let pair = try #require(MassInterference(SpeciesName(ion), SpeciesName(other)))
    #expect(abs(pair.resolvingPower - power) < 1)
  }

  @Test func phosphideOnAluminiumCannotBeToldByTimeOfFlight() throws {
    let table = MassInterference.table(of: "CP-")
    #expect(table.map(\.other).contains("AlO-"))
    #expect(try #require(table.last { $0.other == "AlO-" }).resolvingPower > 12_000)
    #expect(table.map(\.resolvingPower) == table.map(\.resolvingPower).sorted())
  }

  @Test func ionsAreNotTheirOwnNeighbours() {
    #expect(!MassInterference.table(of: "^58Ni-").map(\.other).contains("Ni-"))
    #expect(MassInterference("Ni-", "total") == nil)
    #expect(MassInterference("PO2-", "PO2 -") == nil)
  }
}
