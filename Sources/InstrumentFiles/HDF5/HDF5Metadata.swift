import InstrumentMeasurements

/// Attributes and short arrays of an HDF5 tree as metadata, with a limit on what they may grow to.
struct HDF5Metadata {
  /// The entries so far, under their paths: `metadata / General / title`.
  private(set) var entries = VendorMetadata()
  /// Long names of nested groups repeat in every key, so that a small file could ask for gigabytes.
  private var bytesLeft = 1 << 23

  /// The longest array whose values are shown; of longer ones the shape is.
  private static let shownValues = 16

  /// Adds all that stands at and below a place; links are not followed, for what they lead to stands where it is.
  mutating func append(_ node: HDF5Node?, as name: String) {
    if let node { append(node.object, name) }
  }

  /// What a reader is told where not all of it was taken.
  var notes: [String] {
    bytesLeft >= 0 ? [] : ["The file has more metadata than is kept: the last of it was left out."]
  }

  private mutating func append(_ object: HDF5Object, _ path: String) {
    for attribute in object.attributes { add(path + " / " + attribute.name, Self.words(attribute.value)) }
    switch object.content {
    case .group(let members):
      for member in members where bytesLeft >= 0 { append(member.object, path + " / " + member.name) }
    case .array(let array): add(path, Self.words(array))
    case .link: break
    case .unread(let reason): add(path, "not read: \(reason)")
    }
  }

  private mutating func add(_ key: String, _ value: String) {
    bytesLeft -= key.utf8.count + value.utf8.count
    if bytesLeft >= 0 { entries.append(key, value) }
  }

  private static func words(_ array: HDF5Array) -> String {
    let values: [String]
    switch array.elements {
    case .texts(let texts) where texts.count <= shownValues: values = texts
    case .numbers(let numbers) where numbers.count <= shownValues: values = numbers.words
    case .texts, .numbers:
      return "\(array.shape.map(String.init).joined(separator: " × ")) values (\(array.storedType))"
    case .unread(let reason): return "not read: \(reason)"
    }
    return values.joined(separator: ", ")
  }
}
