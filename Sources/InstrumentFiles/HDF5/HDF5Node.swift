/// A place in the tree of an HDF5 file, from which others are found by name; links are followed, and end in the same file.
public struct HDF5Node: Sendable {
  /// The root of the tree.
  private let root: HDF5Object
  /// The path from the root, without links: `/entry/data`; empty at the root.
  public let path: String
  /// What stands here.
  public let object: HDF5Object

  /// How many groups are entered to find one member, links included.
  private static let stepLimit = 256

  /// The root of a tree.
  public init(root: HDF5Object) { self.init(root: root, path: "", object: root) }

  private init(root: HDF5Object, path: String, object: HDF5Object) {
    self.root = root
    self.path = path
    self.object = object
  }

  /// The last name of the path.
  public var name: String { path.split(separator: "/").last.map(String.init) ?? "" }

  /// The names of what is in the group; none where this is no group.
  public var memberNames: [String] {
    if case .group(let members) = object.content { return members.map(\.name) }
    return []
  }

  /// What is in the group, in the order of the names, links followed; what leads nowhere is left out.
  public var members: [HDF5Node] { memberNames.compactMap { self[$0] } }

  /// The array here; `nil` where this is none.
  public var array: HDF5Array? {
    if case .array(let array) = object.content { return array }
    return nil
  }

  /// Whether this is a group.
  public var isGroup: Bool {
    if case .group = object.content { return true }
    return false
  }

  /// A member of the group, links followed; `nil` where there is none or a link leads nowhere.
  public subscript(name: String) -> HDF5Node? {
    var steps = Self.stepLimit
    return step(to: name, &steps)
  }

  /// What stands at names one after another.
  public func at(_ names: String...) -> HDF5Node? {
    names.reduce(self as HDF5Node?) { node, name in node?[name] }
  }

  /// The value of an attribute.
  public func attribute(_ name: String) -> HDF5Array? {
    object.attributes.first { $0.name == name }?.value
  }

  /// The member of a name; `steps` counts down over all the links that are followed on the way, however they are nested.
  private func step(to name: String, _ steps: inout Int) -> HDF5Node? {
    steps -= 1
    guard steps > 0, case .group(let members) = object.content,
      let member = members.first(where: { $0.name == name })
    else { return nil }
    guard case .link(let target) = member.object.content else {
      return HDF5Node(root: root, path: "\(path)/\(name)", object: member.object)
    }
    var node = HDF5Node(root: root)
    for part in target.split(separator: "/") where part != "." {
      guard let next = node.step(to: String(part), &steps) else { return nil }
      node = next
    }
    return node
  }
}
