/// A run of pixels of one row with the same coverage.
struct CoverageRun {
  var x: Int32
  var length: Int32
  /// 1 to 255.
  var coverage: UInt8

  /// The columns, cut to those of `bounds`.
  func columns(in bounds: PixelBounds) -> Range<Int> {
    let start = max(Int(x), bounds.left)
    return start..<max(start, min(Int(x) + Int(length), bounds.right))
  }
}
