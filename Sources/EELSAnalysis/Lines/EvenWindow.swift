/// The channels of an even, rising axis whose energies lie in a window, ends included.
struct EvenWindow {
  /// The channels; empty where the axis does not reach the window.
  let channels: Range<Int>

  init(_ energies: [Double], _ window: ClosedRange<Double>) {
    var low = 0
    var high = energies.count
    while low < high {
      let middle = (low + high) / 2
      if energies[middle] < window.lowerBound { low = middle + 1 } else { high = middle }
    }
    var end = low
    high = energies.count
    while end < high {
      let middle = (end + high) / 2
      if energies[middle] <= window.upperBound { end = middle + 1 } else { high = middle }
    }
    channels = low..<max(end, low)
  }
}
