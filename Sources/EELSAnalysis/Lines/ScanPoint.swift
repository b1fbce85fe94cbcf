import Foundation
import NumericalMethods

/// What one spectrum of a scan says, each number with its standard uncertainty.
struct ScanPoint {
  struct Number {
    var value: Double
    var uncertainty: Double
  }

  /// The white lines of every metal, by its symbol's place in the windows.
  var lines: [LineAreas?] = []
  /// L3 and L2 areas of the surface metal together, in counts.
  var metalSignal: Number?
  /// The net counts of O K from its pre-edge to 28 eV behind its main maximum.
  var oxygenArea: Number?
  /// The net counts of the K edges of light elements, by their places in the windows.
  var lightAreas: [Number?] = []
  /// The area of all pre-edges of O K, in counts.
  var preEdgeArea: Number?
  /// The area of the layered oxide's pre-edge over the O K continuum.
  var layeredShare: Number?
  /// The area of all pre-edges over the O K continuum.
  var preEdgeShare: Double?
  /// The highest maximum of the pre-edge in eV; `nil` where there is no interior maximum.
  var preEdgeEnergy: Number?
  /// The maximum of the main edge in eV.
  var mainEnergy: Number?
  /// The pre-edge maxima that are a layered oxide's and rock salt's, by their distance from the main maximum.
  var layeredEnergy: Number?
  var rockSaltEnergy: Number?

  /// Main minus highest pre-edge maximum in eV.
  var deltaE: Number? { distance(preEdgeEnergy) }
  /// Main minus the layered oxide's pre-edge maximum in eV.
  var layeredDeltaE: Number? { distance(layeredEnergy) }
  /// Main minus rock salt's pre-edge maximum in eV.
  var rockSaltDeltaE: Number? { distance(rockSaltEnergy) }

  private func distance(_ pre: Number?) -> Number? {
    guard let main = mainEnergy, let pre else { return nil }
    return Number(value: main.value - pre.value, uncertainty: hypot(main.uncertainty, pre.uncertainty))
  }

  /// - Parameters:
  ///   - counts: The spectrum.
  ///   - lineCounts: The spectrum from which white lines are read, if it is another one.
  ///   - lineNoise: The noise of that other spectrum.
  ///   - guide: The sum of this spectrum and its neighbours, in which the white lines' maxima are found.
  ///   - shape: The sum with neighbours, as whose backgrounds this spectrum's fall; its own where it is `nil`.
  ///   - energies: The energies of the channels, this spectrum's shift taken off.
  init(
    _ counts: [Double], lines lineCounts: [Double]? = nil, guide: [Double], shape: [Double]? = nil,
    energies: [Double], windows: EdgeWindows, noise: ChannelNoise, lineNoise: ChannelNoise? = nil,
    options: EELSOptions
  ) {
    if let oxygen = windows.oxygen,
      let net = NetSpectrum(
        counts, energies: energies, window: oxygen.background, method: options.background, shape: shape)
    {
      readOxygen(net, oxygen, noise)
    }
    lightAreas = windows.light.map { edge in
      NetSpectrum(
        counts, energies: energies, window: edge.background, method: options.background, shape: shape
      ).map { net in
        let sum = net.sum(edge.signal)
        return Number(
          value: sum.value, uncertainty: noise.uncertainty(sum, counts: counts.map { max($0, 1) }))
      }
    }
    lines = windows.metals.map { metal in
      let areas = LineAreas(
        lineCounts ?? counts, energies: energies, at: LineMaxima(guide, energies: energies, metal, options),
        LineAreas.Continuum(metal, options), lineNoise ?? noise, shape: shape)
      if metal.isSurface { metalSignal = areas?.total }
      return areas
    }
  }

  private mutating func readOxygen(
    _ spectrum: NetSpectrum, _ oxygen: EdgeWindows.Oxygen, _ noise: ChannelNoise
  ) {
    let net = spectrum.net
    // Counted channels have a variance even where a thin specimen leaves none of them with counts.
    let floor = spectrum.counts.map { max($0, 1) }
    let number = { (sum: ChannelSum) in
      Number(value: sum.value, uncertainty: noise.uncertainty(sum, counts: floor))
    }
    let area = spectrum.sum(oxygen.preEdge)
    preEdgeArea = number(area)
    oxygenArea = number(spectrum.sum(oxygen.preEdge.lowerBound...oxygen.continuum.upperBound))
    let continuum = spectrum.sum(oxygen.continuum)
    if continuum.value > 5 * number(continuum).uncertainty {
      let layered = spectrum.sum(oxygen.layeredWindow)
      preEdgeShare = area.value / continuum.value
      var share = ChannelSum.zero(net.count)
      share.add(1 / continuum.value, layered)
      share.add(-layered.value / (continuum.value * continuum.value), continuum)
      share.value = layered.value / continuum.value
      layeredShare = number(share)
    }
    guard area.value > 3 * number(area).uncertainty else { return }
    let maximum = { (window: ClosedRange<Double>, reach: Double) in
      SpectrumMaximum.fitted(net, energies: spectrum.energies, window: window, reach: reach).map(number)
    }
    preEdgeEnergy = maximum(oxygen.preEdge, 1.5)
    // The main edge rises 3 eV before its maximum: a wider reach would be drawn to the rise.
    mainEnergy = maximum(oxygen.mainSearch, 2)
    guard let highest = preEdgeEnergy, let main = mainEnergy else { return }
    let limit = main.value - EdgeWindows.Oxygen.phaseLimit
    let isLayered = highest.value <= limit
    if isLayered { layeredEnergy = highest } else { rockSaltEnergy = highest }
    let lower = isLayered ? max(limit, highest.value + 1) : oxygen.preEdge.lowerBound
    let upper = isLayered ? oxygen.preEdge.upperBound : min(limit, highest.value - 1)
    guard upper - lower > 2, let other = maximum(lower...upper, 1.2),
      standsOut(other.value, from: highest.value, spectrum, net, noise)
    else { return }
    if isLayered { rockSaltEnergy = other } else { layeredEnergy = other }
  }

  /// Whether a lower maximum stands out of the saddle between it and the higher one by four standard deviations.
  private func standsOut(
    _ energy: Double, from higher: Double, _ spectrum: NetSpectrum, _ net: [Double], _ noise: ChannelNoise
  ) -> Bool {
    let mean = { (centre: Double) -> (value: Double, variance: Double) in
      let near = EvenWindow(spectrum.energies, (centre - 0.5)...(centre + 0.5)).channels
      guard !near.isEmpty else { return (0, .infinity) }
      let n = Double(near.count)
      return (
        near.reduce(0) { $0 + net[$1] } / n,
        near.reduce(0) { $0 + noise.variance(max(spectrum.counts[$1], 0)) } / (n * n) * noise.inflation
      )
    }
    let top = mean(energy)
    let between = (1...7).map { mean(energy + (higher - energy) * Double($0) / 8) }
    guard let saddle = between.min(by: { $0.value < $1.value }) else { return false }
    return top.value - saddle.value > 4 * (top.variance + saddle.variance).squareRoot()
  }
}
