import Foundation
import NumericalMethods
import PeakFitting
import Testing

/// Two lines on a level background, the same at every level but for their areas and the shift.
@Suite struct SeriesFitTests {
  func design() -> RegionDesign {
    var design = RegionDesign(name: "two lines")
    let shift = design.add(
      SeriesParameter(
        "shift", start: 0, prior: SeriesPrior(mean: 0, fileSpread: 0, levelSpread: 0.01, followsShift: true)))
    let distance = design.add(
      SeriesParameter("distance", start: 0, prior: SeriesPrior(mean: 0, fileSpread: 0.3, levelSpread: 0.01)))
    let width = design.add(
      SeriesParameter("width", start: 0, prior: SeriesPrior(mean: 0, fileSpread: 0.15, levelSpread: 0.01)))
    let share = design.add(
      SeriesParameter("share", start: 0.3, prior: SeriesPrior(mean: 0.3, fileSpread: 0.1, levelSpread: 0.01)))
    for (component, places) in [[shift], [shift, distance]].enumerated() {
      let area = design.add(SeriesParameter("area \(component)", start: 1, lower: 0))
      design.lines.append(
        ProfileLine(
          component: component, area: area, logFactor: ParameterSum(0),
          centre: ParameterSum(100 + 2.5 * Double(component), places),
          logWidth: ParameterSum(log(1.4), [width]),
          mixing: ParameterSum(0, [share]), family: .gaussianLorentzianSum))
    }
    design.level = design.add(SeriesParameter("level", start: 1, lower: 0))
    return design
  }

  /// Made by its own formula: SGL(20) lines of width 1.5 eV, the second 2.3 eV above the first.
  func spectrum(shift: Double, areas: [Double], generator: inout SeededGenerator) throws -> FitSpectrum {
    let x = (0..<160).map { 94 + 0.1 * Double($0) }
    let counts = x.map { energy -> Double in
      var sum = 500.0
      for (k, area) in areas.enumerated() {
        let u = (energy - 100 - shift - 2.3 * Double(k)) / 1.5
        let unit = 1.5 * (0.8 * (Double.pi / (4 * log(2))).squareRoot() + 0.2 * Double.pi / 2)
        sum += area / unit * (0.8 * exp(-4 * log(2) * u * u) + 0.2 / (1 + 4 * u * u))
      }
      return Double(generator.poisson(mean: sum))
    }
    return try FitSpectrum(x: x, counts: counts)
  }

  func fit(threads: Int = 1) throws -> (solution: SeriesSolution, truths: [[Double]]) {
    var generator = SeededGenerator(seed: 7)
    let shifts = [0.2, 0.35, 0.5, 0.1]
    let truths = [[9000.0, 2000.0], [6000, 4000], [3000, 6000], [8000, 0]]
    var blocks: [SeriesBlock] = []
    for level in shifts.indices {
      blocks.append(
        try SeriesBlock(
          level: level, design: 0,
          spectrum: try spectrum(shift: shifts[level], areas: truths[level], generator: &generator),
          responses: []))
    }
    var series = SeriesFit(designs: [design()], blocks: blocks)
    series.threads = threads
    let solution = try #require(series.descend(from: SeriesState(series, shifts: [0, 0, 0, 0])))
    return (solution, truths)
  }

  @Test func areasOfEveryLevelLieWithinTheirUncertainty() throws {
    let (solution, truths) = try fit()
    let covariances = try #require(solution.covariances())
    for (level, truth) in truths.enumerated() {
      let covariance = covariances.level(level)
      for (k, place) in [4, 5].enumerated() {
        let u = covariance[(level, place), (level, place)].squareRoot()
        #expect(u > 0)
        #expect(abs(solution.state.parameters[level][place] - truth[k]) < 4 * u)
      }
    }
  }

  @Test func theFileHasOneDistanceBetweenItsLines() throws {
    let (solution, _) = try fit()
    #expect(abs(solution.state.fileValues[0][1] + 0.2) < 0.05)
    #expect(abs(exp(solution.state.fileValues[0][2]) * 1.4 - 1.5) < 0.05)
  }

  @Test func eachLevelHasItsOwnShift() throws {
    let (solution, _) = try fit()
    for (found, truth) in zip(solution.state.shifts, [0.2, 0.35, 0.5, 0.1]) {
      #expect(abs(found - truth) < 0.05)
    }
  }

  @Test func theCovarianceOfALevelIsSymmetricAndPositive() throws {
    let covariance = try #require(try fit().solution.covariances()).level(1)
    for a in 0..<7 {
      #expect(covariance[(1, a), (1, a)] > 0)
      for b in 0..<7 {
        let product = covariance[(1, a), (1, a)] * covariance[(1, b), (1, b)]
        #expect(abs(covariance[(1, a), (1, b)] - covariance[(1, b), (1, a)]) <= 1e-12 * product.squareRoot())
        #expect(covariance[(1, a), (1, b)] * covariance[(1, a), (1, b)] <= 1.000001 * product)
      }
    }
  }

  @Test func theNumberOfThreadsChangesNothing() throws {
    #expect(try fit(threads: 1).solution.state.parameters == fit(threads: 3).solution.state.parameters)
  }

  @Test func linesOfEveryFamilyHaveUnitAreaAndExactDerivatives() throws {
    for family in ProfileFamily.allCases {
      var one = design()
      one.lines = [one.lines[0]]
      one.lines[0].family = family
      let x = (0..<4000).map { 0.05 * Double($0) }
      let block = try SeriesBlock(
        level: 0, design: 0, spectrum: try FitSpectrum(x: x, counts: x.map { _ in 1 }), responses: [])
      let series = SeriesFit(designs: [one], blocks: [block])
      let state = SeriesState(series, shifts: [0])
      let solution = try #require(series.descend(from: state, maximumIterations: 0))
      let curve = try #require(solution.expectations.first)
      let area = curve.reduce(0) { $0 + ($1 - 1) * 0.05 }
      #expect(abs(area - 1) < 0.03, "\(family)")
    }
  }
}
