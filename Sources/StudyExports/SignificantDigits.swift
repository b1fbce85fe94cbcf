import Foundation

extension Double {
  /// The value rounded to 12 significant decimal digits, the precision of every result file.
  ///
  /// Further digits would differ between processors without meaning anything.
  public var roundedForResults: Double {
    guard isFinite, self != 0 else { return self }
    let digits = 11 - Int(log10(magnitude).rounded(.down))
    // Beyond the range of exact powers of ten the text route is used, which is slower and correct everywhere.
    guard (-22...22).contains(digits) else { return Double(String(format: "%.11e", self)) ?? self }
    let power = pow(10, Double(abs(digits)))
    return digits >= 0 ? (self * power).rounded() / power : (self / power).rounded() * power
  }

  /// The shortest text that gives `roundedForResults` back; `nan`, `inf` and `-inf` as such.
  public var resultText: String {
    let rounded = roundedForResults
    if rounded.isNaN { return "nan" }
    if rounded.isInfinite { return rounded > 0 ? "inf" : "-inf" }
    if rounded == rounded.rounded(), rounded.magnitude < 1e15 { return String(Int64(rounded)) }
    return "\(rounded)"
  }
}
