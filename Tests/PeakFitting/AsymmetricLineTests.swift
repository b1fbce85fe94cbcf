import Foundation
import NumericalMethods
import PeakFitting
import Testing

/// Lines that are made of copies at equal steps: vibrations and tails.
@Suite struct AsymmetricLineTests {
  private func design(_ family: ProfileFamily, extent: Double) -> RegionDesign {
    var design = RegionDesign(name: "one line")
    let shift = design.add(
      SeriesParameter(
        "shift", start: 0, prior: SeriesPrior(mean: 0, fileSpread: 0, levelSpread: 0.01, followsShift: true)))
    let asymmetry = design.add(
      SeriesParameter(
        "asymmetry", start: 0.4, lower: 0, upper: 2.5,
        prior: SeriesPrior(mean: 0.4, fileSpread: 1, levelSpread: 0.01)))
    let area = design.add(SeriesParameter("area", start: 1, lower: 0))
    var line = ProfileLine(
      component: 0, area: area, logFactor: ParameterSum(0), centre: ParameterSum(100, [shift]),
      logWidth: ParameterSum(log(1.2)), mixing: ParameterSum(0), asymmetry: ParameterSum(0, [asymmetry]),
      family: family)
    line.extent = ParameterSum(extent)
    design.lines = [line]
    design.level = design.add(SeriesParameter("level", start: 1, lower: 0))
    return design
  }

  /// Gaussians of width 1.2 whose places and shares are given, counted.
  private func spectrum(_ copies: [(share: Double, place: Double)]) throws -> FitSpectrum {
    var generator = SeededGenerator(seed: 3)
    let x = (0..<200).map { 92 + 0.1 * Double($0) }
    let counts = x.map { energy in
      let sum = copies.reduce(0.0) { sum, copy in
        let u = (energy - copy.place) / 1.2
        return sum + copy.share * exp(-4 * log(2) * u * u)
      }
      return Double(generator.poisson(mean: 200 + 40_000 * sum))
    }
    return try FitSpectrum(x: x, counts: counts)
  }

  /// The asymmetry, the shift of the maximum, and its distance from the first copy.
  private func fit(
    _ family: ProfileFamily, extent: Double, _ copies: [(share: Double, place: Double)]
  ) throws -> (asymmetry: Double, shift: Double, offset: Double) {
    let design = design(family, extent: extent)
    let block = try SeriesBlock(level: 0, design: 0, spectrum: try spectrum(copies), responses: [])
    let fit = SeriesFit(designs: [design], blocks: [block])
    var start = SeriesState(fit, shifts: [0])
    start.parameters[0][2] = 50_000
    start.parameters[0][3] = 200
    let solution = try #require(fit.descend(from: start))
    let parameters = solution.state.parameters[0]
    return (
      parameters[1], solution.state.shifts[0], design.lines[0].asymmetricOffset(parameters)
    )
  }

  @Test func theMeanNumberOfQuantaIsFound() throws {
    let poisson = [0.5488, 0.3293, 0.0988, 0.0198, 0.0031]
    let copies = poisson.enumerated().map { (share: $1, place: 100 + 0.4 * Double($0)) }
    let found = try fit(.vibrational, extent: 0, copies)
    #expect(abs(found.asymmetry - 0.6) < 0.05)
    #expect(abs(found.shift - found.offset) < 0.01, "the first copy lies at 100")
  }

  @Test func theLengthOfATailIsFound() throws {
    // An exponential of 0.45 eV by fine slices.
    let slices = (0..<200).map { 0.02 * (Double($0) + 0.5) }
    let copies = slices.map { (share: 0.02 / 0.45 * exp(-$0 / 0.45), place: 100 + $0) }
    let found = try fit(.tailed, extent: 0.3, copies)
    // The place of the first copy is free, so that the data know the tail's standard deviation: that of an exponential is
    // its mean, that of a geometric distribution of mean m at steps of h is √(m (m + h)).
    let mean = 0.3 * found.asymmetry
    #expect(abs((mean * (mean + 0.3)).squareRoot() - 0.45) < 0.01)
  }

  @Test func anAsymmetricLineIsPlacedByItsMaximum() throws {
    let copies: [(share: Double, place: Double)] = [(0.6, 100.0), (0.25, 100.4), (0.1, 100.8), (0.05, 101.2)]
    let grid = (0..<2000).map { 99.5 + 0.001 * Double($0) }
    let heights = grid.map { (energy: Double) -> Double in
      var height = 0.0
      for copy in copies {
        let distance = (energy - copy.place) / 1.2
        height += copy.share * exp(-4 * log(2.0) * distance * distance)
      }
      return height
    }
    let top = try #require(grid.indices.max { heights[$0] < heights[$1] })
    let found = try fit(.vibrational, extent: 0, copies)
    #expect(abs(100 + found.shift - grid[top]) < 0.03)
  }
}
