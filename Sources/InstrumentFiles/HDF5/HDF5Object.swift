/// A group, a data set or a link of an HDF5 file, with its attributes; the file's root group is the whole of its tree.
public struct HDF5Object: Sendable, Hashable {
  /// The attributes, in the order of their names.
  public var attributes: [Attribute]
  /// What it holds.
  public var content: Content

  /// Creates an object.
  public init(attributes: [Attribute] = [], content: Content) {
    self.attributes = attributes
    self.content = content
  }

  /// What an object holds.
  public indirect enum Content: Sendable, Hashable {
    /// Objects with names, in the order of these.
    case group([Member])
    /// Values.
    case array(HDF5Array)
    /// Another place of the file: its path from the root, `/entry/data`.
    case link(String)
    /// Something that was not read, and why, in the middle of a sentence: `a link to another file`.
    case unread(String)
  }

  /// A value beside an object's content.
  public struct Attribute: Sendable, Hashable {
    /// The name.
    public var name: String
    /// The value.
    public var value: HDF5Array

    /// Creates an attribute.
    public init(_ name: String, _ value: HDF5Array) {
      self.name = name
      self.value = value
    }
  }

  /// An object in a group.
  public struct Member: Sendable, Hashable {
    /// The name.
    public var name: String
    /// The object.
    public var object: HDF5Object

    /// Creates a member.
    public init(_ name: String, _ object: HDF5Object) {
      self.name = name
      self.object = object
    }
  }
}
