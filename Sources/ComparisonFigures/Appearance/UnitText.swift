public import ScientificFigures

extension FigureText {
  /// A unit as figures print it: `µg/cm²` as µg cm⁻², `1` as nothing.
  public init(unit: String) {
    guard unit != "1" else {
      self.init(runs: [])
      return
    }
    let parts = unit.split(separator: "/", omittingEmptySubsequences: true)
    guard parts.count == 2, let whole = parts.first, let per = parts.last else {
      self.init(plain: unit)
      return
    }
    var base = String(per)
    var power = "1"
    for (sign, digit) in [("²", "2"), ("³", "3")] where base.hasSuffix(sign) {
      base.removeLast()
      power = digit
    }
    let front = whole == "1" ? "" : whole + "\u{00A0}"
    self.init(runs: [Run(front + base), Run("−" + power, .superscripted)])
  }
}
