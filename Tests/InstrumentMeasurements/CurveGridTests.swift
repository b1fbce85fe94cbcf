import AnalysisFindings
import InstrumentMeasurements
import Testing

@Suite struct CurveGridTests {
  static let grid = Curve.Grid(columns: 3, rows: 2, pixelSize: 500)
  static let volume = Curve.Grid(columns: 3, rows: 2, layers: 2, pixelSize: 500, depth: 80)

  static func map(_ change: (inout Curve) -> Void = { _ in }) -> Curve {
    var curve = Curve.ionMaps([("LiF2-", [0, 1, 2, 3, 4, 5])], on: grid)
    change(&curve)
    return curve
  }

  func problem(_ curve: Curve) throws -> InputProblem {
    try #require(throws: InputProblem.self) { try curve.grid(in: "A, P-1") }
  }

  @Test func aCurveStatesItsGridInItsCoordinates() throws {
    #expect(try Self.map().grid(in: "") == Self.grid)
    let ions = Curve.ionVolumes([("Ni-", Array(repeating: 1, count: 12))], on: Self.volume)
    #expect(try ions.grid(in: "") == Self.volume)
    #expect(Self.grid.fieldWidth == 1500)
  }

  @Test func lengthsMayBeInMicrometres() throws {
    let curve = Self.map {
      $0.coordinates[2] = Finding.Coordinate(quantity: "pixel size", value: 0.5, unit: "µm")
    }
    #expect(try curve.grid(in: "").pixelSize == 500)
  }

  @Test func everyKindHasAConstructorThatMakesAValidCurve() throws {
    let values = [0.0, 1, 2, 3, 4, 5]
    let curves = [
      Self.map(), Curve.ionVolumes([("Ni-", values + values)], on: Self.volume),
      Curve.thicknessMap(values, uncertainties: values, on: Self.grid),
      Curve.micrograph(values, on: Self.grid),
    ]
    #expect(curves.map(\.kind) == Curve.GridKind.all.map(\.kind))
    for curve in curves { _ = try curve.grid(in: "") }
  }

  @Test(arguments: [0, -1, -1e18, 1e18, 2.5, .nan, .infinity, 32_769, 1e-300])
  func aShapeThatIsNoNumberOfCellsIsNamed(value: Double) throws {
    for place in 0...1 {
      let problem = try problem(Self.map { $0.coordinates[place].value = value })
      #expect(problem.file == "A, P-1")
      #expect(problem.place == .part("curve “maps”, \(["columns", "rows"][place])"))
      #expect(problem.expected == "a whole number from 1" || problem.expected == "at most 32768")
    }
  }

  @Test(arguments: [0, -1, 1e300, .nan, .infinity, 1e-300])
  func aLengthThatIsNoneIsNamed(value: Double) throws {
    let problem = try problem(Self.map { $0.coordinates[2].value = value })
    #expect(problem.expected == "a length from 1e-6 nm to 1 m")
    var curve = Curve.ionVolumes([("Ni-", Array(repeating: 1, count: 12))], on: Self.volume)
    curve.coordinates[4].value = value
    #expect(try self.problem(curve).place == .part("curve “volumes”, depth"))
  }

  @Test func aLengthInAnotherUnitIsNamed() throws {
    #expect(try problem(Self.map { $0.coordinates[2].unit = "px" }).found == "“px”")
  }

  @Test func aCoordinateThatIsAbsentOrThereTwiceIsNamed() throws {
    for place in 0...2 {
      #expect(try problem(Self.map { $0.coordinates.remove(at: place) }).code == .missing)
      #expect(try problem(Self.map { $0.coordinates.append($0.coordinates[place]) }).found == "2")
    }
  }

  @Test func aNumberOfRowsThatIsNotThatOfTheCellsIsNamed() throws {
    let short = try problem(Self.map { $0.columns[0].values.removeLast() })
    #expect(short.expected == "6 values for 3 × 2 cells")
    #expect(short.found == "5")
    #expect(try problem(Self.map { $0.columns[0].uncertainties = [1] }).found == "1")
    #expect(try problem(Self.map { $0.columns = [] }).code == .missing)
  }

  @Test func layersAreThereInVolumesAndNowhereElse() throws {
    var curve = Curve.ionVolumes([("Ni-", Array(repeating: 1, count: 12))], on: Self.volume)
    curve.kind = Curve.Kind(rawValue: "sims.map")
    #expect(try problem(curve).expected == "no layers in “sims.map”")
    #expect(
      try problem(Self.map { $0.kind = Curve.Kind(rawValue: "sims.volume") }).expected == "a number of layers"
    )
  }
}
