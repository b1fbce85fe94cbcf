import AnalysisFindings
import ChemicalSpecies

/// A part of the interphase with the names under which it is reported.
struct InterphaseKey {
  enum Part { case outer, inner, total, innerShare }
  /// What a position is given in.
  enum Scale { case stated, byComposition, time, share }

  let part: Part
  let scale: Scale

  /// The parts in the order of the report; times only where no rate turns them into depths.
  static func reported(
    _ options: SIMSOptions, _ depths: DepthScale, byComposition: Bool
  ) -> [InterphaseKey] {
    let parts = [Part.outer, .inner, .total]
    var keys = parts.map { InterphaseKey(part: $0, scale: .stated) }
    keys.append(InterphaseKey(part: .innerShare, scale: .share))
    if byComposition {
      keys += (parts + [.innerShare]).map { InterphaseKey(part: $0, scale: .byComposition) }
    }
    if !depths.isKnown { keys += parts.map { InterphaseKey(part: $0, scale: .time) } }
    return keys
  }

  var unit: String { part == .innerShare ? "%" : scale == .time ? "s" : "nm" }

  var key: Finding.Key {
    let name =
      switch part {
      case .outer: "outer"
      case .inner: "inner"
      case .total: "total"
      case .innerShare: "inner_share"
      }
    let suffix = scale == .byComposition ? "_by_composition" : ""
    if part == .innerShare { return Finding.Key(rawValue: "sims.inner_share\(suffix)") }
    return Finding.Key(rawValue: scale == .time ? "sims.\(name)_time" : "sims.\(name)\(suffix)_thickness")
  }

  func finding(_ outcome: Finding.Outcome, _ options: SIMSOptions, _ depths: DepthScale) -> Finding {
    let measure = scale == .time ? "sputter time" : "thickness"
    let basis = scale == .stated ? depths.basis : nil
    var title =
      switch part {
      case .outer: "Outer CEI \(measure)"
      case .inner: "Inner CEI \(measure)"
      case .total: "Total CEI \(measure)"
      case .innerShare: "Inner share of the CEI"
      }
    if scale == .byComposition { title += " at the rates of interphase and bulk" }
    // With one rate a thickness is an apparent one, and every table and verdict says so.
    if let basis { title += " \(basis)" }
    return Finding(key: key, title: title, outcome: outcome, method: method(options, basis))
  }

  private func method(_ options: SIMSOptions, _ basis: String?) -> String {
    let outer = "\(options.outerIon) maximum, smooth fit"
    let over =
      switch options.normalisation {
      case .plateau: "\(options.outerIon) over its maximum, \(options.bulkIon) over its plateau"
      case .maximum: "each over its maximum"
      case .none: "as measured"
      }
    let total = "first descending crossing of \(options.outerIon) and \(options.bulkIon), \(over)"
    var text =
      switch part {
      case .outer: outer
      case .total: total
      case .inner: "\(total), minus \(outer)"
      case .innerShare: "inner over total"
      }
    switch scale {
    case .stated: if let basis { text += "; apparent, \(basis)" }
    case .byComposition: text += "; rates mixed by \(options.bulkIon)'s share of its plateau"
    case .time, .share: break
    }
    return text
  }
}
