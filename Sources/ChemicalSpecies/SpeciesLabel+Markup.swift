extension SpeciesLabel {
  /// Reads the markup of titles: `_` lowers and `^` raises what follows.
  ///
  /// What follows is a group in braces, a number or one character: `Ni 2p_{3/2}`, `10^6`, `cm^{-2}`. A mark at the very
  /// end or before a blank stands for itself.
  public init(markup: String) {
    var runs: [Run] = []
    var rest = markup[...]
    while let character = rest.popFirst() {
      guard character == "_" || character == "^", let first = rest.first, !first.isWhitespace else {
        runs.append(Run(String(character), .baseline))
        continue
      }
      let position: Position = character == "_" ? .subscripted : .superscripted
      runs.append(Run(Self.group(from: &rest).replacing("-", with: "−"), position))
    }
    self.init(runs: runs)
  }

  private static func group(from rest: inout Substring) -> String {
    if rest.first == "{", let end = rest.firstIndex(of: "}") {
      let text = rest[rest.index(after: rest.startIndex)..<end]
      rest = rest[rest.index(after: end)...]
      return String(text)
    }
    let number = rest.prefix { ("0"..."9").contains($0) }
    let length = max(number.count, 1)
    let text = rest.prefix(length)
    rest = rest.dropFirst(length)
    return String(text)
  }
}
