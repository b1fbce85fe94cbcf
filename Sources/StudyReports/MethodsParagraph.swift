import AnalysisFindings
import StudyExports

/// The methods of a technique as a paragraph to paste into a manuscript.
enum MethodsParagraph {
  /// The paragraph: what was measured, what was done with it, and for which specimens something else was done.
  static func text(_ technique: TechniqueTitle, _ results: [AnalysisResult], version: String) -> String {
    guard let first = results.first else { return "" }
    let formats = distinct(results.flatMap(\.provenance.files).map(\.format))
    let samples = distinct(results.map(\.sample))
    let kept = formats.isEmpty ? "" : " (\(formats.joined(separator: ", ")))"
    var sentences = [
      "\(technique.title) data of \(samples.count) \(samples.count == 1 ? "specimen" : "specimens")\(kept) were "
        + "analysed with Interphase \(version) (\(first.provenance.method))."
    ]
    for sentence in distinct(results.flatMap(\.provenance.sentences)) {
      let own = distinct(results.filter { $0.provenance.sentences.contains(sentence) }.map(\.sample))
      sentences.append(
        own.count == samples.count ? sentence : "For \(own.joined(separator: ", ")): \(sentence)")
    }
    if let seed = first.provenance.seed { sentences.append("Random draws used the seed \(seed).") }
    return sentences.joined(separator: " ")
  }

  private static func distinct(_ texts: [String]) -> [String] {
    var seen: Set<String> = []
    return texts.filter { seen.insert($0).inserted }
  }
}
