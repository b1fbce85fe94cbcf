import NumericalMethods

/// Where the white lines of one metal stand in one spectrum, in eV.
struct LineMaxima {
  /// The maximum of L3 as it is seen, on its rising continuum.
  var visibleThird: Double
  /// The maxima of the lines by themselves: where their areas are counted and the steps of the continuum lie.
  var third: Double
  var second: Double

  /// The maxima where the scan as a whole has them.
  init(_ metal: EdgeWindows.Metal) {
    visibleThird = metal.third
    third = metal.third + metal.ownThird
    second = metal.second + metal.ownSecond
  }

  /// The maxima in a guide (a spectrum and its neighbours) where L3 is found there, else those of the whole scan.
  init(_ guide: [Double], energies: [Double], _ metal: EdgeWindows.Metal, _ options: EELSOptions) {
    self.init(metal)
    guard energies.count > 1 else { return }
    let step = energies[1] - energies[0]
    let smoothing = SavitzkyGolaySmoothing(halfWidth: max(2, Int((1.5 / step).rounded())), order: 2)
    let range = EvenWindow(energies, (metal.background.lowerBound)...(metal.third + 8)).channels
    guard range.count > 16 else { return }
    let part = Array(energies[range])
    guard
      let fit = EdgeBackground.fit(
        Array(guide[range]), energies: part, window: metal.background, method: options.background),
      let found = SpectrumMaximum.vertex(
        EdgeWindows.without(fit, Array(guide[range]), part), energies: part, window: metal.thirdSearch,
        smoothing: smoothing), found.isInterior
    else { return }
    // Both lines shift together; L2 alone is too faint to be followed point by point.
    let shift = found.energy - metal.third
    visibleThird += shift
    third += shift
    second += shift
  }
}
