/// The types of pixels that a DM image may have, by the code in its tag `DataType`.
///
/// The type of the `Data` tag itself is not trusted: unsigned pixels are often stored there as signed numbers.
enum DigitalMicrographPixelType: Int {
  case int16 = 1
  case float32 = 2
  case complex64 = 3
  case uint8 = 6
  case int32 = 7
  case rgb8 = 8
  case int8 = 9
  case uint16 = 10
  case uint32 = 11
  case float64 = 12
  case complex128 = 13
  case boolean = 14
  case rgba8 = 23
  case int64 = 39
  case uint64 = 40

  /// The number of bytes of one pixel.
  var size: Int {
    switch self {
    case .int8, .uint8, .boolean: 1
    case .int16, .uint16: 2
    case .int32, .uint32, .float32, .rgb8, .rgba8: 4
    case .float64, .int64, .uint64, .complex64: 8
    case .complex128: 16
    }
  }

  /// The name that `ElectronMicroscopySignal.storedType` carries.
  var name: String {
    switch self {
    case .int16: "int16"
    case .float32: "float32"
    case .complex64: "complex64"
    case .uint8: "uint8"
    case .int32: "int32"
    case .rgb8: "rgb8"
    case .int8: "int8"
    case .uint16: "uint16"
    case .uint32: "uint32"
    case .float64: "float64"
    case .complex128: "complex128"
    case .boolean: "bool"
    case .rgba8: "rgba8"
    case .int64: "int64"
    case .uint64: "uint64"
    }
  }
}
