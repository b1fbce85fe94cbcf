import Foundation
import NumericalMethods

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

    init(_ metal: EdgeWindows.Metal, _ options: EELSOptions) {
      method = options.whiteLines
      post = options.lineWindows.post
      halfWidth = options.lineWindows.halfWidth
      exponent = metal.continuum.exponent
    }
  }

  /// The areas at given maxima.
  init(
    _ net: NetSpectrum, at lines: (third: Double, second: Double), _ metal: EdgeWindows.Metal,
    _ continuum: Continuum, _ noise: ChannelNoise
  ) {
    let last = net.energies.last ?? 0
    let start = lines.second + continuum.post.lowerBound
    let post =
      min(start, last - 3)...max(min(lines.second + continuum.post.upperBound, last), min(start, last - 3))
    let middle = 0.5 * (post.lowerBound + post.upperBound)
    // The level behind L2 is carried back as the continuum falls.
    let falling = { (energy: Double) in pow(middle / energy, continuum.exponent) }
    let shapeSum = net.reduce(over: post) { falling($0) }
    let level = net.sum(post)
    let area = { (line: Double) -> ChannelSum in
      let window = (line - continuum.halfWidth)...(line + continuum.halfWidth)
      var result = net.sum(window)
      guard shapeSum > 0 else { return result }
      let under = net.reduce(over: window) {
        falling($0)
          * continuum.method.continuum(
            at: $0, thirdLine: lines.third + continuum.offset, secondLine: lines.second + continuum.offset)
      }
      result.add(-under / shapeSum, level)
      return result
    }
    let (a, b) = (area(lines.third), area(lines.second))
    let floor = net.counts.map { max($0, 1) }
    third = .init(value: a.value, uncertainty: noise.uncertainty(a, counts: floor))
    second = .init(value: b.value, uncertainty: noise.uncertainty(b, counts: floor))
    covariance = noise.covariance(a, b, counts: floor)
    let variance =
      third.uncertainty * third.uncertainty + second.uncertainty * second.uncertainty + 2 * covariance
    total = .init(value: a.value + b.value, uncertainty: max(variance, 0).squareRoot())
    thirdEnergy = lines.third
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

  /// The lines' maxima: in the guide where they are found, else those of the whole scan.
  static func maxima(
    _ guide: [Double], energies: [Double], _ metal: EdgeWindows.Metal, _ options: EELSOptions
  ) -> (third: Double, second: Double) {
    guard energies.count > 1 else { return (metal.third, metal.second) }
    let step = energies[1] - energies[0]
    let smoothing = SavitzkyGolaySmoothing(halfWidth: max(2, Int((1.5 / step).rounded())), order: 2)
    let range = EvenWindow(energies, (metal.background.lowerBound)...(metal.third + 8)).channels
    guard range.count > 16,
      let fit = PowerLawBackground.fit(
        Array(guide[range]), energies: Array(energies[range]), window: metal.background,
        method: options.background)
    else { return (metal.third, metal.second) }
    let part = Array(energies[range])
    let found = SpectrumMaximum.vertex(
      EdgeWindows.without(fit, Array(guide[range]), part), energies: part, window: metal.thirdSearch,
      smoothing: smoothing)
    // Both lines shift together; L2 alone is too faint to be followed point by point.
    guard let found, found.isInterior else { return (metal.third, metal.second) }
    return (found.energy, metal.second + found.energy - metal.third)
  }
}
