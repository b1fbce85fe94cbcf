/// Percentiles by the nearest rank: always one of the values, never a number between two.
enum NearestRank {
  /// The value that a percentage of all values does not exceed; `nil` where there is none.
  ///
  /// The values, all finite, change their order.
  static func percentile<Value: BinaryFloatingPoint>(
    _ percentage: Double, of values: inout [Value]
  ) -> Value? {
    guard !values.isEmpty, percentage.isFinite else { return nil }
    let rank = (percentage / 100 * Double(values.count - 1)).rounded()
    return value(ofRank: Int(min(max(rank, 0), Double(values.count - 1))), in: values.mutableSpan)
  }

  /// The value that `rank` others are no greater than, without sorting the rest: Hoare’s “Find” (1961).
  private static func value<Value: BinaryFloatingPoint>(
    ofRank rank: Int, in values: consuming MutableSpan<Value>
  ) -> Value {
    var first = 0
    var last = values.count - 1
    while first < last {
      let middle = values[first + (last - first) / 2]
      let (low, high) = (min(values[first], values[last]), max(values[first], values[last]))
      let pivot = min(max(middle, low), high)
      var left = first
      var right = last
      while left <= right {
        while values[left] < pivot { left += 1 }
        while values[right] > pivot { right -= 1 }
        if left <= right {
          values.swapAt(left, right)
          left += 1
          right -= 1
        }
      }
      if rank <= right {
        last = right
      } else if rank >= left {
        first = left
      } else {
        break
      }
    }
    return values[rank]
  }
}
