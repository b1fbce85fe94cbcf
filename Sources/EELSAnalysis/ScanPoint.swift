import Foundation
import NumericalMethods

/// What one spectrum of a scan says, each number with its standard uncertainty.
struct ScanPoint {
  struct Number {
    var value: Double
    var uncertainty: Double
  }

  /// L3 and L2 areas together, in counts.
  var metalSignal: Number?
  var third: Number?
  var second: Number?
  /// The covariance of `third` and `second`.
  var linesCovariance = 0.0
  /// The area of all pre-edges of O K, in counts.
  var preEdgeArea: Number?
  /// The area of the layered oxide's pre-edge over the O K continuum.
  var layeredShare: Number?
  /// The maxima of pre-edge and main edge in eV; `nil` where there is no interior maximum.
  var preEdgeEnergy: Number?
  var mainEnergy: Number?

  /// Main minus pre-edge maximum in eV.
  var deltaE: Number? {
    guard let main = mainEnergy, let pre = preEdgeEnergy else { return nil }
    return Number(value: main.value - pre.value, uncertainty: hypot(main.uncertainty, pre.uncertainty))
  }

  /// L3/L2 where L2 stands out of its noise.
  var ratio: Number? {
    guard let third, let second, second.value > 3 * second.uncertainty, third.value > 0 else { return nil }
    let ratio = third.value / second.value
    let relative =
      third.uncertainty * third.uncertainty / (third.value * third.value) + second.uncertainty
      * second.uncertainty / (second.value * second.value) - 2 * linesCovariance
      / (third.value * second.value)
    return Number(value: ratio, uncertainty: ratio * max(relative, 0).squareRoot())
  }

  /// L3/(L3 + L2), which is linear in the phase fraction where the lines' total is the same in both phases.
  var thirdShare: Number? {
    guard let ratio else { return nil }
    let share = ratio.value / (1 + ratio.value)
    return Number(value: share, uncertainty: ratio.uncertainty / ((1 + ratio.value) * (1 + ratio.value)))
  }

  /// - Parameters:
  ///   - counts: The spectrum.
  ///   - guide: The sum of this spectrum and its neighbours, in which the white lines' maxima are found.
  init(
    _ counts: [Double], guide: [Double], energies: [Double], windows: EdgeWindows, noise: ChannelNoise,
    options: EELSOptions
  ) {
    if let oxygen = windows.oxygen,
      let net = NetSpectrum(counts, energies: energies, window: oxygen.background, method: options.background)
    {
      readOxygen(net, oxygen, noise)
    }
    if let metal = windows.metal,
      let net = NetSpectrum(counts, energies: energies, window: metal.background, method: options.background)
    {
      readLines(net, guide, metal, noise, options)
    }
  }

  private mutating func readOxygen(_ net: NetSpectrum, _ oxygen: EdgeWindows.Oxygen, _ noise: ChannelNoise) {
    // Counted channels have a variance even where a thin specimen leaves none of them with counts.
    let floor = net.counts.map { max($0, 1) }
    let number = { (sum: ChannelSum) in
      Number(value: sum.value, uncertainty: noise.uncertainty(sum, counts: floor))
    }
    let area = net.sum(oxygen.preEdge)
    preEdgeArea = number(area)
    let continuum = net.sum(oxygen.continuum)
    if let window = oxygen.layeredWindow, continuum.value > 5 * number(continuum).uncertainty {
      let layered = net.sum(window)
      var share = ChannelSum.zero(net.counts.count)
      share.add(1 / continuum.value, layered)
      share.add(-layered.value / (continuum.value * continuum.value), continuum)
      share.value = layered.value / continuum.value
      layeredShare = number(share)
    }
    guard area.value > 3 * number(area).uncertainty else { return }
    preEdgeEnergy = SpectrumMaximum.fitted(
      net.net, energies: net.energies, window: oxygen.preEdge, reach: 1.5
    ).map(number)
    mainEnergy = SpectrumMaximum.fitted(
      net.net, energies: net.energies, window: oxygen.mainSearch, reach: 2.5
    ).map(number)
  }

  private mutating func readLines(
    _ net: NetSpectrum, _ guide: [Double], _ metal: EdgeWindows.Metal, _ noise: ChannelNoise,
    _ options: EELSOptions
  ) {
    let (thirdLine, secondLine) = Self.lines(net, guide, metal, options)
    let post = metal.post
    let middle = 0.5 * (post.lowerBound + post.upperBound)
    let exponent = net.background.exponent
    // The continuum falls as the background does, so the level behind L2 is carried back along that power law.
    let falling = { (energy: Double) in pow(middle / energy, exponent) }
    let shapeSum = net.energies.filter(post.contains).reduce(0) { $0 + falling($1) }
    let level = net.sum(post)
    let area = { (line: Double) -> ChannelSum in
      let window = (line - EdgeWindows.Metal.halfWidth)...(line + EdgeWindows.Metal.halfWidth)
      var result = net.sum(window)
      guard shapeSum > 0 else { return result }
      let under = net.energies.filter(window.contains).reduce(0.0) {
        $0 + falling($1)
          * options.whiteLines.continuum(at: $1, thirdLine: thirdLine, secondLine: secondLine)
      }
      result.add(-under / shapeSum, level)
      return result
    }
    let (a, b) = (area(thirdLine), area(secondLine))
    let floor = net.counts.map { max($0, 1) }
    third = Number(value: a.value, uncertainty: noise.uncertainty(a, counts: floor))
    second = Number(value: b.value, uncertainty: noise.uncertainty(b, counts: floor))
    linesCovariance = noise.covariance(a, b, counts: floor)
    var both = a
    both.add(1, b)
    metalSignal = Number(value: both.value, uncertainty: noise.uncertainty(both, counts: floor))
  }

  /// The lines' maxima: in the guide where they are found, else those of the whole scan.
  private static func lines(
    _ net: NetSpectrum, _ guide: [Double], _ metal: EdgeWindows.Metal, _ options: EELSOptions
  ) -> (Double, Double) {
    let step = net.energies[1] - net.energies[0]
    let smoothing = SavitzkyGolaySmoothing(halfWidth: max(2, Int((1.5 / step).rounded())), order: 2)
    guard
      let fit = PowerLawBackground.fit(
        guide, energies: net.energies, window: metal.background, method: options.background)
    else { return (metal.third, metal.second) }
    let clean = EdgeWindows.without(fit, guide, net.energies)
    let found = SpectrumMaximum.vertex(
      clean, energies: net.energies, window: metal.thirdSearch, smoothing: smoothing)
    // Both lines shift together; L2 alone is too faint to be followed point by point.
    guard let found, found.isInterior else { return (metal.third, metal.second) }
    return (found.energy, metal.second + found.energy - metal.third)
  }
}
