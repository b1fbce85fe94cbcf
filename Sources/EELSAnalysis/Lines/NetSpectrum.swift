import Foundation

/// One spectrum less the background of an edge, the background's own noise kept with every number.
struct NetSpectrum {
  let counts: [Double]
  let energies: [Double]
  let background: EdgeBackground
  /// Channels that the background rests on, with the derivatives of ln A′ (A′ at the mean abscissa) and of −r.
  private let support: [(channel: Int, level: Double, slope: Double)]
  private let meanAbscissa: Double

  /// - Parameters:
  ///   - counts: The spectrum.
  ///   - energies: The energies of the channels in eV.
  ///   - window: The window before the edge in eV.
  ///   - method: How the power law is fitted.
  ///   - shape: A spectrum of more counts that falls alike, such as the sum with neighbours: the background falls as its
  ///     own, from the counts of this one.
  ///   - tail: What of the edge itself already lies in the window at an energy, in counts a channel; the power law is
  ///     fitted to the rest.
  init?(
    _ counts: [Double], energies: [Double], window: ClosedRange<Double>, method: EdgeBackground.Method,
    shape: [Double]? = nil, tail: ((Double) -> Double)? = nil
  ) {
    var before = counts
    if let tail {
      for k in EvenWindow(energies, window).channels { before[k] -= tail(energies[k]) }
    }
    var averaged = 1.0
    let fit: EdgeBackground
    if let shape {
      let inside = EvenWindow(energies, window).channels
      averaged = inside.reduce(0) { $0 + shape[$1] } / inside.reduce(0) { $0 + counts[$1] }
      guard averaged.isFinite, averaged > 0 else { return nil }
      var whole = shape
      if let tail { for k in inside { whole[k] -= averaged * tail(energies[k]) } }
      guard let law = EdgeBackground.fit(whole, energies: energies, window: window, method: method) else {
        return nil
      }
      let scale = inside.reduce(0) { $0 + before[$1] } / inside.reduce(0) { $0 + law(energies[$1]) }
      guard scale.isFinite, scale > 0 else { return nil }
      fit = EdgeBackground(amplitude: scale * law.amplitude, exponent: law.exponent, shape: law.shape)
    } else {
      guard let law = EdgeBackground.fit(before, energies: energies, window: window, method: method) else {
        return nil
      }
      fit = law
    }
    self.counts = counts
    self.energies = energies
    background = fit
    let channels = EvenWindow(energies, window).channels.filter { counts[$0] > 0 && energies[$0] > 0 }
    let n = Double(channels.count)
    let mean = channels.reduce(0) { $0 + fit.shape.abscissa(energies[$1]) } / n
    let spread = channels.reduce(0) {
      $0 + (fit.shape.abscissa(energies[$1]) - mean) * (fit.shape.abscissa(energies[$1]) - mean)
    }
    guard spread > 0 else { return nil }
    meanAbscissa = mean
    // The straight line's derivatives; the other methods differ from it by a few per cent of the noise.
    // A slope that is averaged over m spectra has an mth of their variance.
    let steadied = spread * max(averaged, 1).squareRoot()
    support = channels.map { k in
      (
        k, 1 / (n * fit(energies[k])),
        (fit.shape.abscissa(energies[k]) - mean) / (steadied * fit(energies[k]))
      )
    }
  }

  /// Σ net counts over the channels of a window, with its gradient.
  func sum(_ window: ClosedRange<Double>) -> ChannelSum {
    sum(EvenWindow(energies, window).channels) { _ in 1 }
  }

  /// Σ weight × net counts over some channels, with its gradient; weights go by channel.
  func sum(_ channels: Range<Int>, weight: (Int) -> Double) -> ChannelSum {
    var result = ChannelSum.zero(counts.count)
    var (level, slope) = (0.0, 0.0)
    for k in channels where energies[k] > 0 {
      let w = weight(k)
      let expected = background(energies[k])
      result.value += w * (counts[k] - expected)
      result.gradient[k] += w
      level += w * expected
      slope += w * expected * (background.shape.abscissa(energies[k]) - meanAbscissa)
    }
    for (channel, dLevel, dSlope) in support {
      result.gradient[channel] -= level * dLevel + slope * dSlope
    }
    return result
  }

  /// The net counts of all channels.
  var net: [Double] { EdgeWindows.without(background, counts, energies) }

  /// Σ of a function of the energy over the channels of a window.
  func reduce(over window: ClosedRange<Double>, _ shape: (Double) -> Double) -> Double {
    EvenWindow(energies, window).channels.reduce(0) { $0 + shape(energies[$1]) }
  }
}
