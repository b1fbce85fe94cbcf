import AnalysisFindings

extension [Double] {
  /// The middle value, of an even number the mean of both; `nil` for none.
  var median: Double? {
    guard !isEmpty else { return nil }
    let sorted = sorted()
    let middle = count / 2
    return count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
  }

  /// The standard deviation of white noise on a curve, from how far each point is from the line between its neighbours.
  ///
  /// The variance of y(i) − (y(i−1) + y(i+1)) / 2 is 1.5 times that of the noise.
  var whiteNoise: Double? {
    guard count > 4 else { return nil }
    let distances = indices.dropFirst().dropLast().map {
      abs(self[$0] - (self[$0 - 1] + self[$0 + 1]) / 2)
    }
    return distances.median.map { 1.4826 * $0 / 1.5.squareRoot() }
  }

  /// How many values are averaged into one so that not more than 50,000 are left: what is recorded faster says no more,
  /// and costs by its square.
  static func blockLength(of count: Int) -> Int { Swift.max((count + 49_999) / 50_000, 1) }

  /// The means of blocks of values; what is left of the last block is dropped.
  func averaged(by length: Int) -> [Double] {
    guard length > 1 else { return self }
    return (0..<(count / length)).map { block in
      self[(block * length)..<((block + 1) * length)].reduce(0, +) / Double(length)
    }
  }

  /// The sum of squares.
  var squares: Double { reduce(0) { $0 + $1 * $1 } }

  /// The mean; `nan` of nothing.
  var mean: Double { isEmpty ? .nan : reduce(0, +) / Double(count) }
}

extension Double {
  /// A stated number without zeros that say nothing.
  var formatted: String { PrintedNumber.stated(self) }
}
