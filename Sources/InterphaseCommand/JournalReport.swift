import Interphase

/// What a journal would refuse of a figure: a line for each kind of breach, with what to do about it.
struct JournalReport {
  /// The figure's name, or the path of a picture.
  let name: String
  /// The check.
  let check: JournalCheck
  /// The rules of the check.
  let rules: JournalRules
  /// The page that the figure was drawn for; `nil` for a picture, of which that is not known.
  var theme: FigureTheme?

  /// The lines, in the order in which the kinds appear on the page.
  var lines: [String] {
    var kinds: [JournalCheck.Rule] = []
    for breach in check.breaches where !kinds.contains(breach.rule) { kinds.append(breach.rule) }
    return kinds.compactMap { kind in
      let breaches = check.breaches.filter { $0.rule == kind }
      guard let worst = Self.worst(of: breaches, kind) else { return nil }
      let others = breaches.count - 1
      let count = others == 0 ? "" : ", and \(others) more of the kind"
      return
        "\(name): \(kind.rawValue): \(worst.found)\(count); \(rules.journal) asks for \(worst.expected). "
        + remedy(kind)
    }
  }

  private static func worst(
    of breaches: [JournalCheck.Breach], _ kind: JournalCheck.Rule
  ) -> JournalCheck.Breach? {
    // The first of equals, for lines that are the same in every run.
    breaches.dropFirst().reduce(breaches.first) { worst, next in
      guard let worst else { return next }
      return kind == .largeText
        ? (next.value > worst.value ? next : worst)
        : (next.value < worst.value ? next : worst)
    }
  }

  private func remedy(_ kind: JournalCheck.Rule) -> String {
    switch kind {
    case .width, .height, .smallText, .largeText, .thinLine: return page(kind)
    case .resolution:
      return "Write it with --dpi \(Int(rules.lowestResolution.rounded(.up))), or as PDF."
    case .overlap: return "Draw it on a wider page, or show shorter “names” by a file of --changes."
    }
  }

  /// The journal's own pages keep its rules; without one, or on one with other sizes, the sizes are named.
  private func page(_ kind: JournalCheck.Rule) -> String {
    let width = check.width
    let own = FigureTheme.presets.filter { $0.rules == rules }.sorted {
      abs($0.width / pointsPerMillimetre - width) < abs($1.width / pointsPerMillimetre - width)
    }
    guard let nearest = own.first, theme?.rules != rules else { return sizes(kind, width) }
    let others = own.dropFirst().map(\.name)
    return
      "Draw it with --theme \(nearest.name)\(others.isEmpty ? "" : " (or \(others.joined(separator: ", ")))")."
  }

  private func sizes(_ kind: JournalCheck.Rule, _ width: Double) -> String {
    switch kind {
    case .width:
      let fitting = rules.widths.min { abs($0 - width) < abs($1 - width) } ?? width
      return "Set “width: \(fitting.resultText) mm” in a file of --changes."
    case .height: return "Show less of it, or set “panelHeight” lower, in a file of --changes."
    case .smallText: return "Set “textSize” higher in a file of --changes."
    case .largeText: return "Set “textSize” lower in a file of --changes."
    default: return "Set “lineWidth” higher in a file of --changes."
    }
  }
}
