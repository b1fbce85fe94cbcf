import StudyExports

/// How XPS spectra were analysed, in sentences for captions, as ASTM E996 asks of a published spectrum.
struct XPSConditions {
  private let results: [RecordedStudy.Result]

  /// The conditions of the results that a figure shows.
  init(_ results: [RecordedStudy.Result]) { self.results = results }

  /// For fitted spectra: charge reference, background and line shape.
  var ofSpectra: String { sentences(Self.reference + Self.fit) }

  /// For quantities: also the sensitivity factors.
  var ofQuantities: String { sentences(Self.reference + Self.fit + Self.factors) }

  private static let reference = [(option: "charge reference", title: "Charge reference")]
  private static let fit = [
    (option: "background", title: "Background"), (option: "line shape", title: "Line shape"),
  ]
  private static let factors = [(option: "sensitivity factors", title: "Sensitivity factors")]

  private func sentences(_ wanted: [(option: String, title: String)]) -> String {
    wanted.compactMap { option, title -> String? in
      let values = each(option)
      guard let first = values.first else { return nil }
      return "\(title): \(values.count == 1 ? first : Self.differing(values))."
    }.joined(separator: " ")
  }

  /// The values of an option in the order of the results, each once.
  private func each(_ option: String) -> [String] {
    results.compactMap { $0.options[option] }.filter { !$0.isEmpty }.firstAppearances
  }

  private static func differing(_ values: [String]) -> String {
    values.joined(separator: "; ") + " (differs between specimens)"
  }
}
