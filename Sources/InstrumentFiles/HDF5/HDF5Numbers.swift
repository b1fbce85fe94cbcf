/// Numbers as they crossed from an HDF5 file: little-endian bytes of one type, turned into values when they are asked for.
public struct HDF5Numbers: Sendable, Hashable {
  /// The type of one number.
  package enum Kind: UInt8, Sendable {
    /// A whole number with a sign.
    case signed = 1
    /// A whole number from 0.
    case unsigned = 2
    /// A floating-point number of IEEE 754.
    case float = 3
    /// A real and an imaginary float.
    case complex = 4
    /// One byte, 0 or 1.
    case boolean = 5

    /// The widths that a number of the kind can have, in bytes.
    var widths: [Int] {
      switch self {
      case .signed, .unsigned: [1, 2, 4, 8]
      case .float: [4, 8]
      case .complex: [8, 16]
      case .boolean: [1]
      }
    }
  }

  /// The type of one number.
  package let kind: Kind
  /// The bytes of one number.
  package let width: Int
  /// The bytes of all of them.
  package let bytes: ArraySlice<UInt8>

  /// Numbers of a type; `nil` where the type has no such width or the bytes are no whole number of them.
  package init?(kind: Kind, width: Int, bytes: ArraySlice<UInt8>) {
    guard kind.widths.contains(width), bytes.count.isMultiple(of: width) else { return nil }
    self.kind = kind
    self.width = width
    self.bytes = bytes
  }

  /// Floating-point numbers of eight bytes.
  public init(_ numbers: [Double]) {
    kind = .float
    width = 8
    bytes =
      numbers.flatMap { number in
        withUnsafeBytes(of: number.bitPattern.littleEndian) { Array($0) }
      }[...]
  }

  /// Signed whole numbers of eight bytes.
  public init(_ integers: [Int]) {
    kind = .signed
    width = 8
    bytes =
      integers.flatMap { integer in
        withUnsafeBytes(of: Int64(integer).littleEndian) { Array($0) }
      }[...]
  }

  /// How many numbers there are.
  public var count: Int { bytes.count / width }

  /// The numbers; `nil` where they are complex.
  ///
  /// Whole numbers beyond 2⁵³ are rounded.
  public var real: [Double]? {
    switch (kind, width) {
    case (.complex, _): nil
    case (.float, 4): floats
    case (.float, _): doubles
    case (.signed, 1): integers(Int8.self)
    case (.signed, 2): integers(Int16.self)
    case (.signed, 4): integers(Int32.self)
    case (.signed, _): integers(Int64.self)
    case (.boolean, _), (.unsigned, 1): integers(UInt8.self)
    case (.unsigned, 2): integers(UInt16.self)
    case (.unsigned, 4): integers(UInt32.self)
    case (.unsigned, _): integers(UInt64.self)
    }
  }

  /// Real and imaginary parts; `nil` where the numbers are real.
  public var complex: (real: [Double], imaginary: [Double])? {
    guard kind == .complex else { return nil }
    let parts = width == 8 ? floats : doubles
    let pairs = stride(from: 0, to: parts.count - 1, by: 2)
    return (pairs.map { parts[$0] }, pairs.map { parts[$0 + 1] })
  }

  /// The numbers in words, as metadata shows them: whole numbers exactly, truth values as `true` and `false`.
  var words: [String] {
    switch (kind, width) {
    case (.boolean, _): bytes.map { $0 == 0 ? "false" : "true" }
    case (.signed, 8): map(Int64.self) { "\(Int64(littleEndian: $0))" }
    case (.unsigned, 8): map(UInt64.self) { "\(UInt64(littleEndian: $0))" }
    case (.signed, _), (.unsigned, _): (real ?? []).map { "\(Int($0))" }
    case (.float, 4): map(UInt32.self) { "\(Float(bitPattern: UInt32(littleEndian: $0)))" }
    case (.float, _): doubles.map { "\($0)" }
    case (.complex, _): complex.map { zip($0.real, $0.imaginary).map { "\($0) + \($1) i" } } ?? []
    }
  }

  private var floats: [Double] { map(UInt32.self) { Double(Float(bitPattern: UInt32(littleEndian: $0))) } }

  private var doubles: [Double] { map(UInt64.self) { Double(bitPattern: UInt64(littleEndian: $0)) } }

  private func integers<Integer: FixedWidthInteger & BitwiseCopyable>(_ type: Integer.Type) -> [Double] {
    map(type) { Double(Integer(littleEndian: $0)) }
  }

  /// What whole pieces of the bytes stand for.
  private func map<Piece: BitwiseCopyable, Value>(_ type: Piece.Type, _ value: (Piece) -> Value) -> [Value] {
    bytes.withUnsafeBytes { buffer in
      (0..<buffer.count / MemoryLayout<Piece>.size).map {
        value(buffer.loadUnaligned(fromByteOffset: $0 * MemoryLayout<Piece>.size, as: type))
      }
    }
  }
}
