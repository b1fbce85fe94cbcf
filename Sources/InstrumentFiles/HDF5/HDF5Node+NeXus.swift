extension HDF5Node {
  /// The NeXus class of a group; empty where it has none.
  var nexusClass: String { text("NX_class") ?? "" }

  /// The first group of a NeXus class at or below this one, in the order of paths; links are not followed.
  ///
  /// - Parameter prefix: what the class begins with: extensions of a class have longer names.
  func first(ofClass prefix: String, depth: Int = 8) -> HDF5Node? {
    if nexusClass.hasPrefix(prefix) { return self }
    guard depth > 0, case .group(let members) = object.content else { return nil }
    for member in members {
      guard case .group = member.object.content, let group = self[member.name] else { continue }
      if let found = group.first(ofClass: prefix, depth: depth - 1) { return found }
    }
    return nil
  }

  /// A number above zero of a data set in this group, in the unit whose names and factors are given; `nil` where it is
  /// absent, of another unit, or one that stands for “not known” (VAMAS writes 1e37).
  func quantity(_ name: String, in factor: (String) -> Double?) -> Double? {
    guard let value = storedNumber(name), value > 0, value < 1e37 else { return nil }
    guard let unit = self[name]?.text("units") else { return value }
    return factor(unit).map { value * $0 }
  }
}
