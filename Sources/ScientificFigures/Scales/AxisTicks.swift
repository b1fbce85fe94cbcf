import Foundation

/// The ticks of an axis: labelled ones, minor ones, and the power of ten that was taken out of the labels.
public struct AxisTicks: Sendable, Hashable {
  /// A labelled tick.
  public struct Labelled: Sendable, Hashable {
    /// The value.
    public var value: Double
    /// The label.
    public var label: FigureText

    /// Creates a tick.
    public init(_ value: Double, _ label: FigureText) {
      self.value = value
      self.label = label
    }

    /// Creates a tick whose label is in markup.
    public init(_ value: Double, _ markup: String) { self.init(value, FigureText(markup: markup)) }
  }

  /// The labelled ticks, ascending.
  public var major: [Labelled]
  /// The minor ticks, ascending.
  public var minor: [Double]
  /// Labels are in units of `10^exponent`; 0 where nothing was taken out.
  public var exponent: Int

  /// Creates ticks.
  public init(major: [Labelled], minor: [Double] = [], exponent: Int = 0) {
    self.major = major
    self.minor = minor
    self.exponent = exponent
  }

  /// Chooses ticks for limits on a scale.
  ///
  /// - Parameters:
  ///   - limits: The values the axis shows.
  ///   - scale: Its scale.
  ///   - target: About how many labels there is room for; never less than 2 are tried.
  ///   - fits: Whether these labels have room; the density is lowered until they do.
  public static func choose(
    limits: AxisLimits, scale: AxisScale, target: Int, fits: (AxisTicks) -> Bool = { _ in true }
  ) -> AxisTicks {
    var wanted = max(target, 2)
    while true {
      let ticks = single(limits: limits, scale: scale, target: wanted)
      if fits(ticks) || wanted <= 2 { return ticks }
      wanted -= 1
    }
  }

  private static func single(limits: AxisLimits, scale: AxisScale, target: Int) -> AxisTicks {
    switch scale {
    case .linear: linear(limits, target: target)
    case .logarithmic: logarithmic(limits, target: target)
    case .symmetricLogarithmic(let threshold): symmetric(limits, threshold: threshold, target: target)
    }
  }

  /// Ticks of a linear axis with minor ticks by the step (1 → 5 parts, 2 → 4, 2.5 → 5, 5 → 5, 3 → 3, 4 → 4).
  static func linear(_ limits: AxisLimits, target: Int) -> AxisTicks {
    let found = readable(limits, target: target)
    guard found.step > 0 else {
      return AxisTicks(major: found.values.map { Labelled($0, NumberText.significant($0, digits: 3)) })
    }
    let largest = max(abs(limits.lower), abs(limits.upper))
    var exponent = 0
    if largest > 0 {
      let order = Int(floor(log10(largest)))
      if order >= 5 || order <= -4 { exponent = order }
    }
    let unit = pow(10, Double(exponent))
    let usable = unit.isFinite && unit > 0 ? unit : 1
    let decimals = NumberText.decimals(forStep: found.step / usable)
    let major = found.values.map { value in
      // A zero among rounded sums prints as 0, not as −0.0.
      let clean = abs(value) < 1e-9 * found.step ? 0 : value
      return Labelled(clean, NumberText.fixed(clean / usable, decimals: decimals))
    }
    let parts: Int
    switch found.mantissa {
    case 2, 4: parts = 4
    case 3: parts = 3
    default: parts = 5
    }
    return AxisTicks(
      major: major, minor: minors(between: found, limits: limits, parts: parts), exponent: exponent)
  }

  /// Among the best positions for about the wanted number of labels those whose numbers read easiest.
  ///
  /// The search of `TalbotTicks` takes steps of 3, halves beside whole numbers (682.5, 685.0) and sequences that miss the
  /// multiples of their step (525, 535) where these fill the axis a little better; on paper they read worse.
  private static func readable(_ limits: AxisLimits, target: Int) -> TalbotTicks {
    var best = TalbotTicks(lower: limits.lower, upper: limits.upper, target: target)
    var bestCost = cost(best, target: target)
    for other in [target + 1, target - 1, target + 2, target - 2, target - 3] where other >= 2 {
      let ticks = TalbotTicks(lower: limits.lower, upper: limits.upper, target: other)
      let cost = cost(ticks, target: target)
      if cost < bestCost - 1e-9 { (best, bestCost) = (ticks, cost) }
    }
    let range = limits.upper - limits.lower
    guard range > 1e-290, range < 1e290 else { return best }
    let power = Int(log10(range / Double(target)).rounded(.down))
    for (mantissa, power) in [(1.0, power), (2, power), (5, power), (1, power + 1), (2, power + 1)] {
      let ticks = TalbotTicks(multiplesOf: mantissa, power: power, lower: limits.lower, upper: limits.upper)
      let cost = cost(ticks, target: target)
      if ticks.values.count > 1, cost < bestCost - 1e-9 { (best, bestCost) = (ticks, cost) }
    }
    return best
  }

  private static func cost(_ ticks: TalbotTicks, target: Int) -> Double {
    guard ticks.step > 0, let first = ticks.values.first else { return 10 }
    // Labels beyond nine crowd any axis, however long.
    var cost = 0.12 * abs(Double(ticks.values.count - target)) + 0.2 * Double(max(ticks.values.count - 9, 0))
    switch ticks.mantissa {
    case 2.5: cost += ticks.step >= 1 && ticks.step < 10 ? 0.45 : 0.1
    case 3, 4: cost += 0.55
    default: break
    }
    let multiple = first / ticks.step
    if abs(multiple - multiple.rounded()) > 1e-6 { cost += 0.5 }
    return cost
  }

  private static func minors(between ticks: TalbotTicks, limits: AxisLimits, parts: Int) -> [Double] {
    guard let first = ticks.values.first, let last = ticks.values.last else { return [] }
    let small = ticks.step / Double(parts)
    let countBelow = ((first - limits.lower) / small + 1e-9).rounded(.down)
    let countAbove = ((limits.upper - first) / small + 1e-9).rounded(.down)
    guard (0...2_000).contains(countBelow), (0...2_000).contains(countAbove), last >= first else { return [] }
    let (below, above) = (Int(countBelow), Int(countAbove))
    return (-below...above).filter { $0 % parts != 0 }.map { first + Double($0) * small }
  }

  /// Decades with minor ticks at 2 to 9; fewer than about one decade falls back to 1–2–5 or linear positions.
  static func logarithmic(_ limits: AxisLimits, target: Int) -> AxisTicks {
    guard limits.lower > 0, limits.upper > limits.lower else {
      return AxisTicks(
        major: limits.upper > 0
          ? [Labelled(limits.upper, NumberText.significant(limits.upper, digits: 3))] : [])
    }
    let slack = 1e-9
    let first = Int((log10(limits.lower) - slack).rounded(.up))
    let last = Int((log10(limits.upper) + slack).rounded(.down))
    if last - first < 1 { return withinDecade(limits, target: target) }
    // Two decades beside one another read best as plain numbers, with 2 and 5 between them where these have room.
    if last - first == 1, first >= -2, last <= 3 { return withinDecades(limits, target: target) }
    let decades = last - first + 1
    let every = max(1, Int((Double(decades) / Double(max(target, 2))).rounded(.up)))
    // Multiples of the stride keep 10^0 labelled where it is on the axis.
    let labelled = (first...last).filter { ($0 % every + every) % every == 0 }
    let major = labelled.map { Labelled(pow(10, Double($0)), NumberText.decade($0)) }
    var minor: [Double] = []
    if every == 1 {
      for exponent in (first - 1)...last {
        for multiple in 2...9 {
          let value = Double(multiple) * pow(10, Double(exponent))
          if value >= limits.lower * (1 - slack), value <= limits.upper * (1 + slack) { minor.append(value) }
        }
      }
    } else if decades <= 60 {
      minor = (first...last).filter { ($0 % every + every) % every != 0 }.map { pow(10, Double($0)) }
    }
    return AxisTicks(major: major, minor: minor)
  }

  private static func withinDecade(_ limits: AxisLimits, target: Int) -> AxisTicks {
    let ticks = multiples([1, 2, 5], limits)
    return ticks.major.count < 2 ? linear(limits, target: target) : ticks
  }

  private static func withinDecades(_ limits: AxisLimits, target: Int) -> AxisTicks {
    let fine = multiples([1, 2, 5], limits)
    return fine.major.count <= target ? fine : multiples([1], limits)
  }

  /// Multiples of the decades as plain numbers, with minor ticks at the others from 1 to 9.
  private static func multiples(_ labelled: [Int], _ limits: AxisLimits) -> AxisTicks {
    let order = Int(floor(log10(limits.lower)))
    var ticks = AxisTicks(major: [])
    for exponent in order...(order + 3) {
      for multiple in 1...9 {
        let value = Double(multiple) * pow(10, Double(exponent))
        guard value >= limits.lower * (1 - 1e-9), value <= limits.upper * (1 + 1e-9) else { continue }
        if labelled.contains(multiple) {
          ticks.major.append(Labelled(value, NumberText.significant(value, digits: 1)))
        } else {
          ticks.minor.append(value)
        }
      }
    }
    return ticks
  }

  /// Zero, the decades on both sides of it, thinned alike.
  static func symmetric(_ limits: AxisLimits, threshold: Double, target: Int) -> AxisTicks {
    guard threshold > 0, limits.upper > limits.lower else { return linear(limits, target: target) }
    let reach = max(abs(limits.lower), abs(limits.upper))
    let first = Int(log10(threshold).rounded(.up))
    let last = Int((log10(max(reach, threshold)) + 1e-9).rounded(.down))
    guard last > first, last - first < 700 else { return linear(limits, target: target) }
    let sides = limits.lower < 0 && limits.upper > 0 ? 2 : 1
    let room = max(1, (target - 1) / sides)
    let every = max(1, Int((Double(last - first + 1) / Double(room)).rounded(.up)))
    let exponents = stride(from: last, through: first, by: -every)
    var major: [Labelled] = []
    for exponent in exponents {
      let value = pow(10, Double(exponent))
      major.append(Labelled(value, NumberText.decade(exponent)))
      major.append(Labelled(-value, NumberText.minus + NumberText.decade(exponent)))
    }
    major.append(Labelled(0, "0"))
    let shown = major.filter { $0.value >= limits.lower && $0.value <= limits.upper }
    var minor: [Double] = []
    if every == 1 {
      for exponent in first...last {
        for multiple in 2...9 {
          let value = Double(multiple) * pow(10, Double(exponent))
          minor += [value, -value].filter { $0 >= limits.lower && $0 <= limits.upper }
        }
      }
    }
    return AxisTicks(major: shown.sorted { $0.value < $1.value }, minor: minor.sorted())
  }
}
