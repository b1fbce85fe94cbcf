import Foundation

/// A stack of layers fitted to a depth profile by Poisson likelihood.
///
/// Mixing length, roughness and the thickness of a thin layer do nearly the same to a profile: their intervals come from
/// the profile of the likelihood, which shows where one of them is not determined.
public struct LayerStackFit: Sendable {
  /// The stack that was found.
  public let stack: LayerStack
  /// The deviance over degrees of freedom: 1 where counting alone explains what is left.
  public let reducedDeviance: Double
  /// The 95 % intervals of the response's lengths, in nm.
  public let mixingLength, roughness: Interval
  /// The 95 % intervals of each layer, in the order of the stack.
  public let layers: [LayerIntervals]

  /// An interval from the profile of the likelihood; an end that the counts leave open is infinite, or 0 for a length.
  public typealias Interval = ClosedRange<Double>

  /// The intervals of one layer.
  public struct LayerIntervals: Sendable, Hashable {
    /// Where it begins, in nm.
    public var start: Interval
    /// Its thickness in nm; `nil` where it was taken to have none.
    public var thickness: Interval?
    /// Its height in counts.
    public var height: Interval
  }

  /// Fits a profile; `nil` where it has fewer points than parameters or no fit is found.
  ///
  /// - Parameters:
  ///   - counts: The counts at each depth.
  ///   - depths: The depths in nm.
  ///   - start: The stack to start from. Its information depth, its roughening and layers without thickness are held.
  public init?(_ counts: [Double], depths: [Double], start: LayerStack) {
    let form = StackParameters(start)
    guard counts.count == depths.count, counts.count > form.initial.count,
      counts.allSatisfy({ $0 >= 0 && $0.isFinite }), depths.allSatisfy(\.isFinite)
    else { return nil }
    let model = { (parameters: [Double]) -> [Double] in
      let stack = form.stack(parameters)
      return depths.map(stack.signal(at:))
    }
    guard let fit = PoissonFit(counts, start: form.initial, model: model) else { return nil }
    stack = form.stack(fit.parameters)
    reducedDeviance = fit.reducedDeviance
    let interval = { (parameter: Int) -> Interval in
      fit.profileInterval(of: parameter) ?? (-.infinity)...(.infinity)
    }
    let positive = { (parameter: Int) -> Interval in
      let logarithms = interval(parameter)
      return exp(logarithms.lowerBound)...exp(logarithms.upperBound)
    }
    mixingLength = positive(StackParameters.mixing)
    roughness = positive(StackParameters.roughness)
    layers = form.places.map { place in
      LayerIntervals(
        start: interval(place.start), thickness: place.thickness.map(positive), height: positive(place.height)
      )
    }
  }
}

/// A stack as a list of parameters: lengths and heights by their logarithms, so that they stay positive.
private struct StackParameters {
  static let mixing = 0
  static let roughness = 1
  static let background = 2

  let template: LayerStack
  let initial: [Double]
  let places: [(start: Int, thickness: Int?, height: Int)]

  init(_ stack: LayerStack) {
    template = stack
    var values = [
      stack.response.trailing, stack.response.roughness, stack.background,
    ].map { log(max($0, 1e-3)) }
    var places: [(start: Int, thickness: Int?, height: Int)] = []
    for layer in stack.layers {
      let first = values.count
      values.append(layer.start)
      if layer.thickness > 0 { values.append(log(layer.thickness)) }
      values.append(log(max(layer.height, 1e-3)))
      places.append((first, layer.thickness > 0 ? first + 1 : nil, values.count - 1))
    }
    initial = values
    self.places = places
  }

  func stack(_ parameters: [Double]) -> LayerStack {
    var stack = template
    let mixing = exp(parameters[Self.mixing])
    // In the model of mixing and roughness the shift is the mixing length; in that of Dowsett there is none.
    if template.response.shift > 0 { stack.response.shift = mixing }
    stack.response.trailing = mixing
    stack.response.roughness = exp(parameters[Self.roughness])
    stack.background = exp(parameters[Self.background])
    for (index, place) in places.enumerated() {
      stack.layers[index].start = parameters[place.start]
      if let thickness = place.thickness { stack.layers[index].thickness = exp(parameters[thickness]) }
      stack.layers[index].height = exp(parameters[place.height])
    }
    return stack
  }
}
