import AnalysisFindings

/// The names that options of a manifest ask for in files and analyses: ions, regions, rows.
///
/// A name may be absent from one file; it is a slip of the pen where no file for which it was written has it.
struct AskedNames: Sendable {
  private struct Asked: Sendable {
    var place: InputProblem.Place
    var word: String
    var choices: [String] = []
    var isKnown = false
  }

  private var order: [String] = []
  private var asked: [String: Asked] = [:]

  /// Adds what the options of a unit name.
  ///
  /// - Parameters:
  ///   - foresight: What the technique knows of the unit.
  ///   - code: The technique's code.
  ///   - sections: The sections of the manifest that hold for the unit, the outermost first.
  mutating func add(_ foresight: UnitForesight, of code: String, in sections: [ManifestValue]) {
    var unit: [String: (word: NamedWord, line: Int)] = [:]
    for word in foresight.words {
      guard let line = Self.line(of: word, in: sections) else { continue }
      let key = [code, word.key, word.word, String(line)].joined(separator: "\u{0}")
      if let known = unit[key]?.word {
        // A word that stands for several names is known where all of them are.
        unit[key]?.word.isKnown = known.isKnown && word.isKnown
      } else {
        unit[key] = (word, line)
        if asked[key] == nil {
          order.append(key)
          asked[key] = Asked(place: .key("\(code) \(word.key)", line: line), word: word.word)
        }
      }
    }
    for (key, found) in unit {
      if found.word.isKnown { asked[key]?.isKnown = true }
      let missing = found.word.choices.filter { asked[key]?.choices.contains($0) == false }
      asked[key]?.choices += missing
    }
  }

  /// Adds what other units name.
  mutating func add(_ other: AskedNames) {
    for key in other.order {
      guard let more = other.asked[key] else { continue }
      guard let known = asked[key] else {
        order.append(key)
        asked[key] = more
        continue
      }
      asked[key]?.isKnown = known.isKnown || more.isKnown
      asked[key]?.choices += more.choices.filter { !known.choices.contains($0) }
    }
  }

  /// The names that nothing has.
  ///
  /// - Parameter file: The manifest.
  func problems(in file: String) -> [InputProblem] {
    order.compactMap { asked[$0] }.filter { !$0.isKnown }.map { asked in
      let choices = asked.choices.isEmpty ? "nothing of the kind" : ManifestDecoder.list(asked.choices)
      return InputProblem(
        .invalidValue, file: file, place: asked.place,
        expected: "a name that is in the files or the analysis, which have \(choices)",
        found: "“\(asked.word)”",
        remedy: NearestWord.nearest(to: asked.word, among: asked.choices).map { "Did you mean “\($0)”?" }
          ?? "Use one of the names listed.")
    }
  }

  /// The line on which a word stands; `nil` where the manifest does not say it and a default holds.
  private static func line(of word: NamedWord, in sections: [ManifestValue]) -> Int? {
    let keys = word.key.split(separator: ".").map(String.init)
    for section in sections.reversed() {
      var value: ManifestValue? = section
      for key in keys { value = value?[key] }
      guard let value else { continue }
      // Keys change what is there one by one; a list or a text replaces it.
      if let entries = value.entries {
        if let entry = entries.first(where: { $0.key.text == word.word }) { return entry.key.line }
        continue
      }
      return value.items.first { $0.text == word.word }?.line ?? value.line
    }
    return nil
  }
}
