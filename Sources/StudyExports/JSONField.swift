import AnalysisFindings

/// A value of a document with the way to it, so that what is wrong with it can be said with its place.
struct JSONField {
  let value: JSONValue
  private let file: String
  private let way: Way

  /// How to come to a value from the document's root.
  private indirect enum Way {
    case root
    case key(Way, String)
    case item(Way, Int)

    var text: String {
      switch self {
      case .root: ""
      case .key(.root, let key): key
      case .key(let parent, let key): parent.text + "." + key
      case .item(let parent, let index): "\(parent.text)[\(index)]"
      }
    }
  }

  /// The document itself.
  init(_ document: JSONValue, file: String) { self.init(value: document, file: file, way: .root) }

  private init(value: JSONValue, file: String, way: Way) {
    self.value = value
    self.file = file
    self.way = way
  }

  /// The value of a key that must be there.
  func member(_ key: String) throws(InputProblem) -> JSONField {
    guard case .object(let entries) = value else { throw wrong("an object with “\(key)”") }
    guard let entry = entries.first(where: { $0.key == key }) else {
      throw problem(.missing, way: .key(way, key), expected: "the key “\(key)”", found: "none")
    }
    return JSONField(value: entry.value, file: file, way: .key(way, key))
  }

  /// The value of a key, or `nil` where it is absent or `null`.
  func optional(_ key: String) throws(InputProblem) -> JSONField? {
    guard case .object(let entries) = value else { throw wrong("an object") }
    guard let entry = entries.first(where: { $0.key == key }) else { return nil }
    if case .null = entry.value { return nil }
    return JSONField(value: entry.value, file: file, way: .key(way, key))
  }

  /// The items of a list.
  var items: some Sequence<JSONField> {
    get throws(InputProblem) {
      guard case .list(let values) = value else { throw wrong("a list") }
      return values.enumerated().lazy.map { JSONField(value: $1, file: file, way: .item(way, $0)) }
    }
  }

  /// The keys of an object with their values.
  var entries: [(key: String, field: JSONField)] {
    get throws(InputProblem) {
      guard case .object(let entries) = value else { throw wrong("an object") }
      return entries.map { ($0.key, JSONField(value: $0.value, file: file, way: .key(way, $0.key))) }
    }
  }

  /// A text.
  var text: String {
    get throws(InputProblem) {
      guard case .text(let text) = value else { throw wrong("a text") }
      return text
    }
  }

  /// A number; `null` is what results write for a number that is not finite.
  var number: Double {
    get throws(InputProblem) {
      switch value {
      case .number(let number): return number
      case .integer(let number): return Double(number)
      case .null: return .nan
      default: throw wrong("a number")
      }
    }
  }

  /// A number of things.
  var count: Int {
    get throws(InputProblem) {
      guard case .integer(let number) = value, number >= 0 else { throw wrong("a whole number from 0") }
      return number
    }
  }

  /// Yes or no.
  var flag: Bool {
    get throws(InputProblem) {
      guard case .bool(let flag) = value else { throw wrong("true or false") }
      return flag
    }
  }

  /// The problem that a value is not what it must be.
  func wrong(_ expected: String) -> InputProblem {
    problem(.invalidValue, way: way, expected: expected, found: found)
  }

  private func problem(
    _ code: InputProblem.Code, way: Way, expected: String, found: String
  ) -> InputProblem {
    InputProblem(
      code, file: file, place: way.text.isEmpty ? .wholeFile : .part(way.text), expected: expected,
      found: found, remedy: FindingsDocument.remedy)
  }

  private var found: String {
    switch value {
    case .null: "nothing"
    case .bool(let flag): flag ? "true" : "false"
    case .integer(let number): "the number \(number)"
    case .number(let number): "the number \(number.resultText)"
    case .text(let text): "“\(text.prefix(60))”"
    case .list(let values): "a list of \(values.count)"
    case .object: "an object"
    }
  }
}
