import ICPMSAnalysis
import InstrumentMeasurements

extension StudyTechnique {
  /// Whether the elements, channels and rows that the options name are in the table.
  static func icpmsForesight(_ input: UnitOutlook<ICPMSSettings>) -> UnitForesight {
    guard let table = input.measurements.first else {
      return UnitForesight()
    }
    let elements = table.channels.compactMap(\.element).reduce(into: [String]()) {
      if !$0.contains($1) { $0.append($1) }
    }
    let names = table.channels.map(\.name)
    let deposit = input.options.deposit
    var words = deposit.elements.map { NamedWord("elements", $0, among: elements) }
    for (element, name) in deposit.channels.sorted(by: { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) })
    {
      words.append(NamedWord("channels.\(element)", name, among: names))
    }
    if case .channel(let name) = deposit.internalStandard {
      words.append(NamedWord("internalStandard", name, among: names))
    }
    words += input.options.blanks.map { NamedWord("blanks", $0, among: table.rows.map(\.name)) }
    return UnitForesight(words: words)
  }
}
