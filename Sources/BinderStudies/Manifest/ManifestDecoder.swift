import AnalysisFindings
import Foundation

/// Reads the nodes of a manifest and collects everything that is wrong with them.
///
/// It does not stop at the first problem: a manifest is checked as a whole, so that a user mends it once.
struct ManifestDecoder {
  /// The manifest's path as the user gave it.
  let file: String
  /// What was wrong so far, in the order of the file.
  private(set) var problems: [InputProblem] = []

  /// The most problems that are collected; nobody mends more of them in one go.
  static let problemLimit = 100

  init(file: String) { self.file = file }

  /// Whether so much is wrong that nothing more is noted.
  var isFull: Bool { problems.count >= Self.problemLimit }

  private mutating func add(_ problem: InputProblem) {
    if !isFull { problems.append(problem) }
  }

  /// Words in one line, no more than a person reads.
  static func list(_ words: [String]) -> String {
    let limit = 40
    let shown = words.prefix(limit).map { $0.count > 60 ? "\($0.prefix(60))…" : $0 }
    return shown.joined(separator: ", ") + (words.count > limit ? ", … (\(words.count) in all)" : "")
  }

  /// Notes a problem at a key.
  mutating func note(
    _ code: InputProblem.Code = .invalidValue, key: String, node: ManifestValue?, expected: String,
    found: String,
    remedy: String
  ) {
    add(
      InputProblem(
        code, file: file, place: .key(key, line: node?.line ?? 1), expected: expected, found: found,
        remedy: remedy))
  }

  /// Notes a problem at a line whose node is no longer at hand.
  mutating func noteAtLine(_ line: Int, key: String, expected: String, found: String, remedy: String) {
    add(
      InputProblem(
        .invalidValue, file: file, place: .key(key, line: line), expected: expected, found: found,
        remedy: remedy))
  }

  /// The entries of a mapping, each key one of the allowed ones.
  mutating func mapping(_ node: ManifestValue, key: String, allowed: [String]) -> [(
    key: String, keyNode: ManifestValue, value: ManifestValue
  )] {
    guard let pairs = node.entries else {
      note(
        key: key, node: node, expected: "keys with values (\(allowed.joined(separator: ", ")))",
        found: describe(node), remedy: "Indent the keys below “\(key)”.")
      return []
    }
    var entries: [(key: String, keyNode: ManifestValue, value: ManifestValue)] = []
    for pair in pairs {
      let (keyNode, value) = (pair.key, pair.value)
      guard let name = keyNode.text else {
        note(
          key: key, node: keyNode, expected: "a word as key", found: describe(keyNode),
          remedy: "Use one of \(allowed.joined(separator: ", ")).")
        continue
      }
      guard allowed.contains(name) else {
        noteUnknown(name, key: name, node: keyNode, kind: "key", among: allowed, inside: key)
        continue
      }
      entries.append((name, keyNode, value))
    }
    return entries
  }

  /// The items of a sequence; a single value counts as a sequence of one.
  func items(_ node: ManifestValue) -> [ManifestValue] {
    node.items
  }

  /// A text.
  mutating func text(_ node: ManifestValue, key: String, what: String = "a text") -> String? {
    guard let text = node.text, !text.trimmingCharacters(in: .whitespaces).isEmpty else {
      note(
        key: key, node: node, expected: what, found: describe(node),
        remedy: "Write \(key): followed by \(what).")
      return nil
    }
    return text
  }

  /// One of the allowed words.
  mutating func word(_ node: ManifestValue, key: String, among words: [String]) -> String? {
    guard let text = text(node, key: key, what: "one of \(Self.list(words))") else { return nil }
    guard words.contains(text) else {
      noteUnknown(text, key: key, node: node, kind: "word", among: words, inside: nil)
      return nil
    }
    return text
  }

  /// A whole number within limits.
  mutating func integer(_ node: ManifestValue, key: String, in range: ClosedRange<Int>) -> Int? {
    guard let text = node.text, let value = Int(text), range.contains(value) else {
      note(
        key: key, node: node, expected: "a whole number from \(range.lowerBound) to \(range.upperBound)",
        found: describe(node), remedy: "Correct the number.")
      return nil
    }
    return value
  }

  /// A quantity with its unit, in the first unit of its dimension; positive unless zero is allowed.
  mutating func quantity(
    _ node: ManifestValue, key: String, _ dimension: QuantityDimension, zeroAllowed: Bool = false
  ) -> Double? {
    guard let value = signedQuantity(node, key: key, dimension) else { return nil }
    guard dimension != .fraction || value < 1 else {
      note(
        key: key, node: node, expected: "a share below 1 such as \(dimension.example)",
        found: describe(node), remedy: "Did you mean “\(node.text ?? "") %”?")
      return nil
    }
    guard value > 0 || (zeroAllowed && value == 0) else {
      note(
        key: key, node: node, expected: "a positive \(dimension.name)", found: describe(node),
        remedy: "Correct the value.")
      return nil
    }
    return value
  }

  /// A quantity of either sign with its unit, in the first unit of its dimension.
  mutating func signedQuantity(
    _ node: ManifestValue, key: String, _ dimension: QuantityDimension
  ) -> Double? {
    if let value = node.text.flatMap(dimension.value) { return value }
    let units = dimension.units.compactMap(\.names.first).filter { !$0.isEmpty }.joined(separator: ", ")
    note(
      key: key, node: node, expected: "a \(dimension.name) such as \(dimension.example)",
      found: describe(node),
      remedy: units.isEmpty ? "Write a number." : "Write a number with one of \(units).")
    return nil
  }

  /// A quantity with its unit that lies within limits, in the first unit of its dimension.
  mutating func quantity(
    _ node: ManifestValue, key: String, _ dimension: QuantityDimension, in range: ClosedRange<Double>
  ) -> Double? {
    guard let value = signedQuantity(node, key: key, dimension) else { return nil }
    guard range.contains(value) else {
      let unit = dimension.units.first?.names.first ?? ""
      note(
        key: key, node: node, expected: "\(range.lowerBound) to \(range.upperBound) \(unit)",
        found: describe(node), remedy: "Correct the value.")
      return nil
    }
    return value
  }

  /// Two different numbers, the ends of a stretch in any order.
  mutating func ends(_ node: ManifestValue, key: String) -> (Double, Double)? {
    let numbers = items(node).compactMap { $0.text.flatMap { Double($0) } }.filter(\.isFinite)
    guard numbers.count == 2, items(node).count == 2, numbers[0] != numbers[1] else {
      note(
        key: key, node: node, expected: "two different numbers such as [0, 30]", found: describe(node),
        remedy: "Write \(key): [FROM, TO].")
      return nil
    }
    return (numbers[0], numbers[1])
  }

  /// Words of a list, each one of the allowed ones and taken once; at least one.
  mutating func words(_ node: ManifestValue, key: String, among words: [String]) -> [String]? {
    guard !words.isEmpty else {
      note(
        key: key, node: node, expected: "no key “\(key)”, for the results hold nothing of the kind",
        found: describe(node), remedy: "Remove the key.")
      return nil
    }
    let nodes = items(node)
    guard !nodes.isEmpty else {
      note(
        key: key, node: node, expected: "at least one of \(words.joined(separator: ", "))",
        found: "an empty list", remedy: "Name one, or remove the key.")
      return nil
    }
    var taken: [String] = []
    for item in nodes {
      guard let word = word(item, key: key, among: words) else { return nil }
      if !taken.contains(word) { taken.append(word) }
    }
    return taken
  }

  /// Yes or no.
  mutating func flag(_ node: ManifestValue, key: String) -> Bool? {
    switch node.text {
    case "true", "yes": return true
    case "false", "no": return false
    default:
      note(
        key: key, node: node, expected: "true or false", found: describe(node), remedy: "Write \(key): true.")
      return nil
    }
  }

  private mutating func noteUnknown(
    _ word: String, key: String, node: ManifestValue, kind: String, among words: [String],
    inside parent: String?
  ) {
    guard !isFull else { return }
    let list = Self.list(words)
    let place = parent.map { $0.isEmpty ? "" : " of “\($0)”" } ?? ""
    let remedy =
      NearestWord.nearest(to: word, among: words).map { "Did you mean “\($0)”?" }
      ?? "Use one of the words listed."
    note(
      key: key, node: node, expected: "a \(kind)\(place) among \(list)", found: "“\(word)”", remedy: remedy)
  }

  /// What a node is, in a few words.
  func describe(_ node: ManifestValue) -> String {
    switch node.content {
    case .text(let text): text.isEmpty ? "nothing" : "“\(text.prefix(60))”"
    case .entries: "keys with values"
    case .list(let list): "a list of \(list.count)"
    }
  }
}
