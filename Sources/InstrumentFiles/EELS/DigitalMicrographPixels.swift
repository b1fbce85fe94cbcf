import InstrumentMeasurements

/// The pixels of one DM image and the order in which they are wanted.
struct DigitalMicrographPixels {
  /// The file's bytes.
  var bytes: [UInt8]
  /// Where the pixels lie; the caller has checked that they lie inside the file.
  var range: Range<Int>
  /// The type of a pixel.
  var type: DigitalMicrographPixelType
  /// Whether pixels are stored with the most significant byte first.
  var isBigEndian: Bool
  /// The order in which the pixels are stored.
  var order: PixelOrder

  /// Stored pixels run over `before` positions, then `spectrum` channels, then `after` positions, the first fastest;
  /// values run over the positions, slowest last, with the channels of each side by side.
  struct PixelOrder {
    /// The number of positions that run faster than the channels.
    var before: Int
    /// The number of channels of a spectrum; all pixels of an image.
    var spectrum: Int
    /// The number of positions that run slower than the channels.
    var after: Int
  }

  /// The pixels as values.
  func values() -> ElectronMicroscopySignal.Values {
    switch type {
    case .int8: .real(decoded { Double(Int8(bitPattern: $0)) })
    case .uint8: .real(decoded { (bits: UInt8) in Double(bits) })
    case .boolean: .real(decoded { (bits: UInt8) in bits == 0 ? 0 : 1 })
    case .int16: .real(decoded { Double(Int16(bitPattern: $0)) })
    case .uint16: .real(decoded { (bits: UInt16) in Double(bits) })
    case .int32: .real(decoded { Double(Int32(bitPattern: $0)) })
    case .uint32: .real(decoded { (bits: UInt32) in Double(bits) })
    case .int64: .real(decoded { Double(Int64(bitPattern: $0)) })
    case .uint64: .real(decoded { (bits: UInt64) in Double(bits) })
    case .float32: .real(decoded { Double(Float(bitPattern: $0)) })
    case .float64: .real(decoded { Double(bitPattern: $0) })
    case .complex64:
      .complex(
        real: decoded { Double(Float(bitPattern: $0)) },
        imaginary: decoded(skipping: 4) { Double(Float(bitPattern: $0)) })
    case .complex128:
      .complex(
        real: decoded { Double(bitPattern: $0) },
        imaginary: decoded(skipping: 8) { Double(bitPattern: $0) })
    case .rgb8, .rgba8: .color(color())
    }
  }

  /// Decodes one number a pixel, `skipping` bytes after the pixel's start.
  @inline(__always)
  private func decoded<Bits: FixedWidthInteger>(
    skipping: Int = 0, _ convert: (Bits) -> Double
  ) -> [Double] {
    let count = order.before * order.spectrum * order.after
    return bytes.withUnsafeBytes { raw in
      let pixels = UnsafeRawBufferPointer(rebasing: raw[range])
      return [Double](unsafeUninitializedCapacity: count) { values, initialized in
        if order.before == 1 {
          for index in 0..<count {
            let bits = pixels.loadUnaligned(fromByteOffset: index * type.size + skipping, as: Bits.self)
            values.initializeElement(
              at: index, to: convert(isBigEndian ? Bits(bigEndian: bits) : Bits(littleEndian: bits)))
          }
        } else {
          transpose(pixels, into: values, skipping: skipping, convert)
        }
        initialized = count
      }
    }
  }

  /// Writes spectra side by side, in tiles so that both sides stay in the cache.
  @inline(__always)
  private func transpose<Bits: FixedWidthInteger>(
    _ pixels: UnsafeRawBufferPointer, into values: UnsafeMutableBufferPointer<Double>, skipping: Int,
    _ convert: (Bits) -> Double
  ) {
    let (positions, channels) = (order.before, order.spectrum)
    let tile = 32
    for slow in 0..<order.after {
      let base = slow * positions * channels
      for firstPosition in stride(from: 0, to: positions, by: tile) {
        for firstChannel in stride(from: 0, to: channels, by: tile) {
          for position in firstPosition..<min(firstPosition + tile, positions) {
            for channel in firstChannel..<min(firstChannel + tile, channels) {
              let stored = (base + channel * positions + position) * type.size + skipping
              let bits = pixels.loadUnaligned(fromByteOffset: stored, as: Bits.self)
              values.initializeElement(
                at: base + position * channels + channel,
                to: convert(isBigEndian ? Bits(bigEndian: bits) : Bits(littleEndian: bits)))
            }
          }
        }
      }
    }
  }

  /// Red, green, blue and alpha of each pixel; stored as a 32-bit number with blue in its lowest byte.
  private func color() -> [UInt8] {
    let places = isBigEndian ? [1, 2, 3, 0] : [2, 1, 0, 3]
    var color: [UInt8] = []
    color.reserveCapacity(range.count)
    for pixel in stride(from: range.lowerBound, to: range.upperBound - 3, by: 4) {
      for place in places { color.append(bytes[pixel + place]) }
    }
    return color
  }
}
