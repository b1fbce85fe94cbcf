import EELSAnalysis
import Foundation
import Testing

@Suite struct WhiteLinesTests {
  private let energies = (0..<400).map { 830 + 0.25 * Double($0) }
  private let windows = WhiteLines.Windows(
    thirdSearch: 850...860, secondSearch: 867...877, post: 890...910, secondHalfWidth: 5)

  private func spectrum(_ method: WhiteLineMethod) -> [Double] {
    energies.map { energy in
      let line = { (centre: Double, area: Double) in area * exp(-0.5 * pow((energy - centre) / 1.1, 2)) }
      return line(855, 3000) + line(872.25, 1000)
        + 500 * method.continuum(at: energy, thirdLine: 855, secondLine: 872.25)
    }
  }

  @Test(arguments: [WhiteLineMethod.pearsonStep, .doubleArctan(width: 1)])
  func continuumOfTheMethodIsTakenAwayWhole(method: WhiteLineMethod) throws {
    let lines = try #require(
      WhiteLines.measure(spectrum(method), energies: energies, windows: windows, method: method))
    #expect(abs(lines.ratio - 3) < 0.03)
  }

  @Test func fittedGaussiansHaveTheLinesAreas() throws {
    let lines = try #require(
      WhiteLines.measure(
        spectrum(.doubleArctan(width: 1)), energies: energies, windows: windows,
        method: .gaussians(width: 1)))
    #expect(abs(lines.thirdArea / 4 / (3000 * 1.1 * 2.5066283) - 1) < 0.01)
    #expect(abs(lines.ratio - 3) < 0.03)
  }

  @Test func secondDerivativeOfLinesOfOneWidthKeepsTheirRatioOnASlowContinuum() throws {
    let slow = energies.map { 4000 - 3 * ($0 - 830) }
    let counts = zip(spectrum(.rawWindows), slow).map { $0 + $1 }
    let lines = try #require(
      WhiteLines.measure(
        counts, energies: energies, windows: windows, method: .secondDerivative(width: 2.5)))
    #expect(abs(lines.ratio - 3) < 0.01)
  }

  @Test func maximaAreAnotherQuantityThanAreas() throws {
    let lines = try #require(
      WhiteLines.measure(
        spectrum(.pearsonStep), energies: energies, windows: windows, method: .pearsonStep))
    #expect(lines.heightRatio < 2.6)
    #expect(lines.thirdHeight > 3000)
  }

  @Test func rawWindowsKeepTheContinuum() throws {
    let lines = try #require(
      WhiteLines.measure(
        spectrum(.pearsonStep), energies: energies, windows: windows, method: .rawWindows))
    #expect(lines.ratio < 2)
  }

  @Test func shoulderIsNoMaximum() throws {
    let slope = energies.map { 1000 - $0 }
    let found = try #require(SpectrumMaximum.vertex(slope, energies: energies, window: 850...860))
    #expect(!found.isInterior)
  }

  @Test func vertexLiesBetweenChannels() throws {
    let parabola = energies.map { 100 - pow($0 - 855.1, 2) }
    let found = try #require(SpectrumMaximum.vertex(parabola, energies: energies, window: 850...860))
    #expect(abs(found.energy - 855.1) < 1e-9)
    #expect(abs(found.height - 100) < 1e-9)
  }
}
