import AnalysisFindings

/// The options behind the results of a technique: those that all of them share, and those in which they differ.
struct UsedOptions {
  /// What holds for all results, in the technique's order.
  let common: [AnalysisResult.Option]
  /// Each value of the others, with the specimens for which it holds.
  let differing: [(option: AnalysisResult.Option, samples: [String])]

  init(_ results: [AnalysisResult]) {
    var order: [String] = []
    var values: [String: [(option: AnalysisResult.Option, samples: [String])]] = [:]
    for result in results {
      for option in result.provenance.options {
        if values[option.name] == nil { order.append(option.name) }
        let known = values[option.name, default: []]
        if let index = known.firstIndex(where: { $0.option == option }) {
          if known[index].samples.last != result.sample {
            values[option.name]?[index].samples.append(result.sample)
          }
        } else {
          values[option.name, default: []].append((option, [result.sample]))
        }
      }
    }
    let all = order.compactMap { values[$0] }
    common = all.compactMap { $0.count == 1 ? $0.first?.option : nil }
    differing = all.filter { $0.count > 1 }.flatMap { $0 }
  }
}
