/// Finds the valid word that a mistyped one most likely means.
package enum NearestWord {
  /// The most words that are compared: a hint is not worth more time than the work.
  private static let countLimit = 2000
  /// The longest word that is compared, in bytes.
  private static let lengthLimit = 200

  /// The word of a list nearest to another one, if it is near enough to be meant.
  ///
  /// Near enough is at most a third of the letters wrong (at least one, upper and lower case alike), by the distance of
  /// Damerau (1964) restricted to neighbouring swaps.
  package static func nearest(to word: String, among words: [String]) -> String? {
    guard words.count <= countLimit, word.utf8.count <= lengthLimit else { return nil }
    let typed = Array(word.lowercased())
    let limit = max(1, typed.count / 3)
    var best: (word: String, distance: Int)?
    for candidate in words {
      let letters = Array(candidate.lowercased())
      // Letters that are too many are wrong already.
      guard abs(letters.count - typed.count) <= limit else { continue }
      let distance = distance(typed, letters)
      if distance <= limit, distance < best?.distance ?? .max { best = (candidate, distance) }
    }
    return best?.word
  }

  /// The number of insertions, deletions, replacements and neighbouring swaps between two words.
  package static func distance(_ one: [Character], _ other: [Character]) -> Int {
    var previousButOne: [Int] = []
    var previous = Array(0...other.count)
    for (row, letter) in one.enumerated() {
      var current = [row + 1]
      for (column, otherLetter) in other.enumerated() {
        var best = min(previous[column + 1], current[column]) + 1
        best = min(best, previous[column] + (letter == otherLetter ? 0 : 1))
        if row > 0, column > 0, letter == other[column - 1], one[row - 1] == otherLetter {
          best = min(best, previousButOne[column - 1] + 1)
        }
        current.append(best)
      }
      previousButOne = previous
      previous = current
    }
    return previous[other.count]
  }
}
