import AnalysisFindings
import InstrumentMeasurements

/// Binders that are spelled in two ways, and binders that nothing was made with.
enum BinderNames {
  /// Notes what is odd about the binders of a manifest.
  ///
  /// - Parameters:
  ///   - samples: The samples.
  ///   - root: The manifest, for the lines of its list of binders.
  static func check(
    _ samples: [StudyManifest.Sample], _ root: ManifestValue, _ decoder: inout ManifestDecoder
  ) {
    var lines: [(name: String, key: String, line: Int)] = []
    for item in root["binders"]?.items ?? [] {
      if let name = item.text ?? item["name"]?.text { lines.append((name, "binders", item.line)) }
    }
    let listed = lines.map(\.name)
    for sample in samples where !sample.specimen.binder.isEmpty {
      lines.append((sample.specimen.binder, "binder", sample.line))
    }
    var known: [String: String] = [:]
    for (name, key, line) in lines where !decoder.isFull {
      let other = known[folded(name), default: name]
      if other != name {
        decoder.noteAtLine(
          line, key: key, expected: "one spelling of a binder", found: "“\(name)” and “\(other)”",
          remedy: "Write “\(other)” here, or give the two names that differ in more than case and separators."
        )
      }
      known[folded(name)] = other
    }
    let made = Set(samples.map(\.specimen.binder))
    for (name, key, line) in lines.prefix(listed.count) where !made.contains(name) && !decoder.isFull {
      decoder.noteAtLine(
        line, key: key, expected: "a binder of at least one sample", found: "“\(name)”, which no sample has",
        remedy: "Add its samples, or take it out of “binders:”.")
    }
  }

  /// A name without what people write in two ways: case, and separators between letters and digits.
  private static func folded(_ name: String) -> String {
    let letters = Array(name.lowercased())
    return String(
      letters.indices.filter { index in
        guard " _-.".contains(letters[index]), index > 0, index + 1 < letters.count else { return true }
        return !(letters[index - 1].isLetter || letters[index - 1].isNumber)
          || !(letters[index + 1].isLetter || letters[index + 1].isNumber)
      }.map { letters[$0] })
  }
}
