/// The name of a file of stored units; any other file is not ours.
enum StoredUnitName: Equatable {
  /// A unit with the hash of its file.
  case unit(String, hash: String)
  /// A unit as results hold it.
  case recorded(String)
  /// An array of a unit.
  case array(String, number: Int)
  /// Why a unit could not be done.
  case problem(String)
  /// What is not written whole.
  case unfinished(UInt64)

  /// The name as it stands in the folder.
  var text: String {
    switch self {
    case .unit(let identity, let hash): "\(identity)-\(hash).json"
    case .recorded(let identity): "\(identity).json"
    case .array(let identity, let number): "\(identity)-\(number).npy"
    case .problem(let identity): "\(identity).problem"
    case .unfinished(let number): "unfinished-\(number)"
    }
  }

  init?(_ name: String) {
    if let number = name.hasPrefix("unfinished-") ? UInt64(name.dropFirst("unfinished-".count)) : nil {
      self = .unfinished(number)
      return
    }
    let identity = String(name.prefix(64))
    guard Self.isHash(identity) else { return nil }
    let rest = name.dropFirst(64)
    switch rest {
    case ".json": self = .recorded(identity)
    case ".problem": self = .problem(identity)
    case _ where rest.hasSuffix(".npy"):
      guard let number = Int(rest.dropFirst().dropLast(4)) else { return nil }
      self = .array(identity, number: number)
    case _ where rest.hasSuffix(".json"):
      let hash = String(rest.dropFirst().dropLast(5))
      guard Self.isHash(hash) else { return nil }
      self = .unit(identity, hash: hash)
    default: return nil
    }
    guard text == name else { return nil }
  }

  private static func isHash(_ text: String) -> Bool {
    text.utf8.count == 64
      && text.utf8.allSatisfy {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
          || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains($0)
      }
  }
}
