import AnalysisFindings
import EELSAnalysis
import Testing

@Suite struct ScanCompositionTests {
  /// The mean of a column of the scan's curve between two depths, and the mean of its uncertainties.
  private func mean(
    _ name: String, _ depths: ClosedRange<Double>, _ scan: SimulatedScan, _ options: EELSOptions
  ) throws -> (value: Double, uncertainty: Double) {
    let curve = try EELSLineScanAnalysis.result(of: scan.signal, sample: "", options: options).curves[0]
    let column = try #require(curve.column(name))
    let inside = curve.columns[0].values.indices.filter { depths.contains(curve.columns[0].values[$0]) }
    let n = Double(inside.count)
    return (
      inside.reduce(0) { $0 + column.values[$1] } / n, inside.reduce(0) { $0 + column.uncertainties[$1] } / n
    )
  }

  private var options: EELSOptions { EELSOptions(draws: 100) }

  @Test func metalOverOxygenIsToldByTheBulk() throws {
    let scan = SimulatedScan(layer: 8)
    #expect(abs(try mean("Ni/O over the bulk", 13...25, scan, options).value - 1) < 0.015)
    // The same metal in both; of O K 33,000 and 27,000 in the bands, and 63,600 of the continuum up to 28 eV behind.
    let expected = (33_000.0 + 63_600) / (27_000 + 63_600)
    #expect(abs(try mean("Ni/O over the bulk", 1...6, scan, options).value - expected) < 0.02)
  }

  @Test func declaredBulkGivesSharesOfTheMetals() throws {
    let scan = SimulatedScan(layer: 8, cobalt: 4000)
    var options = options
    options.bulkComposition = ["Ni": 0.9, "Co": 0.1, "O": 2]
    let bulk = try mean("Ni/(Ni + Co)", 13...25, scan, options)
    #expect(abs(bulk.value - 0.9) < 0.003)
    let surface = try mean("Ni/(Ni + Co)", 1...6, scan, options)
    #expect(abs(surface.value - 0.9 / 0.95) < 0.005)
    #expect(surface.uncertainty > 0.001 && surface.uncertainty < 0.02)
    #expect(abs(try mean("(Ni + Co)/O", 13...25, scan, options).value - 0.5) < 0.005)
  }

  @Test func fluorineIsFollowedWhereItsEdgeIsCovered() throws {
    let scan = SimulatedScan(layer: 8, fluorine: 6000)
    // 6,000 counts eV on channels of 0.5 eV.
    let surface = try mean("F K area", 1...6, scan, options)
    #expect(abs(surface.value - 12_000) < surface.uncertainty)
    let bulk = try mean("F K area", 13...25, scan, options)
    #expect(abs(bulk.value) < bulk.uncertainty)
  }
}
