import AnalysisFindings

/// What the metals, oxygen and each other come to along a scan, by the bulk as standard.
///
/// The amount of an element is its edge's net counts over those in the bulk, times what the bulk holds of it: cross
/// sections, windows and the collection angle drop out, and with them what plural scattering does to an even lamella.
struct ScanComposition {
  private let profile: DepthProfile
  /// The places of the bulk.
  private let bulk: [Int]

  init(_ profile: DepthProfile) {
    self.profile = profile
    let deepest = profile.end - profile.options.bulkLength
    bulk = profile.inside.filter { profile.distances[$0] >= deepest }
  }

  /// The columns of a scan's curve: the surface metal over all metals and all metals over oxygen where the bulk's
  /// composition is declared; over the bulk otherwise.
  var columns: [Curve.Column] {
    let declared = profile.options.bulkComposition
    let metals = profile.read.windows.metals.enumerated().map { index, metal in
      Element(symbol: metal.symbol, amounts: relative { $0.lines[index]?.total })
    }
    let oxygen = Element(symbol: "O", amounts: relative(\.oxygenArea))
    let light = profile.read.windows.light.enumerated().map { index, edge in
      area("\(edge.symbol) K area") { $0.lightAreas.indices.contains(index) ? $0.lightAreas[index] : nil }
    }
    guard let surface = metals.first(where: { $0.symbol == profile.options.surfaceElement.symbol }) else {
      return light
    }
    let known = metals.filter { declared[$0.symbol] != nil }
    let all = "(\(known.map(\.symbol).joined(separator: " + ")))"
    var columns: [Curve.Column] = []
    if known.count > 1, known.contains(where: { $0.symbol == surface.symbol }) {
      columns += known.map { metal in
        ratio("\(metal.symbol)/\(all)", [(metal, declared[metal.symbol] ?? 0)], whole(known, declared))
      }
    }
    if !known.isEmpty, let content = declared["O"] {
      columns.append(ratio("\(all)/O", whole(known, declared), [(oxygen, content)]))
    } else {
      columns.append(ratio("\(surface.symbol)/O over the bulk", [(surface, 1)], [(oxygen, 1)]))
    }
    return columns + light
  }

  /// An element's counts along the scan, over those of the bulk.
  private struct Element {
    var symbol: String
    var amounts: [ScanPoint.Number?]
  }

  private func whole(_ elements: [Element], _ contents: [String: Double]) -> [(Element, Double)] {
    elements.map { ($0, contents[$0.symbol] ?? 0) }
  }

  private func relative(_ number: (ScanPoint) -> ScanPoint.Number?) -> [ScanPoint.Number?] {
    let inBulk = bulk.compactMap { number(profile.points[$0]) }
    let mean = inBulk.reduce(0) { $0 + $1.value } / Double(max(inBulk.count, 1))
    guard mean > 0 else { return profile.points.map { _ in nil } }
    return profile.points.map { point in
      number(point).map { .init(value: $0.value / mean, uncertainty: $0.uncertainty / mean) }
    }
  }

  /// A ratio of sums of amounts; a point whose lower sum does not stand out of its noise has none.
  ///
  /// Where a part stands above and below, its noise is counted once: d(a/s) = (da (s − a) − a d(s − a))/s².
  private func ratio(
    _ name: String, _ above: [(Element, Double)], _ below: [(Element, Double)]
  ) -> Curve.Column {
    let numbers = profile.points.indices.map { place -> ScanPoint.Number? in
      var gradient: [String: (above: Double, below: Double, u: Double)] = [:]
      var (a, b) = (0.0, 0.0)
      for (element, content) in above {
        guard let amount = element.amounts[place] else { return nil }
        a += content * amount.value
        gradient[element.symbol] = (content, 0, amount.uncertainty)
      }
      for (element, content) in below {
        guard let amount = element.amounts[place] else { return nil }
        b += content * amount.value
        gradient[element.symbol, default: (0, 0, amount.uncertainty)].below = content
      }
      let noise = gradient.values.map { $0.below * $0.u * $0.below * $0.u }.sorted().reduce(0, +)
      guard b > 3 * noise.squareRoot() else { return nil }
      let variance = gradient.values.map { part -> Double in
        let slope = (part.above * b - a * part.below) / (b * b) * part.u
        return slope * slope
      }.sorted().reduce(0, +)
      return .init(value: a / b, uncertainty: variance.squareRoot())
    }
    return column(name, "1", numbers)
  }

  private func area(_ name: String, _ number: (ScanPoint) -> ScanPoint.Number?) -> Curve.Column {
    column(name, "counts", profile.points.map(number))
  }

  private func column(_ name: String, _ unit: String, _ numbers: [ScanPoint.Number?]) -> Curve.Column {
    Curve.Column(
      name: name, unit: unit, role: .derived, values: numbers.map { $0?.value ?? .nan },
      uncertainties: numbers.map { $0?.uncertainty ?? .nan })
  }

  /// What more carbon at the surface than in the bulk means, where C K is covered.
  var carbonNotice: String? {
    guard let carbon = profile.read.windows.light.firstIndex(where: { $0.symbol == "C" }), !bulk.isEmpty
    else { return nil }
    let mean = { (places: [Int]) -> ScanPoint.Number in
      let numbers = places.compactMap { self.profile.points[$0].lightAreas[carbon] }
      let n = Double(max(numbers.count, 1))
      return .init(
        value: numbers.reduce(0) { $0 + $1.value } / n,
        uncertainty: numbers.reduce(0) { $0 + $1.uncertainty * $1.uncertainty }.squareRoot() / n)
    }
    let surface = mean(Array(profile.inside.prefix(3)))
    let deep = mean(bulk)
    guard
      surface.value - deep.value > 4
        * (surface.uncertainty * surface.uncertainty
        + deep.uncertainty * deep.uncertainty).squareRoot(), surface.value > 1.5 * max(deep.value, 0)
    else { return nil }
    return
      "C K stands out at the surface: where it is carbonate, its O K band near 534 eV lies on the pre-edge of rock salt"
  }
}
