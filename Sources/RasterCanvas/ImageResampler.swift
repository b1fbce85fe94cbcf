/// Makes the rows of an image at another size, one after the other from the top.
///
/// Columns are done first and kept for as long as a later row needs them. All sums are integers.
struct ImageResampler {
  private let image: RasterImage
  private let columns: ResamplingWeights
  private let rows: ResamplingWeights
  /// Source rows brought to the target's width, by source row; four channels of 16 bits each.
  private var kept: [(row: Int, values: ContiguousArray<SIMD4<Int32>>)] = []
  /// The source row of which the line is a copy.
  private var copiedRow: Int?
  /// The row prepared last: premultiplied pixels.
  private(set) var line: ContiguousArray<UInt32>

  init(image: RasterImage, columns: ResamplingWeights, rows: ResamplingWeights) {
    self.image = image
    self.columns = columns
    self.rows = rows
    line = ContiguousArray(repeating: 0, count: columns.firsts.count)
  }

  /// Makes the target row `row`.
  mutating func prepare(row: Int) {
    let first = rows.firsts[row]
    if columns.areCopies, rows.areCopies {
      copy(first)
      return
    }
    let weights = rows.starts[row]..<rows.starts[row + 1]
    let needed = first..<first + weights.count
    kept.removeAll { !needed.contains($0.row) }
    for source in needed where !kept.contains(where: { $0.row == source }) {
      kept.append((source, widened(source)))
    }
    kept.sort { $0.row < $1.row }
    for x in line.indices {
      var sum = SIMD4<Int32>.zero
      for (offset, place) in weights.enumerated() {
        sum &+= kept[offset].values[x] &* rows.weights[place]
      }
      line[x] = Self.pixel(sum)
    }
  }

  /// Makes a target row of the pixels of one source row; the next target row often is the same.
  private mutating func copy(_ row: Int) {
    guard row != copiedRow else { return }
    copiedRow = row
    let start = row * image.width
    let (pixels, places) = (image.storage, columns.firsts)
    var target = line.mutableSpan
    for x in target.indices { target[x] = pixels[start + places[x]] }
  }

  /// One source row at the target's width; a channel of 255 is 255 · 64.
  private func widened(_ row: Int) -> ContiguousArray<SIMD4<Int32>> {
    var values = ContiguousArray<SIMD4<Int32>>()
    values.reserveCapacity(columns.firsts.count)
    let start = row * image.width
    for target in columns.firsts.indices {
      var sum = SIMD4<Int32>.zero
      var place = start + columns.firsts[target]
      for weight in columns.weights[columns.starts[target]..<columns.starts[target + 1]] {
        let pixel = image.storage[place]
        let channels = SIMD4<UInt32>(pixel & 255, pixel >> 8 & 255, pixel >> 16 & 255, pixel >> 24)
        sum &+= SIMD4<Int32>(truncatingIfNeeded: channels) &* weight
        place += 1
      }
      values.append((sum &+ 128) &>> 8)
    }
    return values
  }

  /// Rounds and clamps to 8 bits; kernels with negative lobes overshoot, and no channel may exceed alpha.
  private static func pixel(_ sum: SIMD4<Int32>) -> UInt32 {
    // 64 of the first pass and 16384 of this one make 2²⁰.
    let rounded = (sum &+ (1 << 19)) &>> 20
    let alpha = min(max(rounded.w, 0), 255)
    func channel(_ value: Int32) -> UInt32 { UInt32(truncatingIfNeeded: min(max(value, 0), alpha)) }
    return channel(rounded.x) | channel(rounded.y) << 8 | channel(rounded.z) << 16 | channel(alpha) << 24
  }
}
