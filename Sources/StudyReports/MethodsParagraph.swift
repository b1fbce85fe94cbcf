import AnalysisFindings
import StudyExports

/// The methods of a technique as a paragraph to paste into a manuscript.
enum MethodsParagraph {
  /// The paragraph: engine, files, and every option that all results share.
  static func text(_ technique: TechniqueTitle, _ results: [AnalysisResult], version: String) -> String {
    guard let first = results.first else { return "" }
    let formats = results.flatMap(\.provenance.files).map(\.format)
      .reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
    let samples = Set(results.map(\.sample)).count
    let shared = first.provenance.options.filter { option in
      !option.value.isEmpty && results.allSatisfy { $0.provenance.options.contains(option) }
    }
    let settings = shared.map { "\($0.name): \($0.value)" }.joined(separator: "; ")
    let seed = first.provenance.seed.map { " Random draws used the seed \($0)." } ?? ""
    return
      "\(technique.title) data of \(samples) specimens (\(formats.joined(separator: ", "))) were analysed with "
      + "Interphase \(version) (\(first.provenance.method)). \(settings).\(seed)"
  }
}
