import Yams

extension ManifestValue {
  /// The value of a node of YAML.
  init(_ node: Node) {
    let line = node.mark?.line ?? 1
    switch node {
    case .scalar(let scalar):
      self.init(.text(scalar.string), line: line, isQuoted: scalar.style != .plain)
    case .sequence(let sequence): self.init(.list(sequence.map { ManifestValue($0) }), line: line)
    case .mapping(let mapping):
      self.init(
        .entries(mapping.map { Entry(key: ManifestValue($0.key), value: ManifestValue($0.value)) }),
        line: line)
    case .alias: self.init(.text(""), line: line)
    }
  }
}
