extension AxisTicks {
  /// Chooses ticks whose labels have room on an axis of the page.
  ///
  /// - Parameters:
  ///   - axis: The axis.
  ///   - mapping: Its way to the page.
  ///   - isHorizontal: Whether labels stand side by side; otherwise one above the other.
  static func fitting(
    _ axis: FigureAxis, mapping: AxisMapping, isHorizontal: Bool, theme: FigureTheme, setter: TextSetter
  ) -> AxisTicks {
    if let places = axis.places {
      let shown = places.filter { $0.value >= mapping.limits.lower && $0.value <= mapping.limits.upper }
      // Names come from users: beyond a third of the page they are cut, or nothing would be left for the data.
      return AxisTicks(
        major: shown.map {
          Labelled($0.value, setter.shortened($0.label, size: theme.tickSize, width: theme.width / 3))
        })
    }
    let size = theme.tickSize
    let spacing = isHorizontal ? size * 5.5 : size * 4.2
    let target = min(max(Int(mapping.length / spacing) + 1, 2), 9)
    func fits(_ ticks: AxisTicks) -> Bool {
      var reach = -Double.infinity
      let placed = ticks.major.compactMap { tick in mapping.position(tick.value).map { ($0, tick.label) } }
      for (place, label) in placed.sorted(by: { $0.0 < $1.0 }) {
        let text = setter.set(label, size: size)
        let half = isHorizontal ? text.width / 2 : text.height / 2
        if place - half < reach { return false }
        reach = place + half + (isHorizontal ? size * 0.9 : size * 0.5)
      }
      return true
    }
    var ticks = AxisTicks.choose(limits: mapping.limits, scale: axis.scale, target: target, fits: fits)
    // On a very short axis even the fewest labels may touch: then every second, third … keeps its label.
    let all = ticks.major
    var every = 2
    while !fits(ticks), every <= all.count {
      ticks.major = all.indices.filter { $0 % every == 0 }.map { all[$0] }
      every += 1
    }
    guard let gap = mapping.gap else { return ticks }
    return AxisTicks(
      major: ticks.major.filter { $0.value <= gap.lower || $0.value >= gap.upper },
      minor: ticks.minor.filter { $0 <= gap.lower || $0 >= gap.upper }, exponent: ticks.exponent)
  }
}
