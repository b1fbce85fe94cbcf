import AnalysisFindings
import BinderComparison
import StudyExports

extension StudyReport {
  /// Every finding of every sample, by technique.
  func addFindings(_ text: inout some ReportText) {
    text.heading(2, "Findings", anchor: "findings")
    for technique in study.techniques {
      let results = study.results.filter { $0.technique == technique.code }
      guard !results.isEmpty else { continue }
      addReadingNotes(&text, results)
      guard !study.isReduced else {
        text.paragraph("\(technique.title): \(results.count) measurements; findings.csv has every finding.")
        continue
      }
      text.details("\(technique.title): every finding of every sample") { text in
        text.table(
          caption: "\(technique.title): values with standard uncertainty.",
          header: ["Sample", "Quantity", "Value", "Method"],
          rows: results.flatMap { one in one.findings.map { Self.row(one.sample, $0) } })
      }
    }
  }

  /// What readers found odd about the files that results rest on, each file once with its specimens.
  private func addReadingNotes(_ text: inout some ReportText, _ results: [AnalysisResult]) {
    var lines: [(note: String, samples: [String])] = []
    for result in results {
      for note in result.provenance.files.compactMap(\.notesInALine) {
        if let index = lines.firstIndex(where: { $0.note == note }) {
          if !lines[index].samples.contains(result.sample) { lines[index].samples.append(result.sample) }
        } else {
          lines.append((note, [result.sample]))
        }
      }
    }
    text.list(lines.map { "\($0.samples.joined(separator: ", ")): \($0.note)" })
  }

  private static func row(_ sample: String, _ finding: Finding) -> [String] {
    let place = finding.coordinates.map {
      " at \(PrintedNumber.stated($0.value)) \($0.unit) \($0.quantity)"
    }
    let value =
      switch finding.outcome {
      case .estimate(let estimate): estimate.printed
      case .noAnswer(let reason): text(of: reason)
      }
    return [sample, PlainTitle.text(finding.title) + place.joined(), value, PlainTitle.text(finding.method)]
  }

  private static func text(of reason: NoAnswer) -> String {
    var text = "no answer (\(reason.reason.rawValue))"
    let unit = PrintedNumber.suffix(ofUnit: reason.unit)
    if let least = reason.atLeast { text += ", at least \(PrintedNumber.significant(least))\(unit)" }
    if let most = reason.atMost { text += ", at most \(PrintedNumber.significant(most))\(unit)" }
    return text + ": " + reason.explanation
  }

  /// What was done, in sentences, with options and quality.
  func addMethods(_ text: inout some ReportText) {
    text.heading(2, "Methods", anchor: "methods")
    for technique in study.techniques {
      let results = study.results.filter { $0.technique == technique.code }
      guard !results.isEmpty else { continue }
      let options = UsedOptions(results)
      text.heading(3, technique.title)
      text.paragraph(MethodsParagraph.text(technique, results, version: study.version))
      text.details("Options, diagnostics and warnings") { text in
        text.table(
          caption: "Every option that holds for all specimens, defaults included.",
          header: ["Option", "Value"],
          rows: options.common.map { [$0.name, $0.value] })
        if !options.differing.isEmpty {
          text.table(
            caption: "Facts and choices that differ between specimens.",
            header: ["Option", "Kind", "Value", "Specimens"],
            rows: options.differing.map {
              [
                $0.option.name, $0.option.isFact ? "fact" : "choice", $0.option.value,
                $0.samples.joined(separator: ", "),
              ]
            })
        }
        if study.isReduced {
          text.paragraph("findings.json has the diagnostics of every measurement.")
        }
        text.table(
          caption: "Quality of the work.", header: ["Sample", "Diagnostic", "Value"],
          rows: results.flatMap { result in result.diagnostics.map { [result.sample, $0.name, $0.value] } })
        text.list(warnings(results))
      }
    }
  }

  /// The warnings, each once with its specimens where there are many.
  private func warnings(_ results: [AnalysisResult]) -> [String] {
    guard study.isReduced else {
      return results.flatMap { result in result.warnings.map { "\(result.sample): \($0)" } }
    }
    var samples: [String: [String]] = [:]
    var order: [String] = []
    for result in results {
      for warning in result.warnings {
        if samples[warning] == nil { order.append(warning) }
        samples[warning, default: []].append(result.sample)
      }
    }
    return order.prefix(100).map { warning in
      let own = samples[warning] ?? []
      let others = own.count > 5 ? " and \(own.count - 5) more" : ""
      return "\(own.prefix(5).joined(separator: ", "))\(others): \(warning)"
    } + (order.count > 100 ? ["and \(order.count - 100) more warnings in run.json"] : [])
  }

  /// What the results were made of and by which program.
  func addProvenance(_ text: inout some ReportText) {
    text.heading(2, "Provenance", anchor: "provenance")
    text.paragraph(
      "Interphase \(study.version), manifest \(study.manifest), "
        + "seed \(study.seed).")
    text.details("Input files with their SHA-256") { text in
      text.table(
        caption: "Input files.", header: ["File", "Format", "Bytes", "SHA-256"],
        rows: study.files.map { [$0.path, $0.format, String($0.byteCount), $0.sha256] })
    }
  }
}
