import Foundation

/// The areas of L3 and L2 of one metal in one spectrum, by one method.
struct LineAreas {
  /// In counts.
  var third: ScanPoint.Number
  var second: ScanPoint.Number
  /// The covariance of the two.
  var covariance: Double
  /// Both together.
  var total: ScanPoint.Number
  /// The energy of the L3 maximum in eV, in the aligned frame.
  var thirdEnergy: Double

  /// How the continuum under the lines is taken.
  struct Continuum {
    var method: WhiteLineMethod
    /// Where its level is read, in eV behind the L2 maximum.
    var post: ClosedRange<Double>
    /// How far from its maximum each line is counted, in eV.
    var halfWidth: Double
    /// The exponent with which it falls.
    var exponent: Double
    /// How far the steps lie above the maxima, in eV.
    var offset = 0.0
    /// The window of the background before the edge, in eV, and how it is fitted.
    var background: ClosedRange<Double>
    var backgroundMethod: EdgeBackground.Method

    init(_ metal: EdgeWindows.Metal, _ options: EELSOptions) {
      method = options.whiteLines
      post = options.lineWindows.post
      halfWidth = options.lineWindows.halfWidth
      exponent = metal.continuum.exponent
      background = metal.background
      backgroundMethod = options.background
    }

    /// Whether some of the continuum lies before the edge.
    var hasTail: Bool {
      switch method {
      case .doubleArctan, .gaussians: true
      case .pearsonStep, .rawWindows, .secondDerivative: false
      }
    }

    /// The continuum at an energy, over what it would be at `middle` behind both steps.
    func shape(_ lines: LineMaxima, middle: Double) -> (Double) -> Double {
      let (third, second) = (lines.third + offset, lines.second + offset)
      return { energy in
        pow(middle / energy, exponent)
          * method.continuum(at: energy, thirdLine: third, secondLine: second)
      }
    }
  }

  /// The areas at given maxima; `nil` where there is no background.
  ///
  /// An arctangent reaches far before its edge: what of the continuum lies in the window of the background is taken off
  /// before the power law is fitted, by its level of the round before.
  init?(
    _ counts: [Double], energies: [Double], at lines: LineMaxima, _ continuum: Continuum,
    _ noise: ChannelNoise, shape guide: [Double]? = nil
  ) {
    let last = energies.last ?? 0
    let start = lines.second + continuum.post.lowerBound
    let post =
      min(start, last - 3)...max(min(lines.second + continuum.post.upperBound, last), min(start, last - 3))
    // The level behind L2 is carried back as the continuum falls.
    let shape = continuum.shape(lines, middle: 0.5 * (post.lowerBound + post.upperBound))
    let channels = EvenWindow(energies, post).channels
    let shapeSum = channels.reduce(0) { $0 + shape(energies[$1]) }
    var net: NetSpectrum?
    var level: ChannelSum?
    for _ in 0..<(continuum.hasTail ? 3 : 1) {
      let height = shapeSum > 0 ? (level?.value ?? 0) / shapeSum : 0
      net = NetSpectrum(
        counts, energies: energies, window: continuum.background, method: continuum.backgroundMethod,
        shape: guide, tail: height > 0 ? { height * shape($0) } : nil)
      level = net?.sum(post)
    }
    guard let net, let level else { return nil }
    guard
      let (a, b) = Self.sums(net, lines, continuum, shape: shape, level: level, shapeSum: shapeSum)
    else { return nil }
    let floor = counts.map { max($0, 1) }
    third = .init(value: a.value, uncertainty: noise.uncertainty(a, counts: floor))
    second = .init(value: b.value, uncertainty: noise.uncertainty(b, counts: floor))
    covariance = noise.covariance(a, b, counts: floor)
    let variance =
      third.uncertainty * third.uncertainty + second.uncertainty * second.uncertainty + 2 * covariance
    total = .init(value: a.value + b.value, uncertainty: max(variance, 0).squareRoot())
    thirdEnergy = lines.visibleThird
  }

  /// What the method takes for L3 and L2.
  private static func sums(
    _ net: NetSpectrum, _ lines: LineMaxima, _ continuum: Continuum, shape: @escaping (Double) -> Double,
    level: ChannelSum, shapeSum: Double
  ) -> (ChannelSum, ChannelSum)? {
    let window = { (line: Double) in (line - continuum.halfWidth)...(line + continuum.halfWidth) }
    switch continuum.method {
    case .secondDerivative(let width):
      return (
        SecondDerivativeLines.sum(net, window(lines.third), width: width),
        SecondDerivativeLines.sum(net, window(lines.second), width: width)
      )
    case .gaussians:
      let height = shapeSum > 0 ? level.value / shapeSum : 0
      let channels = EvenWindow(
        net.energies, (lines.third - continuum.halfWidth - 2)...(lines.second + continuum.halfWidth + 2)
      ).channels
      let energies = Array(net.energies[channels])
      let rest = channels.map {
        net.counts[$0] - net.background(net.energies[$0]) - height * shape(net.energies[$0])
      }
      guard
        let pair = GaussianPair(rest, energies: energies, maxima: (lines.third, lines.second)),
        energies.count > 1
      else { return nil }
      let step = energies[1] - energies[0]
      let sum = { (gradient: [Double], area: Double) -> ChannelSum in
        var result = net.sum(channels) { gradient[$0 - channels.lowerBound] }
        let under = zip(energies, gradient).reduce(0) { $0 + $1.1 * shape($1.0) }
        if shapeSum > 0 { result.add(-under / shapeSum, level) }
        result.value = area
        return result
      }
      return (
        sum(pair.gradients.third, pair.third.area(step: step)),
        sum(pair.gradients.second, pair.second.area(step: step))
      )
    case .doubleArctan, .pearsonStep, .rawWindows:
      let area = { (line: Double) -> ChannelSum in
        var result = net.sum(window(line))
        guard shapeSum > 0 else { return result }
        result.add(-net.reduce(over: window(line), shape) / shapeSum, level)
        return result
      }
      return (area(lines.third), area(lines.second))
    }
  }

  /// L3/L2 where L2 stands out of its noise.
  var ratio: ScanPoint.Number? {
    guard second.value > 3 * second.uncertainty, third.value > 0 else { return nil }
    let ratio = third.value / second.value
    let relative =
      third.uncertainty * third.uncertainty / (third.value * third.value) + second.uncertainty
      * second.uncertainty / (second.value * second.value) - 2 * covariance / (third.value * second.value)
    return .init(value: ratio, uncertainty: ratio * max(relative, 0).squareRoot())
  }

  /// L3/(L3 + L2), which is linear in the phase fraction where the lines' total is the same in both phases.
  var thirdShare: ScanPoint.Number? {
    guard let ratio else { return nil }
    let share = ratio.value / (1 + ratio.value)
    return .init(value: share, uncertainty: ratio.uncertainty / ((1 + ratio.value) * (1 + ratio.value)))
  }
}
