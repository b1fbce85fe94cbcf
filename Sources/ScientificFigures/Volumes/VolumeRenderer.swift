import Foundation
import RasterCanvas

/// Looks through coloured fog in a box: what each pixel of a picture sees along its ray.
///
/// Light is gathered front to back with the “over” of premultiplied colours: a stretch of the length s, in box widths, has
/// the opacity 1 − exp(−τ s) with τ = gain · Σ(I − threshold) over the channels (M. Levoy, IEEE Comput. Graph. Appl. 8 (3)
/// (1988) 29; P. Sabella, SIGGRAPH 1988, 51). Rays run from slice to slice across the direction in which they meet most
/// of them, so that each sample is a mean of four cells; the first and the last stretch count as far as they lie in the
/// box. Everything is single-precision arithmetic in a fixed order: the same input gives the same picture.
struct VolumeRenderer {
  /// The least opacity still to come for which a ray goes on.
  private static let lastLight: Float = 1 / 256
  private static let tableSize = 2_048

  private let count: SIMD3<Int>
  /// In each cell the sum of the channels' colours times their density, and in the last place the sum of the densities.
  private let cells: [SIMD4<Float>]
  /// Between which cells there is anything, with the half cells at the box's walls; rays begin and end there.
  private let filled: (low: SIMD3<Double>, high: SIMD3<Double>)
  private let gain: Double
  private let largest: Float

  /// Prepares channels; `nil` where none has a cell.
  init?(_ channels: [VolumeMark.Channel], threshold: Double, gain: Double) {
    let filled = channels.filter { !$0.grid.isEmpty }
    guard !filled.isEmpty else { return nil }
    // Coarser data are drawn without steps, finer ones show no more than the page can.
    func working(_ length: (VoxelGrid) -> Int) -> Int {
      min(max(filled.map { length($0.grid) }.max() ?? 0, 48), 128)
    }
    let count = SIMD3(working(\.columns), working(\.rows), working(\.layers))
    var cells = [SIMD4<Float>](repeating: .zero, count: count.x * count.y * count.z)
    let cutoff = Float(min(max(threshold, 0), 1))
    for channel in filled {
      let grid = channel.grid.resampled(columns: count.x, rows: count.y, layers: count.z)
      let colour = channel.colour
      let light =
        SIMD4(Float(colour.red), Float(colour.green), Float(colour.blue), 255) / 255
      let (low, span) = (Float(channel.range.lower), Float(channel.range.upper - channel.range.lower))
      guard span > 0, span.isFinite else { continue }
      for (index, value) in grid.values.enumerated() {
        let density = min((value - low) / span, 1) - cutoff
        if density > 0 { cells[index] += light * density }
      }
    }
    self.count = count
    self.cells = cells
    self.filled = Self.extent(of: cells, count: count)
    self.gain = gain.isFinite ? max(gain, 0) : 0
    largest = Float(filled.count)
  }

  /// The cells around everything that is not empty, one more on each side, from wall to wall at most.
  private static func extent(
    of cells: [SIMD4<Float>], count: SIMD3<Int>
  ) -> (low: SIMD3<Double>, high: SIMD3<Double>) {
    var low = count
    var high = SIMD3(repeating: -1)
    var index = 0
    for layer in 0..<count.z {
      for row in 0..<count.y {
        for column in 0..<count.x {
          if cells[index].w > 0 {
            let place = SIMD3(column, row, layer)
            low = pointwiseMin(low, place)
            high = pointwiseMax(high, place)
          }
          index += 1
        }
      }
    }
    let walls = SIMD3<Double>(count) - 0.5
    return (
      pointwiseMax(SIMD3<Double>(low) - 1, SIMD3(repeating: -0.5)),
      pointwiseMin(SIMD3<Double>(high) + 1, walls)
    )
  }

  /// The picture of a box in a rectangle around it, clear where nothing is.
  ///
  /// - Parameters:
  ///   - box: The box; its cells fill it.
  ///   - columns: The width of the picture, in pixels.
  ///   - rows: Its height.
  func image(of box: VolumeBox, columns: Int, rows: Int) -> RasterImage? {
    guard columns > 0, rows > 0 else { return nil }
    let number = SIMD3(Double(count.x), Double(count.y), Double(count.z))
    // From places in the box to cells: rows and layers run against y and z.
    let scale = number / (box.half * 2) * SIMD3(1, -1, -1)
    let direction = box.view.forward * scale
    let axis = (0..<3).max { abs(direction[$0]) < abs(direction[$1]) } ?? 0
    let step = direction / abs(direction[axis])
    let bounds = box.bounds
    let across = box.view.right * scale * (bounds.width / Double(columns))
    let down = box.view.up * scale * (-bounds.height / Double(rows))
    let start =
      (box.view.right * bounds.minX - box.view.up * bounds.minY) * scale + number / 2 - 0.5 + across * 0.5
      + down * 0.5
    let pace = Pace(axis: axis, step: step, count: count)
    let opacity = opacities(stretch: 1 / abs(direction[axis]))
    var pixels: [CanvasColor] = []
    pixels.reserveCapacity(columns * rows)
    cells.withUnsafeBufferPointer { cells in
      opacity.withUnsafeBufferPointer { opacity in
        for row in 0..<rows {
          for column in 0..<columns {
            let origin = start + across * Double(column) + down * Double(row)
            pixels.append(ray(from: origin, pace, cells: cells, opacity: opacity))
          }
        }
      }
    }
    return try? RasterImage(width: columns, height: rows, colors: pixels)
  }

  /// The opacity of one stretch divided by its density, by density.
  private func opacities(stretch: Double) -> [Float] {
    let depth = gain * stretch
    return (0..<Self.tableSize).map { index in
      let density = (Double(index) + 0.5) / Double(Self.tableSize) * Double(largest)
      return Float((1 - exp(-depth * density)) / density)
    }
  }

  /// How a ray runs through the cells.
  private struct Pace {
    /// The direction in which the ray goes from slice to slice.
    let axis: Int
    /// The two directions in a slice.
    let first: Int
    let second: Int
    /// How far it moves from one slice to the next, in cells.
    let step: SIMD3<Double>
    let strides: SIMD3<Int>

    init(axis: Int, step: SIMD3<Double>, count: SIMD3<Int>) {
      self.axis = axis
      first = axis == 0 ? 1 : 0
      second = axis == 2 ? 1 : 2
      self.step = step
      strides = SIMD3(1, count.x, count.x * count.y)
    }
  }

  private func ray(
    from origin: SIMD3<Double>, _ pace: Pace, cells: UnsafeBufferPointer<SIMD4<Float>>,
    opacity: UnsafeBufferPointer<Float>
  ) -> CanvasColor {
    var enter = -Double.infinity
    var leave = Double.infinity
    for direction in 0..<3 {
      let pace = pace.step[direction]
      let low = filled.low[direction] - origin[direction]
      let high = filled.high[direction] - origin[direction]
      if pace == 0 {
        if low > 0 || high < 0 { return .clear }
        continue
      }
      enter = max(enter, min(low / pace, high / pace))
      leave = min(leave, max(low / pace, high / pace))
    }
    guard enter < leave else { return .clear }
    let isForward = pace.step[pace.axis] > 0
    // Slices are counted along the way of the ray.
    let behind = isForward ? origin[pace.axis] : -origin[pace.axis]
    let (begin, end) = (behind + enter, behind + leave)
    let (firstSlice, lastSlice) = (Int(begin.rounded()), Int(end.rounded()))
    let ahead = Double(firstSlice) - behind
    var one = Float(origin[pace.first] + ahead * pace.step[pace.first])
    var two = Float(origin[pace.second] + ahead * pace.step[pace.second])
    let (stepOne, stepTwo) = (Float(pace.step[pace.first]), Float(pace.step[pace.second]))
    let (strideOne, strideTwo) = (pace.strides[pace.first], pace.strides[pace.second])
    let strideSlice = pace.strides[pace.axis]
    let (mostOne, mostTwo) = (count[pace.first] - 2, count[pace.second] - 2)
    let (lastOne, lastTwo) = (Float(mostOne + 1), Float(mostTwo + 1))
    let lastLayer = count[pace.axis] - 1
    let tableScale = Float(Self.tableSize) / largest
    var light = SIMD4<Float>.zero
    var clearness: Float = 1
    var slice = firstSlice
    while slice <= lastSlice, clearness > Self.lastLight {
      let layer = min(max(isForward ? slice : -slice, 0), lastLayer)
      let placeOne = min(max(one, 0), lastOne)
      let placeTwo = min(max(two, 0), lastTwo)
      let cellOne = min(Int(placeOne), mostOne)
      let cellTwo = min(Int(placeTwo), mostTwo)
      let place = layer &* strideSlice &+ cellOne &* strideOne &+ cellTwo &* strideTwo
      let corner = cells[place]
      let near = corner + (cells[place &+ strideOne] - corner) * (placeOne - Float(cellOne))
      let other = cells[place &+ strideTwo]
      let far =
        other + (cells[place &+ strideTwo &+ strideOne] - other) * (placeOne - Float(cellOne))
      var sample = near + (far - near) * (placeTwo - Float(cellTwo))
      if sample.w > 0 {
        if slice == firstSlice || slice == lastSlice {
          sample *= Float(max(min(Double(slice) + 0.5, end) - max(Double(slice) - 0.5, begin), 0))
        }
        let factor = opacity[min(Int(sample.w * tableScale), Self.tableSize - 1)]
        light += sample * (clearness * factor)
        clearness *= 1 - sample.w * factor
      }
      slice &+= 1
      one += stepOne
      two += stepTwo
    }
    // What is gathered in the last place is the opacity itself.
    guard light.w > 0 else { return .clear }
    func channel(_ value: Float) -> UInt8 { UInt8(min(max(value / light.w * 255, 0), 255).rounded()) }
    return CanvasColor(
      red: channel(light.x), green: channel(light.y), blue: channel(light.z),
      alpha: UInt8(min(light.w * 255, 255).rounded()))
  }
}
