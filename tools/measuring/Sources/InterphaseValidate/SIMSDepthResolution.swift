import Foundation
import MeasuringHarness
import NumericalMethods
import SIMSAnalysis

/// The models of depth resolution against numerical convolution, and stacks of layers recovered from counts.
enum SIMSDepthResolution {
  static func measure(_ context: MeasuringContext) -> [MeasuredRow] {
    let (worst, checked) = forward()
    let (inside, intervals) = refitted(context.seed)
    return [
      MeasuredRow(
        area: "sims", id: "mri.forward.worst", value: worst, unit: "1", n: checked, goal: .atMost(1e-6)),
      MeasuredRow(
        area: "sims", id: "mri.layers.inside", value: Double(inside) / Double(max(intervals, 1)),
        unit: "share", n: intervals, goal: .atLeast(0.9)),
    ]
  }

  /// Mixing length, information depth and roughness in nm.
  private static let lengths = [
    (2.2, 2.2, 0.9), (1.0, 0.4, 0.8), (0.5, 0, 1.5), (3, 0.7, 0.3), (0.3, 0.3, 4),
  ]

  /// The largest difference between a layer's signal by the closed forms and by three nested convolutions.
  private static func forward() -> (worst: Double, checked: Int) {
    var (worst, checked) = (0.0, 0)
    let layer = LayerStack.Layer(start: 8, thickness: 2.5, height: 1)
    for (mixing, information, roughness) in lengths {
      let convolved = { (edge: Double) in
        boundary(at: edge, mixing: mixing, information: information, roughness: roughness)
      }
      for depth in stride(from: 0.0, through: 20, by: 4) {
        let numerical = convolved(depth - 8) - convolved(depth - 10.5)
        let response = DepthResponse.mixingRoughness(
          mixingLength: mixing, roughness: roughness, informationDepth: information)
        let stack = LayerStack(layers: [layer], response: response)
        worst = max(worst, abs(stack.signal(at: depth) - numerical))
        // The same by Dowsett's response, which lies deeper by the mixing length.
        let other = LayerStack(
          layers: [layer],
          response: .dowsett(leading: information, trailing: mixing, roughness: roughness))
        worst = max(worst, abs(other.signal(at: depth + mixing) - numerical))
        checked += 2
      }
    }
    return (worst, checked)
  }

  /// A boundary seen through both exponentials and the Gaussian, by Simpson's rule over what the exponentials weigh.
  private static func boundary(
    at depth: Double, mixing: Double, information: Double, roughness: Double
  ) -> Double {
    // Mixing carries atoms from u = −w on to larger depths; the information depth looks ahead.
    simpson { mixed in
      simpson { ahead in
        let u = depth + mixing - mixing * mixed + information * ahead
        return 0.5 * erfc(-u / (2.0.squareRoot() * roughness))
      }
    }
  }

  /// ∫₀^∞ exp(−x) f(x) dx.
  private static func simpson(_ function: (Double) -> Double) -> Double {
    let (steps, width) = (1200, 0.025)
    var sum = 0.0
    for step in 0...steps {
      let weight = step == 0 || step == steps ? 1.0 : step % 2 == 0 ? 2 : 4
      sum += weight * exp(-Double(step) * width) * function(Double(step) * width)
    }
    return sum * width / 3
  }

  /// How many 95 % intervals of stacks drawn with counting noise hold the truth from each of three starts.
  private static func refitted(_ seed: UInt64) -> (inside: Int, intervals: Int) {
    var (inside, intervals) = (0, 0)
    for run in 0..<12 {
      var generator = SeededGenerator(seed: seed).split("stacks").split(UInt64(run))
      let truth = stack(using: &generator)
      let depths = stride(from: 0.0, through: 42, by: 0.3).map { $0 }
      let counts = depths.map { Double(generator.poisson(mean: truth.signal(at: $0))) }
      let fits = (0..<3).compactMap { _ in
        LayerStackFit(counts, depths: depths, start: moved(truth, using: &generator))
      }
      let held = { (true: Double, interval: (LayerStackFit) -> ClosedRange<Double>?) in
        intervals += 1
        if fits.count == 3, fits.allSatisfy({ interval($0)?.contains(`true`) ?? false }) { inside += 1 }
      }
      held(truth.response.trailing) { $0.mixingLength }
      held(truth.response.roughness) { $0.roughness }
      for (index, layer) in truth.layers.enumerated() {
        held(layer.start) { $0.layers[index].start }
        held(layer.thickness) { $0.layers[index].thickness }
        held(layer.height) { $0.layers[index].height }
      }
    }
    return (inside, intervals)
  }

  private static func stack(using generator: inout SeededGenerator) -> LayerStack {
    let draw = { (low: Double, high: Double, generator: inout SeededGenerator) in
      low + (high - low) * generator.uniform()
    }
    let response = DepthResponse.mixingRoughness(
      mixingLength: draw(0.5, 1.5, &generator), roughness: draw(0.5, 1.2, &generator))
    let layers = [6.0, 18, 30].map { depth in
      LayerStack.Layer(
        start: depth + draw(-1, 1, &generator), thickness: draw(2, 6, &generator),
        height: draw(1000, 6000, &generator))
    }
    return LayerStack(layers: layers, background: draw(2, 20, &generator), response: response)
  }

  /// A start that is off by as much as a guess by eye.
  private static func moved(_ truth: LayerStack, using generator: inout SeededGenerator) -> LayerStack {
    var start = truth
    let factor = { (generator: inout SeededGenerator) in exp(0.4 * generator.normal()) }
    start.response = .mixingRoughness(
      mixingLength: truth.response.trailing * factor(&generator),
      roughness: truth.response.roughness * factor(&generator))
    start.background *= factor(&generator)
    for index in start.layers.indices {
      start.layers[index].start += generator.normal() * 0.7
      start.layers[index].thickness *= exp(0.25 * generator.normal())
      start.layers[index].height *= factor(&generator)
    }
    return start
  }
}
