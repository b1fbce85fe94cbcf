extension TextSetter {
  /// Sets a text in as many lines as its width needs, broken at spaces and, where a word is too long, inside it.
  public func lines(
    _ text: FigureText, size: Double, bold: Bool = false, width: Double
  ) -> [(text: TypesetText, source: FigureText)] {
    let whole = set(text, size: size, bold: bold)
    if whole.width <= width { return text.isEmpty ? [] : [(whole, text)] }
    var lines: [(text: TypesetText, source: FigureText)] = []
    var line = FigureText(runs: [])
    func finish() {
      let trimmed = line.trimmed
      if !trimmed.isEmpty { lines.append((set(trimmed, size: size, bold: bold), trimmed)) }
      line = FigureText(runs: [])
    }
    for word in text.words {
      let longer = line + word
      if set(longer.trimmed, size: size, bold: bold).width <= width {
        line = longer
        continue
      }
      finish()
      if set(word.trimmed, size: size, bold: bold).width <= width {
        line = word
        continue
      }
      for piece in word.characters {
        let grown = line + piece
        if !line.isEmpty, set(grown, size: size, bold: bold).width > width { finish() }
        line = line + piece
      }
    }
    finish()
    return lines
  }

  /// A name in at most so many lines, the last cut with an ellipsis where they do not hold it.
  public func name(
    _ text: FigureText, size: Double, width: Double, lines most: Int = 2
  ) -> [(text: TypesetText, source: FigureText)] {
    let lines = lines(text, size: size, width: width)
    let kept = max(most, 1) - 1
    guard lines.count > kept + 1 else { return lines }
    let rest = lines.dropFirst(kept + 1).reduce(lines[kept].source) {
      $0 + FigureText(plain: " ") + $1.source
    }
    let last = shortened(rest, size: size, width: width)
    return lines.prefix(kept) + [(set(last, size: size), last)]
  }

  /// A text cut with an ellipsis so that it is no wider than a width.
  public func shortened(_ text: FigureText, size: Double, bold: Bool = false, width: Double) -> FigureText {
    if set(text, size: size, bold: bold).width <= width { return text }
    let ellipsis = FigureText(plain: "…")
    var kept = FigureText(runs: [])
    for piece in text.characters {
      let longer = kept + piece
      if set(longer + ellipsis, size: size, bold: bold).width > width { break }
      kept = longer
    }
    return kept.trimmed + ellipsis
  }
}

extension [(text: TypesetText, source: FigureText)] {
  /// The lines under one another with their base lines, the capitals of all of them centred at a height of the page.
  func centred(at middle: Double) -> [(text: TypesetText, source: FigureText, baseline: Double)] {
    guard let first else { return [] }
    let depth = dropFirst().reduce(0) { $0 + $1.text.ascent } + dropLast().reduce(0) { $0 + $1.text.descent }
    var baseline = middle + (first.text.capitalHeight - depth) / 2
    return enumerated().map { index, line in
      if index > 0 { baseline += self[index - 1].text.descent + line.text.ascent }
      return (line.text, line.source, baseline)
    }
  }
}

extension FigureText {
  /// The text in pieces that end at the spaces of the base line.
  var words: [FigureText] {
    var words: [FigureText] = []
    var word: [Run] = []
    for run in runs {
      guard run.level == .baseline, run.text.contains(" ") else {
        word.append(run)
        continue
      }
      var text = ""
      for character in run.text {
        text.append(character)
        if character == " " {
          var part = run
          part.text = text
          words.append(FigureText(runs: word + [part]))
          word = []
          text = ""
        }
      }
      var part = run
      part.text = text
      if !text.isEmpty { word.append(part) }
    }
    if !word.isEmpty { words.append(FigureText(runs: word)) }
    return words
  }

  /// The text character by character.
  var characters: [FigureText] {
    runs.flatMap { run in
      run.text.map { character in
        var part = run
        part.text = String(character)
        return FigureText(runs: [part])
      }
    }
  }

  /// The text without spaces at its ends.
  var trimmed: FigureText {
    var runs = runs
    if let first = runs.first { runs[0].text = String(first.text.drop { $0 == " " }) }
    if let last = runs.last, last.text.hasSuffix(" ") {
      var text = last.text
      while text.hasSuffix(" ") { text.removeLast() }
      runs[runs.count - 1].text = text
    }
    return FigureText(runs: runs)
  }
}
