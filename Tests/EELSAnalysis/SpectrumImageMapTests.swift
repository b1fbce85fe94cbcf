import AnalysisFindings
import EELSAnalysis
import InstrumentMeasurements
import Testing

@Suite struct SpectrumImageMapTests {
  /// A strip of pixels along the surface, each column with counts of its own.
  private func image(columns: Int = 3, gain: Double = 1) throws -> ElectronMicroscopySignal {
    var first = SimulatedScan(layer: 6, length: 20, gain: gain).signal
    let scans = try (0..<columns).map { column in
      try #require(
        SimulatedScan(layer: 6, length: 20, gain: gain, seed: UInt64(column + 5)).signal.realValues)
    }
    let channels = first.axes[1].count
    let rows = first.axes[0].count
    first.values = .real(
      (0..<rows).flatMap { row in
        scans.flatMap { $0[(row * channels)..<((row + 1) * channels)] }
      })
    first.axes.insert(
      MeasurementAxis(
        quantity: "x", unit: "nm", positions: .regular(start: 0, step: 2, count: columns)), at: 1)
    first.axes[0].quantity = "y"
    first.energyAxis = 2
    return first
  }

  private func map(
    _ image: ElectronMicroscopySignal, neighbours: Int = 1, threads: Int = 1
  ) throws -> Curve {
    var options = EELSOptions(draws: 100)
    options.backgroundNeighbours = neighbours
    let result = try EELSLineScanAnalysis.result(of: image, sample: "", options: options, threads: threads)
    return try #require(result.curves.first { $0.kind == .spectrumImage })
  }

  /// The values of a column in one of the two phases, by the distance from the scan's first position.
  private func values(_ name: String, _ places: ClosedRange<Double>, _ map: Curve) throws -> [Double] {
    let column = try #require(map.column(name))
    return map.columns[0].values.indices.filter { places.contains(map.columns[0].values[$0]) }
      .map { column.values[$0] }
  }

  @Test func everyPixelHasItsQuantities() throws {
    let map = try map(image())
    #expect(map.columns[0].name == "y" && map.columns[1].name == "x")
    #expect(map.columns.allSatisfy { $0.values.count == 41 * 3 })
    #expect(Array(map.columns[1].values.prefix(4)) == [0, 2, 4, 0])
    // The surface lies at 3.1 nm, the boundary at 9.1 nm.
    #expect(try values("rock-salt fraction", 5...7, map).allSatisfy { abs($0 - 1) < 0.15 })
    #expect(try values("rock-salt fraction", 12...20, map).allSatisfy { abs($0) < 0.15 })
    #expect(try values("ΔE", 5...7, map).allSatisfy { abs($0 - 8.5) < 0.6 })
    #expect(try values("ΔE", 12...20, map).allSatisfy { abs($0 - 12) < 0.6 })
    let ratios = try values("Ni L3/L2", 12...20, map)
    #expect(abs(ratios.reduce(0, +) / Double(ratios.count) - 2.9) < 0.15)
  }

  @Test func vacuumHasNoQuantities() throws {
    let differences = try values("ΔE", 0...1, map(image()))
    #expect(differences.count == 9)
    #expect(differences.allSatisfy { $0.isNaN })
  }

  @Test func threadsDoNotChangeTheMap() throws {
    let image = try image()
    let (one, three) = (try map(image), try map(image, threads: 3))
    for (a, b) in zip(one.columns, three.columns) {
      #expect(a.values.map(\.bitPattern) == b.values.map(\.bitPattern))
    }
  }

  @Test func backgroundsOfNeighboursSteadyThePixels() throws {
    let image = try image(columns: 5)
    let scatter = { (neighbours: Int) -> Double in
      let values = try self.values("O K area", 12...20, self.map(image, neighbours: neighbours))
      let mean = values.reduce(0, +) / Double(values.count)
      return (values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count)).squareRoot()
    }
    let (alone, averaged) = (try scatter(0), try scatter(2))
    #expect(averaged < 0.8 * alone)
  }

  @Test func mapsCanBeLeftOut() throws {
    var options = EELSOptions(draws: 100)
    options.maps = false
    let result = try EELSLineScanAnalysis.result(of: image(), sample: "", options: options)
    #expect(!result.curves.contains { $0.kind == .spectrumImage })
  }
}
