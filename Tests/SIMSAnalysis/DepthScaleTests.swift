import AnalysisFindings
import SIMSAnalysis
import Testing

@Suite struct DepthScaleTests {
  private let layered: DepthScale = {
    var options = SIMSOptions()
    options.rateLayers = [
      .init(end: 30, rate: .init(value: 0.5, standardUncertainty: 0.05, source: "organic")),
      .init(end: 50, rate: .init(value: 0.2, standardUncertainty: 0.01, source: "oxide")),
      .init(end: nil, rate: .init(value: 0.1, standardUncertainty: 0.01, source: "oxide")),
    ]
    return DepthScale(options, lastTime: 200)
  }()

  @Test func knotsAreMetExactlyAndDepthsKeepTheirOrder() {
    #expect(layered.depth(at: 0) == 0)
    #expect(layered.depth(at: 30) == 15)
    #expect(layered.depth(at: 50) == 19)
    #expect(layered.depth(at: 100) == 24)
    let depths = (0...200).map { layered.depth(at: Double($0)) }
    #expect(zip(depths, depths.dropFirst()).allSatisfy { $0 < $1 })
  }

  @Test func effectsOfOneSourceAddBeforeTheyAreSquared() {
    let effects = layered.effects(from: 0, to: 60)
    #expect(effects.map(\.source) == ["organic", "oxide"])
    // 30 s at 0.05 nm/s; 20 s and 10 s at 0.01 nm/s.
    #expect(abs(effects[0].effect - 1.5) < 1e-12)
    #expect(abs(effects[1].effect - 0.3) < 1e-12)
    #expect(layered.effects(from: 40, to: 50).map(\.source) == ["oxide"])
  }

  @Test func craterGivesTheMeanRateAndLayersGoBeforeIt() {
    var options = SIMSOptions(sputterRate: .init(value: 1))
    options.craterDepth = .init(value: 60, standardUncertainty: 6)
    let scale = DepthScale(options, lastTime: 300)
    #expect(abs(scale.depth(at: 100) - 20) < 1e-12)
    #expect(abs((scale.effects(from: 0, to: 100).first?.effect ?? 0) - 2) < 1e-12)
  }

  @Test func withoutARateThereAreOnlyTimes() {
    let scale = DepthScale(SIMSOptions(), lastTime: 100)
    #expect(!scale.isKnown)
    #expect(scale.depth(at: 42) == 42)
    #expect(scale.effects(from: 0, to: 42).isEmpty)
  }
}
