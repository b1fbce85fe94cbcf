import EELSAnalysis
import Foundation
import Testing

@Suite struct FourierDeconvolutionTests {
  private let step = 0.5
  private var lowEnergies: [Double] { (0..<300).map { -20 + step * Double($0) } }
  private var coreEnergies: [Double] { (0..<600).map { 490 + step * Double($0) } }

  private func zeroLoss(electrons: Double = 1000) -> [Double] {
    lowEnergies.map { electrons * step * exp(-0.5 * pow($0 / 0.6, 2)) / (0.6 * (2 * Double.pi).squareRoot()) }
  }

  /// Plasmons of area 1 in channels, from 6 eV on.
  private var plasmon: [Double] {
    let shape = (0..<160).map { channel -> Double in
      let loss = step * Double(channel)
      return loss < 6 ? 0 : loss / (pow(loss * loss - 484, 2) + 144 * loss * loss)
    }
    let total = shape.reduce(0, +)
    return shape.map { $0 / total }
  }

  private func convolved(_ a: [Double], _ b: [Double]) -> [Double] {
    a.indices.map { k in b.indices.reduce(0) { k >= $1 ? $0 + b[$1] * a[k - $1] : $0 } }
  }

  /// exp(t/λ · plasmon) − 1 applied to a spectrum, which stays normalised to its elastic part.
  private func scattered(_ spectrum: [Double], _ thickness: Double) -> [Double] {
    var (sum, term) = (spectrum, spectrum)
    for order in 1...8 {
      term = convolved(term, plasmon).map { $0 * thickness / Double(order) }
      for k in sum.indices { sum[k] += term[k] }
    }
    return sum
  }

  private var edge: [Double] {
    coreEnergies.map { energy in
      200 * exp(-0.5 * pow((energy - 560) / 1.5, 2)) + (energy > 560 ? 40 * pow(560 / energy, 3) : 0)
    }
  }

  @Test func spectrumUnderAPureZeroLossComesBackAsItWas() throws {
    let result = try #require(
      FourierDeconvolution.ratio(edge, energies: coreEnergies, lowLoss: zeroLoss(), lowEnergies: lowEnergies))
    for (ours, given) in zip(result, edge) { #expect(abs(ours - given) < 1e-9 * 200) }
  }

  @Test func pluralScatteringOfAnEdgeIsRemoved() throws {
    let low = scattered(zeroLoss(), 0.6)
    let measured = scattered(edge, 0.6)
    let result = try #require(
      FourierDeconvolution.ratio(measured, energies: coreEnergies, lowLoss: low, lowEnergies: lowEnergies))
    let window = 120..<320
    let sum = { (values: [Double]) in values[window].reduce(0, +) }
    #expect(abs(sum(result) / sum(edge) - 1) < 0.01)
    #expect(sum(measured) / sum(edge) > 1.3)
  }

  @Test func logarithmGivesTheThicknessOfTheLogRatio() throws {
    let zero = zeroLoss()
    let low = scattered(zero, 0.9)
    let single = try #require(FourierDeconvolution.singleScattering(low, zeroLoss: zero))
    let thickness = log(low.reduce(0, +) / zero.reduce(0, +))
    // What is scattered beyond the last channel is not in the sum.
    #expect(abs(single.reduce(0, +) / zero.reduce(0, +) - thickness) < 5e-3)
    #expect(
      abs(try #require(InelasticThickness.logRatio(low, energies: lowEnergies, limit: 5)) - thickness) < 1e-3)
  }

  @Test func unlikeDispersionsAreRefused() {
    let other = lowEnergies.map { 2 * $0 }
    #expect(
      FourierDeconvolution.ratio(edge, energies: coreEnergies, lowLoss: zeroLoss(), lowEnergies: other) == nil
    )
  }

  @Test func zeroLossIsMeasuredBetweenChannels() throws {
    let energies = lowEnergies
    let counts = energies.map { 1000 * exp(-0.5 * pow(($0 - 0.2) / 1.0, 2)) }
    let peak = try #require(ZeroLoss(counts, energies: energies))
    #expect(abs(peak.vertex - 0.2) < 0.01)
    #expect(abs(peak.fullWidth - 2.3548) < 0.08)
    #expect(ZeroLoss([3, 2, 1], energies: [0, 1, 2]) == nil)
  }

  @Test func channelStoredASinglePrecisionStepBelowTheLimitLiesAtIt() {
    let energies = (0..<200).map { -39.99999272 + 0.2999999225 * Double($0) }
    #expect(energies[150] < 5)
    #expect(InelasticThickness.elasticChannels(energies, limit: 5) == 150)
  }
}
