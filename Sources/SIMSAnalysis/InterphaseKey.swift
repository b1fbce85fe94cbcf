import AnalysisFindings
import ChemicalSpecies

/// A part of the interphase with the names under which it is reported.
struct InterphaseKey {
  enum Part { case outer, inner, total, innerShare }

  let part: Part
  /// Whether it is a depth; the same part can also be a time.
  let isThickness: Bool

  /// The parts in the order of the report; times only where no rate turns them into depths.
  static func reported(_ options: SIMSOptions) -> [InterphaseKey] {
    let thicknesses = [Part.outer, .inner, .total].map { InterphaseKey(part: $0, isThickness: true) }
    let times = [Part.outer, .inner, .total].map { InterphaseKey(part: $0, isThickness: false) }
    let share = InterphaseKey(part: .innerShare, isThickness: false)
    return thicknesses + [share] + (options.sputterRate == nil ? times : [])
  }

  var key: Finding.Key {
    switch part {
    case .outer: isThickness ? .outerInterphaseThickness : .outerInterphaseTime
    case .inner: isThickness ? .innerInterphaseThickness : .innerInterphaseTime
    case .total: isThickness ? .totalInterphaseThickness : .totalInterphaseTime
    case .innerShare: .innerInterphaseShare
    }
  }

  func finding(_ outcome: Finding.Outcome, _ options: SIMSOptions) -> Finding {
    let measure = isThickness ? "thickness" : "sputter time"
    let title =
      switch part {
      case .outer: "Outer CEI \(measure)"
      case .inner: "Inner CEI \(measure)"
      case .total: "Total CEI \(measure)"
      case .innerShare: "Inner share of the CEI"
      }
    return Finding(key: key, title: title, outcome: outcome, method: method(options))
  }

  func rateMissing(_ found: String) -> NoAnswer {
    NoAnswer(.factMissing, "no sputter rate was given to turn seconds into nm; \(found)", unit: "nm")
  }

  private func method(_ options: SIMSOptions) -> String {
    let outer = "\(options.outerIon) maximum, local log-polynomial fit"
    let over =
      switch options.normalisation {
      case .maximum: "each over its maximum"
      case .totalIonThenMaximum: "each over total ions and its maximum"
      case .none: "as measured"
      }
    let total = "first descending crossing of \(options.outerIon) and \(options.bulkIon), \(over)"
    return switch part {
    case .outer: outer
    case .total: total
    case .inner: "\(total), minus \(outer)"
    case .innerShare: "inner over total"
    }
  }
}
