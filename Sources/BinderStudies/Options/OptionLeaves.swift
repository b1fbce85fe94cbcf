import Foundation

/// Options as a tree whose leaves are numbers, texts and flags: what identities are made from, and what keys must reach.
enum OptionLeaves {
  /// The options as JSON with sorted keys; equal options, equal bytes.
  static func encoded(_ options: some Encodable) throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    encoder.nonConformingFloatEncodingStrategy = .convertToString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    return Array(try encoder.encode([options]))
  }

  /// The leaves by their paths: `sputterRate.value`.
  static func leaves(of options: some Encodable) throws -> [String: String] {
    var leaves: [String: String] = [:]
    let tree = try JSONSerialization.jsonObject(with: Data(try encoded(options)))
    if let root = (tree as? [Any])?.first { collect(root, "", into: &leaves) }
    return leaves
  }

  /// The paths of the leaves that the examples of no key change.
  static func unreachable<Options: Encodable & Sendable>(
    from defaults: Options, by keys: [OptionKey<Options>]
  ) throws -> [String] {
    let before = try leaves(of: defaults)
    var unreached = Set(before.keys)
    for key in keys {
      var options = defaults
      var decoder = ManifestDecoder(file: "example")
      let example = try YAMLSource.value(of: key.example)
      key.read(example, &options, &decoder)
      if let problem = decoder.problems.first { throw problem }
      let after = try leaves(of: options)
      // A list is replaced as a whole: where its length has changed, everything in it was reached.
      let replaced = before.keys.filter { $0.hasSuffix(".count") && before[$0] != after[$0] }
        .map { $0.dropLast("count".count) }
      unreached = unreached.filter { path in
        before[path] == after[path] && !replaced.contains { path.hasPrefix($0) }
      }
      // A pair such as a range has always two elements; it is reached where these are.
      unreached = unreached.filter { path in
        !path.hasSuffix(".count") || unreached.contains("\(path.dropLast("count".count))0")
      }
    }
    return unreached.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// How many examples of keys change the options, and how many of these what identities are made from.
  static func identified<Options: Encodable & Hashable & Sendable>(
    from defaults: Options, by keys: [OptionKey<Options>]
  ) throws -> (all: Int, covered: Int) {
    let before = try encoded(defaults)
    var (all, covered) = (0, 0)
    for key in keys {
      var options = defaults
      var decoder = ManifestDecoder(file: "example")
      key.read(try YAMLSource.value(of: key.example), &options, &decoder)
      guard options != defaults else { continue }
      all += 1
      if try encoded(options) != before { covered += 1 }
    }
    return (all, covered)
  }

  private static func collect(_ node: Any, _ path: String, into leaves: inout [String: String]) {
    switch node {
    case let object as [String: Any]:
      for (key, value) in object { collect(value, path.isEmpty ? key : "\(path).\(key)", into: &leaves) }
    case let list as [Any]:
      leaves["\(path).count"] = "\(list.count)"
      for (index, value) in list.enumerated() { collect(value, "\(path).\(index)", into: &leaves) }
    default: leaves[path] = "\(node)"
    }
  }
}
