import Foundation
import NumericalMethods
import SIMSAnalysis
import Testing

@Suite struct LayerStackFitTests {
  private let truth = LayerStack(
    layers: [
      .init(start: 6, thickness: 4, height: 4000), .init(start: 18, thickness: 2.5, height: 2500),
    ], background: 8, response: .mixingRoughness(mixingLength: 1, roughness: 0.8))
  private let depths = stride(from: 0.0, through: 30, by: 0.3).map { $0 }

  private func counts(seed: UInt64?) -> [Double] {
    var generator = SeededGenerator(seed: seed ?? 0)
    return depths.map { depth in
      let mean = truth.signal(at: depth)
      return seed == nil ? mean : Double(generator.poisson(mean: mean))
    }
  }

  private func start(_ factor: Double) -> LayerStack {
    var start = truth
    start.response = .mixingRoughness(mixingLength: factor, roughness: 0.8 / factor)
    for index in start.layers.indices {
      start.layers[index].start += factor - 1
      start.layers[index].thickness *= factor
      start.layers[index].height /= factor
    }
    return start
  }

  @Test(arguments: [0.7, 1, 1.4]) func everyStartLeadsToTheTruthOfNoiseFreeCounts(_ factor: Double) throws {
    let fit = try #require(LayerStackFit(counts(seed: nil), depths: depths, start: start(factor)))
    #expect(abs(fit.stack.response.trailing - 1) < 1e-3)
    #expect(abs(fit.stack.response.roughness - 0.8) < 1e-3)
    for (found, layer) in zip(fit.stack.layers, truth.layers) {
      #expect(abs(found.start - layer.start) < 1e-3)
      #expect(abs(found.thickness - layer.thickness) < 1e-3)
    }
  }

  @Test func intervalsHoldTheTruthAndSayWhatIsNotDetermined() throws {
    let fit = try #require(LayerStackFit(counts(seed: 11), depths: depths, start: start(1.2)))
    #expect(fit.mixingLength.contains(1))
    #expect(fit.roughness.contains(0.8))
    #expect(fit.layers[0].start.contains(6))
    #expect(try #require(fit.layers[1].thickness).contains(2.5))
    #expect((0.6...1.4).contains(fit.reducedDeviance))
  }

  @Test func layerThinnerThanTheResolutionHasAnOpenThickness() throws {
    var thin = truth
    thin.layers[1] = .init(start: 18, thickness: 0.05, height: 60_000)
    var generator = SeededGenerator(seed: 4)
    let counts = depths.map { Double(generator.poisson(mean: thin.signal(at: $0))) }
    var guess = thin
    guess.layers[1] = .init(start: 18, thickness: 0.5, height: 6000)
    let fit = try #require(LayerStackFit(counts, depths: depths, start: guess))
    #expect(try #require(fit.layers[1].thickness).lowerBound < 0.05)
  }

  @Test func growingRoughnessWidensDeepLayersOnly() {
    var rough = truth
    rough.roughening = .linear(0.05)
    #expect(abs(rough.response(at: 10).roughness - 1.3) < 1e-12)
    #expect(rough.signal(at: 0) == truth.signal(at: 0))
    rough.roughening = .squareRoot(0.1)
    #expect(abs(rough.response(at: 10).roughness - (0.64 + 1).squareRoot()) < 1e-12)
  }

  @Test func profilesThatCannotBeFittedHaveNoFit() {
    #expect(LayerStackFit([1, 2, 3], depths: [0, 1, 2], start: truth) == nil)
    #expect(LayerStackFit(depths.map { _ in -1 }, depths: depths, start: truth) == nil)
    #expect(LayerStackFit([1], depths: depths, start: truth) == nil)
  }
}
