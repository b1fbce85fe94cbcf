import AnalysisFindings
import InstrumentFiles
import InstrumentMeasurements
import Testing

@Suite struct DeclaredTableReaderTests {
  typealias Column = ColumnDeclaration.Column

  private func read<M: InstrumentMeasurement>(
    _ text: String, _ declaration: ColumnDeclaration, as type: M.Type = M.self
  ) throws -> [M] {
    let file = FileContents(source: SourceFile(path: "table.csv"), bytes: Array(text.utf8))
    let forms: [DeclaredTableForm] = [
      .photoelectronSpectra, .depthProfile, .energyLossSignal, .concentrations,
    ]
    let form = try #require(forms.first { $0.technique == declaration.technique })
    return try DeclaredTableReader(declaration, as: form).measurements(in: file).compactMap { $0 as? M }
  }

  private func facts(_ set: (inout ColumnDeclaration.Facts) -> Void) -> ColumnDeclaration.Facts {
    var facts = ColumnDeclaration.Facts()
    set(&facts)
    return facts
  }

  private func problem(_ text: String, _ declaration: ColumnDeclaration) throws -> InputProblem {
    try #require(throws: InputProblem.self) {
      _ = try read(text, declaration, as: PhotoelectronSpectrum.self)
    }
  }

  @Test func readsElectronSpectraByHeader() throws {
    let declaration = ColumnDeclaration(
      technique: .init(rawValue: "xps"),
      columns: [
        Column(.header("energy"), .bindingEnergy), Column(.header("I"), .intensity, unit: "counts"),
      ],
      facts: facts {
        ($0.species, $0.transition) = ("C", "1s")
        ($0.excitationEnergy, $0.etchTime) = (1486.6, 60)
      })
    let spectrum = try #require(
      try read(
        "made by hand\nno,Energy,I\n1,290,10\n2,289.9,12\n", declaration, as: PhotoelectronSpectrum.self
      ).first)
    #expect(spectrum.bindingEnergies == [290, 289.9])
    #expect(spectrum.intensities == [10, 12])
    #expect(spectrum.intensityKind == .counts)
    #expect(spectrum.region == "C 1s")
    #expect(spectrum.etchTime == 60)
  }

  @Test func readsColumnsByNumberWithoutHeaders() throws {
    let declaration = ColumnDeclaration(
      technique: .init(rawValue: "xps"),
      columns: [Column(.number(1), .kineticEnergy), Column(.number(3), .intensity)])
    let spectrum = try #require(
      try read("84.0 x 96\n84.1 y 95\n84.2 z 94\n", declaration, as: PhotoelectronSpectrum.self).first)
    #expect(spectrum.axis.values == [84, 84.1, 84.2])
    #expect(spectrum.intensities == [96, 95, 94])
  }

  @Test func takesEtchTimesOfRemainingColumnsFromTheirHeaders() throws {
    let declaration = ColumnDeclaration(
      technique: .init(rawValue: "xps"),
      columns: [Column(.header("BE"), .bindingEnergy), Column(.remaining, .intensity, unit: "counts/s")])
    let spectra = try read(
      "BE\t0 s\t60 s\n290\t1\t2\n289\t3\t4\n", declaration, as: PhotoelectronSpectrum.self)
    #expect(spectra.map(\.etchTime) == [0, 60])
    #expect(spectra[1].intensities == [2, 4])
    #expect(spectra[1].intensityKind == .countsPerSecond)
  }

  @Test func makesASpectrumOfEachEtchTimeInALongTable() throws {
    let declaration = ColumnDeclaration(
      technique: .init(rawValue: "xps"),
      columns: [
        Column(.header("etch"), .sputterTime, unit: "min"), Column(.header("BE"), .bindingEnergy),
        Column(.header("I"), .intensity),
      ])
    let spectra = try read(
      "etch;BE;I\n0;290,5;1\n0;289,5;2\n0,5;290,5;3\n0,5;289,5;4\n", declaration,
      as: PhotoelectronSpectrum.self)
    #expect(spectra.map(\.etchTime) == [0, 30])
    #expect(spectra[1].axis.values == [290.5, 289.5])
    #expect(spectra[1].intensities == [3, 4])
  }

  @Test func readsADepthProfile() throws {
    let declaration = ColumnDeclaration(
      technique: .init(rawValue: "sims"),
      columns: [
        Column(.header("t"), .sputterTime), Column(.header("Ni-"), .ion, unit: "counts"),
        Column(.header("PO2-"), .ion, name: "PO_2-", unit: "counts"),
      ])
    let profile = try #require(
      try read("t,Ni-,PO2-,remark\n0,1,5,\n1.5,2,4,x\n", declaration, as: SputterDepthProfile.self).first)
    #expect(profile.sputterTimes == [0, 1.5])
    #expect(profile.channels.map(\.name) == ["Ni-", "PO_2-"])
    #expect(profile.channels[1].intensities == [5, 4])
    #expect(profile.polarity == .negative)
    #expect(profile.intensityKind == .counts)
  }

  @Test func readsALineScanWithOneColumnForEachPosition() throws {
    let declaration = ColumnDeclaration(
      technique: .init(rawValue: "eels"),
      columns: [Column(.number(1), .energyLoss), Column(.remaining, .intensity)],
      facts: facts { $0.beamEnergy = 200 })
    let signal = try #require(
      try read("eV,0 nm,0.5 nm\n530,1,2\n531,3,4\n532,5,6\n", declaration, as: ElectronMicroscopySignal.self)
        .first)
    #expect(signal.shape == [2, 3])
    #expect(signal.axes[0].values == [0, 0.5])
    #expect(signal.realValues == [1, 3, 5, 2, 4, 6])
    #expect(signal.energyAxis == 1)
  }

  @Test func readsALineScanInALongTable() throws {
    let declaration = ColumnDeclaration(
      technique: .init(rawValue: "eels"),
      columns: [
        Column(.header("x"), .position, unit: "nm"), Column(.header("E"), .energyLoss),
        Column(.header("I"), .intensity),
      ])
    let text = "x,E,I\n0,530,1\n0,531,2\n1,530,3\n1,531,4\n"
    let signal = try #require(try read(text, declaration, as: ElectronMicroscopySignal.self).first)
    #expect(signal.shape == [2, 2])
    let problem = try problem(text.replacing("1,531", with: "1,532"), declaration)
    #expect(problem.expected == "the same energies at every position")
  }

  @Test func readsConcentrations() throws {
    let declaration = ColumnDeclaration(
      technique: .init(rawValue: "icpms"),
      columns: [
        Column(.header("Sample"), .sampleName), Column(.header("60Ni"), .concentration, unit: "µg/L"),
        Column(.header("Co"), .concentration, unit: "µg/L"),
        Column(.header("Co cps"), .countRate, name: "Co"),
      ])
    let table = try #require(
      try read(
        "Sample;60Ni;Co;Co cps\nblank;<0,05;n.d.;12\ncell 1;1,25;;340\n", declaration,
        as: ConcentrationTable.self
      ).first)
    #expect(table.channels.map(\.element) == ["Ni", "Co"])
    #expect(table.channels.map(\.massNumber) == [60, nil])
    #expect(table.rows.map(\.sampleName) == ["blank", "cell 1"])
    #expect(table.rows[0].readings.map(\.concentration) == [.below(0.05), .notDetected])
    #expect(table.rows[1].readings.map(\.concentration) == [.value(1.25), .missing])
    #expect(table.rows[1].readings[1].countRate == .value(340))
  }

  @Test func saysWhichHeaderIsAbsent() throws {
    let declaration = ColumnDeclaration(
      technique: .init(rawValue: "xps"),
      columns: [Column(.header("BE"), .bindingEnergy), Column(.header("I"), .intensity)])
    let problem = try problem("energy,I\n1,2\n2,3\n", declaration)
    #expect(problem.code == .missing)
    #expect(problem.expected.contains("be, i"))
  }

  @Test(arguments: [0, 9, Int.min, Int.max]) func refusesAColumnNumberThatDoesNotExist(number: Int) throws {
    let declaration = ColumnDeclaration(
      technique: .init(rawValue: "xps"),
      columns: [Column(.number(1), .bindingEnergy), Column(.number(number), .intensity)],
      firstDataLine: Int.min)
    #expect([.missing, .malformed].contains(try problem("1,2\n2,3\n3,4\n", declaration).code))
  }

  @Test func refusesAColumnThatIsDeclaredTwice() throws {
    let declaration = ColumnDeclaration(
      technique: .init(rawValue: "xps"),
      columns: [Column(.number(1), .bindingEnergy), Column(.number(1), .intensity)])
    #expect(try problem("1,2\n2,3\n3,4\n", declaration).code == .invalidValue)
  }

  @Test func refusesADeclarationWithoutEnergy() throws {
    let declaration = ColumnDeclaration(
      technique: .init(rawValue: "xps"), columns: [Column(.number(2), .intensity)])
    let problem = try problem("1,2\n2,3\n3,4\n", declaration)
    #expect(problem.expected == "one column declared as kineticEnergy or bindingEnergy")
  }

  @Test func aTableThatIsMostlyEmptyIsRefused() throws {
    let declaration = ColumnDeclaration(
      technique: .init(rawValue: "xps"),
      columns: [.init(.number(1), .bindingEnergy), .init(.remaining, .intensity)])
    let header = (0..<10_000).map { "c\($0)" }.joined(separator: ",")
    let row = "1" + String(repeating: ",", count: 9_999) + "\n"
    let rows = (0..<900).map { "\($0 + 2)" + row.dropFirst() }.joined()
    let problem = try problem(header + "\n" + row.replacing(",\n", with: ",1\n") + rows, declaration)
    #expect(problem.code == .limitExceeded)
    #expect(problem.expected == "a table that is not mostly empty")
  }

  @Test func aColumnOfTimesThatIsNoneIsRefused() throws {
    let declaration = ColumnDeclaration(
      technique: .init(rawValue: "xps"),
      columns: [
        .init(.number(1), .sputterTime), .init(.number(2), .bindingEnergy), .init(.number(3), .intensity),
      ])
    let rows = (0..<70_000).map { "\($0),290,1\n" }.joined()
    #expect(try problem(rows, declaration).code == .limitExceeded)
  }

  @Test func aSheetOfAWorkbookIsReadAsATextIs() throws {
    let sheet = WorkbookFile.sheet([
      (2, [.text("made by hand")]), (4, [.text("Sample"), nil, .text("Ni")]),
      (5, [.text("A"), nil, .number(0.125)]), (6, [.text("B"), nil, .text("<0.01")]),
    ])
    let file = try WorkbookFile.contents(sheetXML: sheet)
    let declaration = ColumnDeclaration(
      technique: Technique(rawValue: "icpms"),
      columns: [Column(.header("sample"), .sampleName), Column(.header("Ni"), .concentration, unit: "mg/L")])
    let reader = DeclaredTableReader(declaration, as: .concentrations)
    let table = try #require(try reader.measurements(in: file).first as? ConcentrationTable)
    #expect(table.rows.map(\.sampleName) == ["A", "B"])
    #expect(table.rows.map(\.rowNumber) == [5, 6])
    #expect(table.rows.map { $0.readings[0].concentration } == [.value(0.125), .below(0.01)])
    let wrong = ColumnDeclaration(
      technique: Technique(rawValue: "icpms"),
      columns: [Column(.header("name"), .sampleName), Column(.header("Ni"), .concentration)])
    let problem = try #require(throws: InputProblem.self) {
      try DeclaredTableReader(wrong, as: .concentrations).measurements(in: file)
    }
    #expect(problem.expected.contains("name"))
  }
}
