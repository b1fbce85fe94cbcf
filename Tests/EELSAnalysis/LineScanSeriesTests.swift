import AnalysisFindings
import EELSAnalysis
import InstrumentMeasurements
import Testing

@Suite struct LineScanSeriesTests {
  /// The spectra of a line scan as single files, with places on the specimen.
  private func files(_ scan: SimulatedScan, folder: String = "scan", offset: Double = 0)
    -> [ElectronMicroscopySignal]
  {
    let whole = scan.signal
    let channels = whole.axes[1].count
    let values = whole.realValues ?? []
    return whole.axes[0].values.enumerated().map { index, place in
      var one = whole
      one.source = SourceFile(path: "\(folder)/\(index).msa")
      one.axes = [whole.axes[1]]
      one.energyAxis = 0
      one.values = .real(Array(values[(index * channels)..<((index + 1) * channels)]))
      one.position = .init(x: place, y: 0)
      return one
    }
  }

  @Test func spectraAtPlacesAreOneScanInTheOrderOfTheirPlaces() throws {
    let scan = SimulatedScan()
    let signals = Array(files(scan).reversed())
    let groups = EELSLineScanAnalysis.groups(of: signals)
    #expect(groups == [Array(signals.indices)])
    let options = EELSOptions(draws: 200)
    let joined = try EELSLineScanAnalysis.result(
      ofGroup: signals, sample: "cell", options: options)
    let whole = try EELSLineScanAnalysis.result(of: scan.signal, sample: "cell", options: options)
    #expect(joined.findings.map(\.outcome)[0] == whole.findings.map(\.outcome)[0])
    #expect(joined.provenance.files.count == scan.signal.axes[0].count)
  }

  @Test func foldersAreScansOfTheirOwn() {
    let groups = EELSLineScanAnalysis.groups(
      of: files(SimulatedScan(), folder: "a") + files(SimulatedScan(), folder: "b"))
    #expect(groups.map(\.count) == [61, 61])
  }

  @Test func repeatsAtOnePlaceAndSpectraWithoutPlacesStayApart() {
    let spectra = files(SimulatedScan()).prefix(4).map { signal in
      var same = signal
      same.position = .init(x: 1, y: 1)
      return same
    }
    #expect(EELSLineScanAnalysis.groups(of: spectra).count == 4)
    let placeless = spectra.map { signal in
      var none = signal
      none.position = nil
      return none
    }
    #expect(EELSLineScanAnalysis.groups(of: placeless).count == 4)
  }

  @Test func lowLossesOfOneFileGoWithItsCoreLosses() throws {
    let core = SimulatedScan().signal
    var low = core
    low.axes[1].positions = .regular(start: -20, step: 0.5, count: 200)
    let peak = (0..<200).map { 1e5 * (abs($0 - 40) <= 2 ? 1 : 0.001) }
    low.values = .real((0..<core.axes[0].count).flatMap { _ in peak })
    let groups = EELSLineScanAnalysis.groups(of: [low, core])
    #expect(groups == [[0, 1]])
    let result = try EELSLineScanAnalysis.result(
      ofGroup: [low, core], sample: "", options: EELSOptions(draws: 200))
    #expect(result.findings.first { $0.key == .rockSaltThickness }?.estimate != nil)
    #expect(result.findings.contains { $0.method.contains("plural scattering removed") })
  }
}
