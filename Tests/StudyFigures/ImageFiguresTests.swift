import AnalysisFindings
import BinderComparison
import ComparisonFigures
import InstrumentMeasurements
import InterphaseTestSupport
import ScientificFigures
import StudyExports
import StudyFigures
import Testing

/// Figures of what a program recorded: maps, volumes, micrographs.
@Suite struct ImageFiguresTests {
  static let study = RecordedImages.study

  func figure(
    _ name: StudyFigureName, _ study: RecordedStudy = study,
    _ change: (inout FigureChanges) -> Void = { _ in }
  ) throws -> ScientificFigure {
    var changes = FigureChanges()
    change(&changes)
    return try study.figure(name, changes: changes)
  }

  func texts(_ figure: ScientificFigure) throws -> [String] {
    figure.scene(typeface: try FigureTypeface()).texts.map(\.source.plainText)
  }

  /// The sample with one curve of its first specimen changed.
  func changed(_ curve: Int, of result: Int = 0, _ change: (inout Curve) -> Void) -> RecordedStudy {
    var study = Self.study
    change(&study.results[result].result.curves[curve])
    return study
  }

  @Test func whatWasRecordedSaysWhichFiguresThereAre() {
    #expect(
      Self.study.availableFigures == [
        .simsMaps, .simsOverlay, .simsVolumes, .simsThicknessMaps, .adhesionDepth, .adhesion, .stemFFT,
      ])
    #expect(!RecordedSample.study.availableFigures.contains(.simsMaps))
    #expect(changed(0) { $0.columns.removeLast(2) }.availableFigures.contains(.simsMaps))
  }

  @Test func anyNumberOfBindersIsDrawn() throws {
    for count in [1, 3] {
      var study = Self.study
      study.binders = ["P", "Q", "R"].suffix(count)
      study.results = study.binders.flatMap { binder in
        Self.study.results.prefix(5).map { result in
          var result = result
          result.specimen.binder = binder
          return result
        }
      }
      for name in study.availableFigures { #expect(try !texts(figure(name, study)).isEmpty) }
      #expect(try study.figures(.stemFFT).count == count)
    }
  }

  @Test func mapsOfAnIonShareAScaleUnlessEachIsAskedFor() throws {
    let shared = try figure(.simsMaps).cells.compactMap(\.panel.colourBar?.axis.limits)
    #expect(shared.count == 6)
    #expect(shared[0] == shared[3])
    let each = try figure(.simsMaps) { $0.scaling = .each }.cells.compactMap(\.panel.colourBar?.axis.limits)
    #expect(each[0].upper == 2 * each[3].upper)
  }

  @Test func ionsColoursAndTheirLimitsAreChosen() throws {
    let drawn = try figure(.simsMaps) {
      $0.ions = ["Ni-", "LiF2-"]
      $0.colourScale.colours = .viridis
      $0.colourScale.limits = AxisLimits(0, 5)
    }
    #expect(drawn.title == "Maps of Ni- and LiF2-")
    #expect(drawn.cells.allSatisfy { $0.panel.colourBar?.map == .viridis })
    #expect(drawn.cells.allSatisfy { $0.panel.colourBar?.axis.limits == AxisLimits(0, 5) })
    #expect(!drawn.caption.contains("99.5"))
  }

  @Test(arguments: [StudyFigureName.simsMaps, .simsVolumes])
  func oneMapOrVolumeTakesANarrowPage(name: StudyFigureName) throws {
    let drawn = try figure(name) {
      $0.ions = ["Ni-"]
      $0.binders = ["Q"]
    }
    #expect(drawn.theme.name == "nature89")
    #expect(try figure(name).theme.name == "nature183")
  }

  @Test func fieldsAreAsWideAsTheirPixels() throws {
    // 12 pixels of 4 µm are 48 µm, of which a scale bar takes 10.
    #expect(try texts(figure(.simsMaps)).contains("10 µm"))
    // 40 pixels of 0.05 nm are 2 nm.
    #expect(try texts(figure(.stemFFT)).contains("0.5 nm"))
    #expect(try figure(.simsVolumes).caption.contains("field 48 µm × 40 µm"))
  }

  @Test func anOverlayNeedsTwoIonsAndTakesThreeUnlessMoreAreNamed() throws {
    #expect(try figure(.simsOverlay).legend.count == 3)
    #expect(try figure(.simsOverlay) { $0.ions = ["Ni-", "PO2-"] }.legend.count == 2)
    let one = changed(0) { $0.columns.removeLast(2) }
    var alone = one
    alone.binders = ["P"]
    alone.results.removeAll { $0.specimen.binder != "P" }
    #expect(!alone.availableFigures.contains(.simsOverlay))
  }

  @Test func volumesStateTheirDepth() throws {
    #expect(try texts(figure(.simsVolumes)).contains("depth 80 nm"))
    let unknown = changed(1) { $0.coordinates.removeLast() }
    #expect(try texts(figure(.simsVolumes, unknown)).contains("depth"))
  }

  @Test func thicknessMapsLeaveGapsOut() throws {
    let gaps = changed(2) { for index in 0..<30 { $0.columns[0].values[index] = .nan } }
    #expect(try figure(.simsThicknessMaps, gaps).altText.contains("30 pixels without an answer"))
  }

  @Test func aMicrographWithoutBoxesShowsTheTransformOfItsMiddle() throws {
    let drawn = try figure(.stemFFT)
    #expect(drawn.cells.count == 2)
    #expect(drawn.altText.contains("a part of it"))
  }

  @Test func boxesAndCropAreChosenUnderTheNamesOfTheStudy() throws {
    let drawn = try figure(.stemFFT) {
      $0.displayNames = ["P": "PVDF"]
      $0.boxes = [
        "P-2": [
          MicrographBox(label: #"R\bar{3}m"#, x: 4, y: 2, side: 12),
          MicrographBox(label: "b", x: 20, y: 8, side: 10),
        ]
      ]
      $0.crops = ["P-2": MicrographBox(x: 2, y: 0, side: 32)]
    }
    #expect(drawn.cells.count == 3)
    #expect(drawn.title == "Micrograph of PVDF, cell 2")
    #expect(try texts(drawn).contains("R3m"))
  }

  @Test func aBoxThatReachesOutsideIsNamed() throws {
    for box in [
      MicrographBox(x: 30, y: 0, side: 12), MicrographBox(x: -1, y: 0, side: 12),
      MicrographBox(x: 0, y: .max, side: 12), MicrographBox(x: 0, y: 0, side: .max),
      MicrographBox(x: 0, y: 0, side: 0), MicrographBox(x: 0, y: 0, side: 7),
    ] {
      let problem = try #require(throws: InputProblem.self) {
        try figure(.stemFFT) { $0.boxes = ["P-2": [box]] }
      }
      #expect(problem.file == "A, P-2")
      #expect(problem.found == "\(box.side) × \(box.side) pixels at \(box.x), \(box.y)")
    }
    #expect(throws: InputProblem.self) {
      try figure(.stemFFT) { $0.crops = ["Q-2": MicrographBox(x: 0, y: 0, side: 33)] }
    }
  }

  @Test(arguments: [0, -1, 1e18, 2.5, 13, .nan])
  func aShapeThatIsNoneCostsItsFigureAlone(columns: Double) throws {
    let study = changed(0) { $0.coordinates[0].value = columns }
    #expect(study.availableFigures.contains(.simsMaps))
    let problem = try #require(throws: InputProblem.self) { try study.figure(.simsMaps) }
    #expect(problem.file == "A, P-1")
    #expect(!problem.remedy.isEmpty)
    #expect(try !texts(figure(.simsVolumes, study)).isEmpty)
  }

  @Test func columnsThatAreNotThoseOfTheKindAreNamed() throws {
    for (curve, name) in [(0, StudyFigureName.simsMaps), (1, .simsVolumes), (2, .simsThicknessMaps)] {
      let study = changed(curve) { curve in
        for index in curve.columns.indices {
          curve.columns[index].role = .residual
          curve.columns[index].name = "x"
        }
      }
      #expect(throws: InputProblem.self) { try study.figure(name) }
    }
  }

  @Test(arguments: [.nan, .infinity, -.infinity, 0, 1e300, -1e300, 1e-300])
  func cellsOfAnyNumberDrawSomething(number: Double) throws {
    var study = Self.study
    for result in study.results.indices {
      for curve in study.results[result].result.curves.indices {
        for column in study.results[result].result.curves[curve].columns.indices {
          let count = study.results[result].result.curves[curve].columns[column].values.count
          study.results[result].result.curves[curve].columns[column].values = Array(
            repeating: number, count: count)
        }
      }
    }
    let typeface = try FigureTypeface()
    for name in study.availableFigures {
      for figure in try study.figures(name) {
        let page = figure.scene(typeface: typeface)
        #expect(page.width.isFinite && page.height.isFinite, "\(name.rawValue)")
        #expect(!page.svg().contains("nan"), "\(name.rawValue)")
      }
    }
  }
}
