/// The types of numbers in a DM3/DM4 tag.
enum DigitalMicrographNumber: String {
  case int16
  case int32
  case uint16
  case uint32
  case float32
  case float64
  case boolean
  case int8
  case uint8
  case int64
  case uint64

  /// The type with a code of the tag's information array; `nil` for containers and unknown codes.
  init?(code: Int) {
    switch code {
    case 2: self = .int16
    case 3: self = .int32
    case 4: self = .uint16
    case 5: self = .uint32
    case 6: self = .float32
    case 7: self = .float64
    case 8: self = .boolean
    case 9: self = .int8
    case 10: self = .uint8
    case 11: self = .int64
    case 12: self = .uint64
    default: return nil
    }
  }

  /// The number of bytes of one value.
  var size: Int {
    switch self {
    case .boolean, .int8, .uint8: 1
    case .int16, .uint16: 2
    case .int32, .uint32, .float32: 4
    case .float64, .int64, .uint64: 8
    }
  }

  /// The bits of the value at an offset that the caller has checked.
  private func bits(in bytes: [UInt8], at offset: Int, isBigEndian: Bool) -> UInt64 {
    var bits: UInt64 = 0
    for index in 0..<size {
      bits = bits << 8 | UInt64(bytes[offset + (isBigEndian ? index : size - 1 - index)])
    }
    return bits
  }

  /// The value at an offset that the caller has checked.
  func double(in bytes: [UInt8], at offset: Int, isBigEndian: Bool) -> Double {
    let bits = bits(in: bytes, at: offset, isBigEndian: isBigEndian)
    switch self {
    case .int8: return Double(Int8(truncatingIfNeeded: bits))
    case .int16: return Double(Int16(truncatingIfNeeded: bits))
    case .int32: return Double(Int32(truncatingIfNeeded: bits))
    case .int64: return Double(Int64(truncatingIfNeeded: bits))
    case .boolean: return bits == 0 ? 0 : 1
    case .uint8, .uint16, .uint32, .uint64: return Double(bits)
    case .float32: return Double(Float(bitPattern: UInt32(truncatingIfNeeded: bits)))
    case .float64: return Double(bitPattern: bits)
    }
  }

  /// The value at an offset that the caller has checked, in as few digits as tell it apart.
  func description(in bytes: [UInt8], at offset: Int, isBigEndian: Bool) -> String {
    let bits = bits(in: bytes, at: offset, isBigEndian: isBigEndian)
    switch self {
    case .int8: return String(Int8(truncatingIfNeeded: bits))
    case .int16: return String(Int16(truncatingIfNeeded: bits))
    case .int32: return String(Int32(truncatingIfNeeded: bits))
    case .int64: return String(Int64(truncatingIfNeeded: bits))
    case .boolean: return bits == 0 ? "false" : "true"
    case .uint8, .uint16, .uint32, .uint64: return String(bits)
    case .float32: return "\(Float(bitPattern: UInt32(truncatingIfNeeded: bits)))"
    case .float64: return "\(Double(bitPattern: bits))"
    }
  }
}
