import AnalysisFindings
import RasterCanvas
import SIMSAnalysis
import ScientificFigures

/// One panel of depth profiles.
struct SIMSPanel {
  /// An ion with its measured and smoothed intensities relative to the maximum of the smoothed ones.
  struct Series {
    var ion: String
    var measured: [Double]
    var smooth: [Double]
  }

  let profile: InterphaseProfileFigure.Profile
  let scale: AxisScale
  let usesDepth: Bool
  let positions: [Double]
  let series: [Series]

  private static let outerColour = CanvasColor(hex: 0xF4C98B as UInt32)
  private static let innerColour = CanvasColor(hex: 0xA9D6C4 as UInt32)
  private static let bulkColour = CanvasColor(hex: 0xD9D9D9 as UInt32)

  /// The depth column of a curve, if the rate was known.
  static func depth(of curve: Curve) -> Curve.Column? {
    curve.columns.first { $0.name.hasPrefix("depth") && $0.values.contains(where: \.isFinite) }
  }

  init(_ profile: InterphaseProfileFigure.Profile, ions: [String], usesDepth: Bool, scale: AxisScale) {
    self.profile = profile
    self.scale = scale
    self.usesDepth = usesDepth
    let times = profile.curve.abscissa?.values ?? []
    positions = usesDepth ? Self.depth(of: profile.curve)?.values ?? times : times
    let measured = profile.curve.columns(.measured)
    let wanted = ions.isEmpty ? measured.map(\.name) : ions
    series = wanted.compactMap { ion in
      guard let column = measured.first(where: { $0.name == ion }) else { return nil }
      // The normalised column is what the thickness rule looked at; raw counts serve where there is none.
      let values = profile.curve.column("\(ion) normalised")?.values ?? column.values
      var smooth = RunningMean.smooth(values)
      guard let largest = smooth.filter(\.isFinite).max(), largest > 0 else { return nil }
      // The smooth expectation that the analysis placed the boundaries by goes before the mean for the eye.
      if let expected = profile.curve.column("\(ion) expectation")?.values, expected.count == smooth.count,
        let top = expected.filter(\.isFinite).max(), top > 0
      {
        for (index, value) in expected.enumerated() where value.isFinite {
          smooth[index] = value / top * largest
        }
      }
      return Series(ion: ion, measured: values.map { $0 / largest }, smooth: smooth.map { $0 / largest })
    }
  }

  /// Whether depths were made of sputter times, by a stated rate.
  var isApparent: Bool { sputterRate != nil }

  /// The depth of the last point over its sputter time, in nm/s; `nil` where either is unknown.
  var sputterRate: Double? {
    // A file that gives depths itself has them for its abscissa.
    guard let axis = profile.curve.abscissa, axis.unit == "s", let time = axis.values.last, time > 0,
      let depth = Self.depth(of: profile.curve)?.values.last, depth > 0
    else { return nil }
    return depth / time
  }

  private func boundary(_ key: Finding.Key) -> (place: Double, interval: AxisLimits)? {
    guard let estimate = profile.findings.finding(key)?.estimate else { return nil }
    let interval = estimate.interval95
    guard let place = position(ofDepth: estimate.value), let low = position(ofDepth: interval.lower),
      let high = position(ofDepth: interval.upper)
    else { return nil }
    return (place, AxisLimits(low, high))
  }

  /// Where a depth in nm lies on the axis that is drawn, by the profile's own pairs of time and depth.
  private func position(ofDepth depth: Double) -> Double? {
    if usesDepth { return depth.isNaN ? nil : depth }
    guard let depths = Self.depth(of: profile.curve)?.values, depths.count == positions.count else {
      return nil
    }
    for index in depths.indices.dropFirst() where depths[index] >= depth && depths[index] > depths[index - 1]
    {
      let share = (depth - depths[index - 1]) / (depths[index] - depths[index - 1])
      return positions[index - 1] + share * (positions[index] - positions[index - 1])
    }
    return positions.last
  }

  func panel(
    appearances: [String: SpeciesAppearance], enlarged: AxisLimits?, theme: FigureTheme, isFirstColumn: Bool,
    isLastRow: Bool
  ) -> FigurePanel {
    let range = AxisLimits.of(positions) ?? AxisLimits(0, 1)
    let limits = AxisLimits(min(0, range.lower), range.upper)
    var marks: [any PanelMark] = []
    for one in series {
      guard let look = appearances[one.ion] else { continue }
      let faint = SceneStroke(look.colour.lightened(by: 0.62), width: theme.hairWidth)
      marks.append(LineMark(x: positions, y: one.measured, stroke: faint, setsLimits: false))
    }
    for one in series {
      guard let look = appearances[one.ion] else { continue }
      let clear = SceneStroke(look.colour, width: theme.lineWidth * 1.2, dashes: look.dashes)
      marks.append(LineMark(x: positions, y: one.smooth, stroke: clear))
    }
    let outer = boundary(.outerInterphaseThickness)
    let total = boundary(.totalInterphaseThickness)
    let guides = [outer, total].compactMap { $0 }.map { GuidesMark.Guide($0.place, FigureText(runs: [])) }
    marks.append(
      GuidesMark(guides, stroke: SceneStroke(.noteGrey, width: theme.fineWidth, dashes: [3, 2])))
    return FigurePanel(
      title: FigureText(markup: profile.binder)
        + FigureText(plain: profile.detail.isEmpty ? "" : ", " + profile.detail),
      x: FigureAxis(
        usesDepth ? isApparent ? "Apparent depth" : "Depth" : "Sputter time", unit: usesDepth ? "nm" : "s",
        limits: limits,
        showsLabel: isLastRow),
      y: FigureAxis(
        "Intensity / maximum", scale: scale, padding: (0.04, 0.06), showsTickLabels: isFirstColumn,
        showsLabel: isFirstColumn, group: "intensity"),
      marks: marks, headBars: bars(outer: outer, total: total, limits: limits),
      notes: unanswered.map { FigureText(plain: $0) },
      inset: enlarged.flatMap { inset($0, appearances: appearances, theme: theme) })
  }

  /// The smoothed profiles of a stretch from zero on a linear scale; `nil` where it holds no datum.
  private func inset(
    _ stretch: AxisLimits, appearances: [String: SpeciesAppearance], theme: FigureTheme
  ) -> PanelInset? {
    let inside = positions.indices.filter { stretch.contains(positions[$0]) }
    let values = series.flatMap { one in inside.filter { $0 < one.smooth.count }.map { one.smooth[$0] } }
    guard let highest = values.filter(\.isFinite).max(), highest > 0, stretch.upper > stretch.lower else {
      return nil
    }
    let marks = series.compactMap { one in
      appearances[one.ion].map { look in
        LineMark(
          x: positions, y: one.smooth,
          stroke: SceneStroke(look.colour, width: theme.lineWidth, dashes: look.dashes))
      }
    }
    return PanelInset(
      x: FigureAxis(FigureText(runs: []), limits: stretch, showsLabel: false),
      y: FigureAxis(FigureText(runs: []), limits: AxisLimits(0, highest * 1.08), showsLabel: false),
      marks: marks, isConnected: scale == .linear)
  }

  private func bars(
    outer: (place: Double, interval: AxisLimits)?, total: (place: Double, interval: AxisLimits)?,
    limits: AxisLimits
  ) -> [PanelHeadBar] {
    var bars: [PanelHeadBar] = []
    var start = limits.lower
    if let outer {
      bars.append(
        PanelHeadBar(
          "outer CEI", from: start, to: outer.place, colour: Self.outerColour, endInterval: outer.interval))
      start = outer.place
    }
    guard let total else {
      bars.append(
        PanelHeadBar(
          outer == nil ? "no boundary found" : "no inner boundary found", from: start, to: limits.upper,
          colour: CanvasColor(hex: 0xEDEDED as UInt32)))
      return bars
    }
    bars.append(
      PanelHeadBar(
        outer == nil ? "CEI" : "inner CEI", from: start, to: total.place, colour: Self.innerColour,
        endInterval: total.interval))
    bars.append(PanelHeadBar("cathode bulk", from: total.place, to: limits.upper, colour: Self.bulkColour))
    return bars
  }

  /// The findings without an answer, in the words of the analysis.
  private var unanswered: [String] {
    [
      (Finding.Key.outerInterphaseThickness, "outer CEI"), (.totalInterphaseThickness, "inner boundary"),
    ].compactMap {
      key, name in
      guard case .noAnswer(let reason)? = profile.findings.finding(key)?.outcome else { return nil }
      return "\(name): \(reason.explanation)"
    }
  }

  /// The panel in words.
  var spoken: String {
    var parts: [String] = []
    for (key, name) in [
      (Finding.Key.outerInterphaseThickness, "outer CEI"), (.innerInterphaseThickness, "inner CEI"),
      (.totalInterphaseThickness, "whole CEI"),
    ] {
      guard let estimate = profile.findings.finding(key)?.estimate else { continue }
      let interval = estimate.interval95
      parts.append(
        "\(name) \(PrintedNumber.value(estimate.value, from: interval.lower, to: interval.upper)) nm with its 95 % interval"
      )
    }
    parts += unanswered
    return
      "\(profile.binder): \(parts.isEmpty ? "no thickness was evaluated" : parts.joined(separator: ", "))."
  }
}

/// A running mean for the eye: the figure shows it beside the measured points, no number is taken from it.
enum RunningMean {
  /// The mean over about 1/50 of the profile, at least 5 points where there are 25 or more; gaps are left out.
  static func smooth(_ values: [Double]) -> [Double] {
    let half = values.count < 25 ? 0 : max(2, values.count / 100)
    guard half > 0 else { return values }
    return values.indices.map { index in
      var sum = 0.0
      var count = 0
      for place in max(0, index - half)...min(values.count - 1, index + half) where values[place].isFinite {
        sum += values[place]
        count += 1
      }
      return count == 0 ? .nan : sum / Double(count)
    }
  }
}
