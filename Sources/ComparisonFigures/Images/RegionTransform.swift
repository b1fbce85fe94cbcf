import Foundation
import NumericalMethods

extension MicrographFigure.Region {
  /// The highest spatial frequency that a transform is shown to, in 1/nm: planes 0.1 nm apart.
  static let highestFrequency = 10.0

  /// Creates a region and transforms it: mean removed, Hann window, logarithm of the magnitude (fast Fourier transform),
  /// to ±10 nm⁻¹ or to what the pixels resolve.
  ///
  /// - Parameters:
  ///   - label: What it is, in markup.
  ///   - x: The left edge in pixels of the image.
  ///   - y: The upper edge in pixels.
  ///   - side: The side in pixels; pixels that lie outside of the image or are not finite count as the mean.
  ///   - image: The micrograph.
  ///   - pixelSize: The side of a pixel, in nm.
  public init(
    label: String, x: Int, y: Int, side: Int, of image: MicrographFigure.GreyImage, pixelSize: Double
  ) {
    self.init(
      label: label, x: Double(x), y: Double(y), side: Double(side),
      transform: RegionTransform(image, x: x, y: y, side: max(side, 0)).shown(
        to: Self.highestFrequency, pixelSize: pixelSize))
  }
}

/// The Fourier transform of a square part of an image.
struct RegionTransform {
  private let side: Int
  /// The windowed pixels, row by row.
  private let pixels: [Double]

  init(_ image: MicrographFigure.GreyImage, x: Int, y: Int, side: Int) {
    self.side = side
    func value(_ column: Int, _ row: Int) -> Double? {
      guard (0..<image.columns).contains(x + column), (0..<image.rows).contains(y + row) else { return nil }
      let index = (y + row) * image.columns + x + column
      return index < image.values.count && image.values[index].isFinite ? image.values[index] : nil
    }
    let values = (0..<side).flatMap { row in (0..<side).map { value($0, row) } }
    let known = values.compactMap { $0 }
    let mean = known.reduce(0) { $0 + $1 / Double(known.count) }
    let window = (0..<side).map { 0.5 - 0.5 * cos(2 * .pi * (Double($0) + 0.5) / Double(side)) }
    pixels = values.enumerated().map { index, value in
      ((value ?? mean) - mean) * window[index / side] * window[index % side]
    }
  }

  /// The logarithm of the magnitude up to a frequency in 1/nm, zero frequency in the middle.
  func shown(to frequency: Double, pixelSize: Double) -> MicrographFigure.GreyImage {
    guard side > 1 else { return MicrographFigure.GreyImage(columns: 0, rows: 0, values: []) }
    // Zeros behind the pixels make lines of a power of two, and points between the steps of few pixels, so that spots are
    // round.
    var count = 2
    while count < side { count *= 2 }
    let share = min(max(frequency * pixelSize, 8 / Double(side)), 0.5)
    count *= share * Double(count) < 64 ? 4 : share * Double(count) < 128 ? 2 : 1
    let reach = min(Int((share * Double(count)).rounded(.up)), count / 2)
    let half = magnitudes(count: count, reach: reach)
    let floor = max((half.joined().max() ?? 0) * 1e-6, .leastNormalMagnitude)
    var values: [Double] = []
    values.reserveCapacity(4 * reach * reach)
    for row in -reach..<reach {
      for column in -reach..<reach {
        // A real image has F(−k) = F(k)*, so that half of the plane is enough.
        let magnitude =
          column < 0 ? half[-column][Self.wrapped(-row, count)] : half[column][Self.wrapped(row, count)]
        values.append(log(max(magnitude, floor)))
      }
    }
    return MicrographFigure.GreyImage(columns: 2 * reach, rows: 2 * reach, values: values)
  }

  /// The magnitudes at the frequencies 0...reach across, each for all frequencies down.
  ///
  /// - Parameter count: The number of points of each line, zeros behind its pixels included.
  private func magnitudes(count: Int, reach: Int) -> [[Double]] {
    let transform = FourierTransform(count: count)
    let zeros = [Double](repeating: 0, count: count)
    func line(_ row: Int) -> [Double] {
      guard row < side else { return zeros }
      return Array(pixels[(row * side)..<((row + 1) * side)]) + zeros.dropFirst(side)
    }
    var real = [[Double]](repeating: zeros, count: reach + 1)
    var imaginary = real
    for row in stride(from: 0, to: side, by: 2) {
      // Two real rows are one complex row, and their transforms its even and its odd part.
      guard let pair = transform.forward(real: line(row), imaginary: line(row + 1)) else { continue }
      for k in 0...reach {
        let mirror = Self.wrapped(-k, count)
        real[k][row] = (pair.real[k] + pair.real[mirror]) / 2
        imaginary[k][row] = (pair.imaginary[k] - pair.imaginary[mirror]) / 2
        guard row + 1 < side else { continue }
        real[k][row + 1] = (pair.imaginary[k] + pair.imaginary[mirror]) / 2
        imaginary[k][row + 1] = (pair.real[mirror] - pair.real[k]) / 2
      }
    }
    return zip(real, imaginary).map { real, imaginary in
      guard let column = transform.forward(real: real, imaginary: imaginary) else { return zeros }
      return zip(column.real, column.imaginary).map { ($0 * $0 + $1 * $1).squareRoot() }
    }
  }

  private static func wrapped(_ index: Int, _ count: Int) -> Int { (index % count + count) % count }
}
