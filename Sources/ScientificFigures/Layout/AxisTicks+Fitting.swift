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
      // Names under an axis that are beyond a third of the page are cut; those beside one go on in a second line.
      guard isHorizontal else { return AxisTicks(major: shown) }
      return AxisTicks(
        major: shown.map {
          Labelled($0.value, setter.shortened($0.label, size: theme.tickSize, width: theme.width / 3))
        })
    }
    guard let gap = mapping.gap else {
      return fitting(mapping.limits, axis, mapping, isHorizontal, theme, setter)
    }
    // Each side of a break has ticks of its own.
    let below = fitting(
      AxisLimits(mapping.limits.lower, gap.lower), axis, mapping, isHorizontal, theme, setter)
    let above = fitting(
      AxisLimits(gap.upper, mapping.limits.upper), axis, mapping, isHorizontal, theme, setter)
    var major = below.major + above.major
    if below.exponent != above.exponent {
      // One axis has one power of ten: where the sides differ the numbers are written out.
      major = major.map { tick in
        let decimals = NumberText.decimals(forStep: abs(tick.value))
        return Labelled(tick.value, NumberText.fixed(tick.value, decimals: decimals))
      }
    }
    return AxisTicks(
      major: major, minor: below.minor + above.minor,
      exponent: below.exponent == above.exponent ? below.exponent : 0)
  }

  /// Chooses ticks for a stretch of an axis.
  private static func fitting(
    _ limits: AxisLimits, _ axis: FigureAxis, _ mapping: AxisMapping, _ isHorizontal: Bool,
    _ theme: FigureTheme, _ setter: TextSetter
  ) -> AxisTicks {
    let size = theme.tickSize
    let spacing = isHorizontal ? size * 5.5 : size * 4.2
    let length = abs((mapping.position(limits.upper) ?? 0) - (mapping.position(limits.lower) ?? 0))
    let target = min(max(Int(length / spacing) + 1, 2), 9)
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
    var ticks = AxisTicks.choose(limits: limits, scale: axis.scale, target: target, fits: fits)
    // On a very short axis even the fewest labels may touch: then every second, third … keeps its label.
    let all = ticks.major
    var every = 2
    while !fits(ticks), every <= all.count {
      ticks.major = all.indices.filter { $0 % every == 0 }.map { all[$0] }
      every += 1
    }
    return ticks
  }
}
