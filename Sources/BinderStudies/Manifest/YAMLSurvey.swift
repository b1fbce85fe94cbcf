import AnalysisFindings
import CYaml

/// A look at a YAML text before its nodes are made: how many there would be, and how deep.
///
/// An alias is a few letters that stand for as many nodes as its anchor has, aliases in it included, and whoever
/// compares or walks through the nodes meets them all. They are therefore counted as what they repeat.
struct YAMLSurvey {
  /// The most keys, values and lists of a file.
  static let nodeLimit = 100_000
  /// How deep lists and keys may lie in one another.
  static let depthLimit = 64
  /// The most bytes of one key or value.
  static let lengthLimit = 1 << 14

  private var open: [(anchor: String?, before: Int)] = []
  private var sizes: [String: Int] = [:]
  private var count = 0

  /// What is too much in a text; `nil` if nothing is, or if the text is no YAML, which its parser tells better.
  static func excess(in text: String, file: String) -> InputProblem? {
    var text = text
    return text.withUTF8 { bytes in
      var parser = yaml_parser_t()
      guard yaml_parser_initialize(&parser) == 1 else { return nil }
      defer { yaml_parser_delete(&parser) }
      yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING)
      yaml_parser_set_input_string(&parser, bytes.baseAddress, bytes.count)
      var survey = YAMLSurvey()
      while true {
        var event = yaml_event_t()
        guard yaml_parser_parse(&parser, &event) == 1 else { return nil }
        defer { yaml_event_delete(&event) }
        if event.type == YAML_STREAM_END_EVENT { return nil }
        if let (expected, found) = survey.excess(at: event) {
          return InputProblem(
            .limitExceeded, file: file, place: .line(Int(event.start_mark.line) + 1), expected: expected,
            found: found, remedy: "Split the study, and write out what an alias repeats too often.")
        }
      }
    }
  }

  /// Counts an event; what was allowed and what was found, if it is too much.
  private mutating func excess(at event: yaml_event_t) -> (expected: String, found: String)? {
    switch event.type {
    case YAML_SCALAR_EVENT:
      let scalar = event.data.scalar
      guard scalar.length <= Self.lengthLimit else {
        return ("keys and values of at most \(Self.lengthLimit) bytes", "one of \(scalar.length)")
      }
      count += 1
      if let anchor = Self.text(scalar.anchor) { sizes[anchor] = 1 }
    case YAML_ALIAS_EVENT:
      // Neither number is above the limit, so that the sum is no trap.
      count += Self.text(event.data.alias.anchor).flatMap { sizes[$0] } ?? 1
    case YAML_SEQUENCE_START_EVENT: begin(event.data.sequence_start.anchor)
    case YAML_MAPPING_START_EVENT: begin(event.data.mapping_start.anchor)
    case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT:
      if let (anchor, before) = open.popLast(), let anchor { sizes[anchor] = count - before }
    default: break
    }
    if open.count > Self.depthLimit {
      return ("keys and lists at most \(Self.depthLimit) deep", "a deeper one")
    }
    if count > Self.nodeLimit {
      return ("at most \(Self.nodeLimit) keys and values, an alias counted as all that it repeats", "more")
    }
    return nil
  }

  private mutating func begin(_ anchor: UnsafeMutablePointer<yaml_char_t>?) {
    open.append((Self.text(anchor), count))
    count += 1
  }

  private static func text(_ pointer: UnsafeMutablePointer<yaml_char_t>?) -> String? {
    pointer.map { String(cString: $0) }
  }
}
