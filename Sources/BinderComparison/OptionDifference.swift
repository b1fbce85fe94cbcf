import AnalysisFindings

/// An option of an analysis in which the results of two groups, or those within one, are not alike.
public struct OptionDifference: Sendable, Hashable, Codable {
  /// The option's name in the manifest's words: `interphaseIon`.
  public var name: String
  /// What the reference's results have, each value once, in their order.
  public var reference: [String]
  /// What the compared results have.
  public var compared: [String]
  /// Whether it states a fact of specimen or measurement (an area, a rate), and is no choice of the analysis.
  public var isFact: Bool

  /// The options in which the results of two groups of specimens by one technique are not alike, in their order.
  static func between(
    _ reference: [AnalysisResult.Provenance], _ compared: [AnalysisResult.Provenance]
  ) -> [OptionDifference] {
    // Where one of the two was not measured there is nothing to differ.
    guard !reference.isEmpty, !compared.isEmpty else { return [] }
    var differences: [OptionDifference] = []
    var places: [String: Int] = [:]
    for (isReference, results) in [(true, reference), (false, compared)] {
      // Thousands of specimens have the same options.
      var known: Set<[AnalysisResult.Option]> = []
      for option in results.lazy.map(\.options).filter({ known.insert($0).inserted }).joined() {
        let place = places[option.name] ?? differences.count
        if place == differences.count {
          places[option.name] = place
          differences.append(
            OptionDifference(name: option.name, reference: [], compared: [], isFact: option.isFact))
        }
        let values = isReference ? \OptionDifference.reference : \OptionDifference.compared
        if !differences[place][keyPath: values].contains(option.value) {
          differences[place][keyPath: values].append(option.value)
        }
      }
    }
    return differences.filter { Set($0.reference + $0.compared).count > 1 }
  }
}

extension OptionDifference: CustomStringConvertible {
  /// The difference as printed: `interphaseIon (PO2- / PO3-)`.
  public var description: String {
    func list(_ values: [String]) -> String { values.isEmpty ? "unknown" : values.joined(separator: ", ") }
    return "\(name) (\(list(reference)) / \(list(compared)))"
  }
}
