/// What reading an HDF5 container may take, for the file as a whole.
public struct HDF5Limits: Sendable, Hashable {
  /// The processor's time of the process that opens the container, in s.
  public var processorSeconds = 8
  /// The time that it may take in all, in s.
  public var seconds = 30
  /// Its address space, in bytes: the file, its largest array as stored and as read, and the program itself.
  public var addressSpace = 3 << 30
  /// The most bytes of its answer: all arrays, attributes and names.
  public var answerBytes = (1 << 29) + (1 << 25)

  /// The limits for a usual machine.
  public init() {}

  /// The most values of all arrays: 256 × 256 spectra of 1,024 channels.
  static let values = 1 << 26
  /// How many bytes of values a byte of a file can become: gzip makes 1,032 of one at most (RFC 1951).
  static let expansion = 1040
  /// What any file may become besides, in bytes.
  static let smallBytes = 1 << 24
  /// The address space of the process that opens a container before it reads an array, in bytes, beside three times the
  /// file: the program with its libraries has 105 MiB of it (measured).
  static let ownSpace = 384 << 20
  /// The longest array whose bytes need not be accounted for, in bytes: an attribute.
  static let attributeBytes = 1 << 20
  /// The most objects and attributes.
  static let objects = 1 << 17
  /// The deepest group in a group.
  static let depth = 64
  /// The longest name or path, in bytes.
  static let nameBytes = 4096
}
