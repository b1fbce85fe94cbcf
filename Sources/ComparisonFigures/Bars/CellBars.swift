import AnalysisFindings
import Foundation
import RasterCanvas
import ScientificFigures

/// The marks and words of a bar figure.
struct CellBars {
  struct Bar {
    var measure: Int
    var binder: Int
    var centre: Double
    var values: [Double]
    /// Cells whose finding has no estimate.
    var unanswered: Int
    var statistics: CellStatistics?
    /// Half the length of the whisker.
    var whisker: Double?

    var top: Double {
      max((statistics?.mean ?? 0) + (whisker ?? 0), values.max() ?? 0, 0)
    }

    /// Everything that is drawn as a point or an end.
    var drawn: [Double] {
      let ends = statistics.map { [$0.mean - (whisker ?? 0), $0.mean, $0.mean + (whisker ?? 0)] } ?? []
      return (values + ends).filter(\.isFinite)
    }
  }

  let input: CellBarsFigure
  let bars: [Bar]
  private let width: Double

  init(_ input: CellBarsFigure) {
    self.input = input
    let width = 0.78 / Double(max(input.binders.count, 1))
    self.width = width
    bars = input.measures.enumerated().flatMap { index, measure in
      input.binders.enumerated().map { place, binder in
        let findings = input.cells.filter { $0.binder == binder }.compactMap {
          $0.findings.finding(measure.key)
        }
        let values = findings.compactMap { $0.estimate?.value }.filter(\.isFinite)
        let statistics = CellStatistics(values)
        let whisker: Double? =
          switch input.whiskers {
          case .standardDeviation: statistics?.deviation
          case .interval(let halves): halves[measure.key]?[binder]
          }
        return Bar(
          measure: index, binder: place,
          centre: Double(index) + (Double(place) - Double(input.binders.count - 1) / 2) * width,
          values: values, unanswered: findings.count - values.count, statistics: statistics, whisker: whisker)
      }
    }
  }

  /// The stretch that a broken axis leaves out: the widest without a value, where it is worth a break.
  var gap: AxisGap? {
    guard input.ordinate == .broken else { return nil }
    let limits = input.measures.compactMap(\.detectionLimit)
    let values = (bars.flatMap(\.drawn) + limits).filter { $0 > 0 && $0 < .infinity }.sorted()
    guard let highest = values.last,
      let pair = zip(values, values.dropFirst()).max(by: { $0.1 - $0.0 < $1.1 - $1.0 }),
      pair.1 - pair.0 > highest / 3, pair.0 < highest / 4, highest > 1e-290
    else { return nil }
    let upper = pair.1 - max(0.15 * pair.1, 0.25 * (highest - pair.1))
    // Over the low bars there is room for their brackets, which stack.
    let wished = pair.0 * (1 + 0.45 * Double(max(stacked, 1)))
    let lower = max(pair.0 * 1.45, min(wished, 0.7 * upper))
    return upper > lower ? AxisGap(from: lower, to: upper, shareBelow: 0.6) : nil
  }

  /// How many brackets stack over a group at most.
  var stacked: Int {
    input.measures.map { measure in input.comparisons.count { $0.key == measure.key } }.max() ?? 0
  }

  /// The height of a panel in points, in which brackets leave at least a third to the bars.
  func height(_ wished: Double, theme: FigureTheme) -> Double {
    max(wished, 1.5 * Double(stacked) * (theme.noteSize * 1.2 + 7.5))
  }

  func marks(theme: FigureTheme) -> [any PanelMark] {
    var marks: [any PanelMark] = []
    for (place, binder) in input.binders.enumerated() {
      let look = BinderAppearance(index: place, colour: theme.colours[binder])
      let line = SceneStroke(look.colour, width: theme.lineWidth * 0.8)
      let marker = MarkerStyle(
        look.marker, size: theme.markerSize * 0.85, fill: .white,
        stroke: SceneStroke(look.colour, width: theme.lineWidth * 0.65))
      let own = bars.filter { $0.binder == place && $0.statistics != nil }
      marks.append(
        BarsMark(
          positions: own.map(\.centre), values: own.map { $0.statistics?.mean ?? 0 }, width: width * 0.9,
          fill: look.fill, stroke: line, name: FigureText(markup: binder), marker: marker))
      let beside = own.flatMap { bar in
        Self.spread(bar.values, around: bar.centre, width: width * 0.7, sparesCentre: bar.whisker != nil)
      }
      marks.append(PointsMark(x: beside.map(\.x), y: beside.map(\.y), marker: marker))
      marks.append(
        PointsMark(
          x: own.map(\.centre), y: own.map { $0.statistics?.mean ?? .nan },
          marker: MarkerStyle(.circle, size: 0),
          verticalBars: own.map { bar in
            guard let mean = bar.statistics?.mean, let half = bar.whisker else { return nil }
            return AxisLimits(mean - half, mean + half)
          }, barStroke: SceneStroke(.ink, width: theme.lineWidth * 0.8), cap: 4.5))
    }
    marks += limits(theme: theme)
    marks.append(
      BracketsMark(brackets, over: bars.map { (x: $0.centre, y: $0.top) }))
    return marks
  }

  /// Cells side by side in order of measurement, so that equal values are told apart; never by chance.
  ///
  /// - Parameter sparesCentre: Whether the middle of the bar is left to a whisker, half of the cells on either side.
  private static func spread(
    _ values: [Double], around centre: Double, width: Double, sparesCentre: Bool
  ) -> [(x: Double, y: Double)] {
    let count = values.count
    guard sparesCentre else {
      let last = Double(max(count - 1, 1))
      return values.enumerated().map { index, value in
        (count == 1 ? centre : centre + (Double(index) / last - 0.5) * width, value)
      }
    }
    let left = (count + 1) / 2
    return values.enumerated().map { index, value in
      let isLeft = index < left
      let (place, many) = isLeft ? (index, left) : (index - left, count - left)
      // Each side holds its cells between a fifth of the width from the middle and the end.
      let share = many == 1 ? 0.5 : Double(place) / Double(many - 1)
      return (centre + (isLeft ? -0.5 + 0.28 * share : 0.22 + 0.28 * share) * width, value)
    }
  }

  private var brackets: [BracketsMark.Bracket] {
    var brackets: [BracketsMark.Bracket] = []
    for (index, measure) in input.measures.enumerated() {
      let own = input.comparisons.filter { $0.key == measure.key }
      let placed = own.compactMap { comparison -> BracketsMark.Bracket? in
        guard let first = bar(index, comparison.first), let second = bar(index, comparison.second) else {
          return nil
        }
        return BracketsMark.Bracket(
          from: first.centre, to: second.centre, label: label(comparison.probability))
      }
      // Short brackets lie under long ones.
      brackets += placed.sorted { ($0.to - $0.from, $0.from) < ($1.to - $1.from, $1.from) }
    }
    return brackets
  }

  private func bar(_ measure: Int, _ binder: String) -> Bar? {
    bars.first { $0.measure == measure && input.binders[$0.binder] == binder && $0.statistics != nil }
  }

  private func label(_ probability: Double) -> FigureText {
    switch input.brackets {
    case .probabilities: return FigureText(plain: PrintedNumber.statedProbability(probability))
    case .stars:
      if probability < 0.001 { return "***" }
      if probability < 0.01 { return "**" }
      if probability < 0.05 { return "*" }
      return "n.s."
    }
  }

  var counts: String {
    let numbers = Set(bars.map(\.values.count)).sorted()
    guard let low = numbers.first, let high = numbers.last else { return "no \(input.replicates)" }
    return low == high ? "n = \(low) \(input.replicates)" : "n = \(low) to \(high) \(input.replicates)"
  }

  var whiskerName: String {
    switch input.whiskers {
    case .standardDeviation: "SD"
    case .interval: "95 % interval"
    }
  }

  var notes: [FigureText] {
    var lines = [
      hasScatter ? "bars: mean; whiskers: \(whiskerName); \(counts)" : "bars: single values; \(counts)"
    ]
    if !input.comparisons.isEmpty {
      lines.append([input.testName, stars].filter { !$0.isEmpty }.joined(separator: "; "))
    }
    lines += remarks
    return lines.filter { !$0.isEmpty }.map(FigureText.init(markup:))
  }

  /// Whether any bar stands for more than one value.
  var hasScatter: Bool { bars.contains { $0.values.count > 1 } }

  var stars: String { input.brackets == .stars ? "* p < 0.05, ** p < 0.01, *** p < 0.001" : "" }

  /// What a reader of these bars alone must know.
  var remarks: [String] {
    (gap == nil ? [] : ["axis broken"])
      + (logarithmicBase.map { ["bars start at \(NumberText.significant($0, digits: 1)) \(input.unit)"] }
        ?? [])
      + hiddenLimits + missing
  }

  /// Where the bars of a logarithmic axis start: the power of ten below all that is drawn.
  var logarithmicBase: Double? {
    guard input.ordinate == .logarithmic else { return nil }
    let limits = input.measures.compactMap(\.detectionLimit)
    let lowest = (bars.flatMap(\.drawn) + limits).filter { $0 > 0 && $0 < .infinity }.min()
    // A bar of its own base's height would not be seen.
    return lowest.map { pow(10, log10($0 * 0.8).rounded(.down)) }.flatMap { $0 > 0 ? $0 : nil }
  }

  /// Cells without a number, which no bar shows, and those whose number a logarithmic axis cannot show.
  private var missing: [String] {
    bars.flatMap { bar -> [String] in
      let place = "\(input.binders[bar.binder]), \(input.measures[bar.measure].text.plainText): "
      let count = bar.unanswered + bar.values.count
      let hidden = input.ordinate == .logarithmic ? bar.values.count { $0 <= 0 } : 0
      return
        (bar.unanswered > 0
        ? [place + "\(bar.unanswered) of \(count) \(input.replicates) without a number"] : [])
        + (hidden > 0 ? [place + "\(hidden) of \(count) \(input.replicates) not above zero"] : [])
    }
  }

  /// How the axis runs, where that is not from zero with one scale.
  private var axisWords: String {
    switch input.ordinate {
    case .linear: ""
    case .broken: gap == nil ? "" : " The axis is broken."
    case .logarithmic: " Logarithmic axis: the length of a bar is not its value."
    }
  }

  var caption: String {
    "\(input.quantity): bars, mean over \(input.replicates);\(hasScatter ? " whiskers, \(whiskerName);" : "") points, single \(input.replicates); \(counts)."
      + (input.testName.isEmpty || input.comparisons.isEmpty ? "" : " \(input.testName).")
      + axisWords + limitWords + missing.map { " \($0)." }.joined()
  }

  var spoken: String {
    let groups = input.measures.enumerated().map { index, measure in
      let parts = bars.filter { $0.measure == index }.map { bar in
        guard let statistics = bar.statistics else { return "\(input.binders[bar.binder]) without a number" }
        let number = PrintedNumber.value(statistics.mean, uncertainty: bar.whisker ?? 0)
        return "\(input.binders[bar.binder]) \(number)"
      }
      let tests = input.comparisons.filter { $0.key == measure.key }.map { test in
        "\(test.first) against \(test.second) \(PrintedNumber.statedProbability(test.probability))"
      }
      return "\(measure.text.plainText): \(Spoken.list(parts))"
        + (tests.isEmpty ? "" : " (\(tests.joined(separator: ", ")))")
    }
    return
      "Bar chart \(input.ordinate == .logarithmic ? "on a logarithmic axis" : "from zero") of \(FigureText(markup: input.quantity).plainText) in \(input.unit), mean and "
      + "\(whiskerName) with all \(input.replicates) as points, \(counts). \(groups.joined(separator: ". "))."
  }
}
