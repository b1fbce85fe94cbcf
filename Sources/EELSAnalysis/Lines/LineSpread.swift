import Foundation

/// How much L3/L2 depends on choices that the data do not decide, for one named quantity.
///
/// Step position, step width, the window behind L2, how the continuum falls and where the background before L3 begins are
/// varied one by one about the method; each variant is as likely as any other within its limits.
enum LineSpread {
  /// The relative standard uncertainty of L3/L2 from the choices within its method; `nil` where there is no ratio.
  static func relative(
    _ counts: [Double], energies: [Double], _ metal: EdgeWindows.Metal, _ noise: ChannelNoise,
    _ options: EELSOptions
  ) -> Double? {
    let lines = LineMaxima(counts, energies: energies, metal, options)
    let base = LineAreas.Continuum(metal, options)
    let ratio = { (change: (inout LineAreas.Continuum) -> Void) -> Double? in
      var continuum = base
      change(&continuum)
      guard let areas = LineAreas(counts, energies: energies, at: lines, continuum, noise),
        areas.second.value > 0, areas.third.value > 0
      else { return nil }
      return areas.third.value / areas.second.value
    }
    guard let middle = ratio({ _ in }) else { return nil }
    var variance = 0.0
    // Half of the difference between the two ends of a choice, as the deviation of an even distribution.
    let add = { (a: Double?, b: Double?, divisor: Double) in
      guard let a, let b else { return }
      let half = 0.5 * abs(a - b) / middle / divisor
      variance += half * half
    }
    let root = 3.0.squareRoot()
    switch base.method {
    case .rawWindows: break
    case .secondDerivative(let width):
      add(
        ratio { $0.method = .secondDerivative(width: 0.7 * width) },
        ratio { $0.method = .secondDerivative(width: 1.4 * width) }, root)
    case .doubleArctan, .pearsonStep, .gaussians:
      add(ratio({ $0.offset = -1 }), ratio({ $0.offset = 1 }), root)
      if let (narrow, wide) = base.method.otherWidths {
        add(ratio({ $0.method = narrow }), ratio({ $0.method = wide }), root)
      }
      let post = base.post
      let length = post.upperBound - post.lowerBound
      add(
        ratio({ $0.post = (post.lowerBound - 3)...(post.upperBound - 0.4 * length) }),
        ratio({ $0.post = (post.lowerBound + 0.2 * length)...post.upperBound }), root)
      let doubt = metal.continuum.uncertainty
      add(
        ratio({ $0.exponent -= doubt }), ratio({ $0.exponent += doubt }),
        1)
    }
    let early = metal.background
    let shorter = (early.lowerBound + 0.35 * (early.upperBound - early.lowerBound))...early.upperBound
    add(middle, ratio({ $0.background = shorter }), 0.5 * root)
    return variance.squareRoot()
  }
}
