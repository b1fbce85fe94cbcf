/// Adjustment of p-values for the number of tests in a declared family.
public enum HolmAdjustment {
  /// The adjusted p-values, in the order given, after Holm (Scand J Statist 6, 65, 1979).
  ///
  /// The k-th smallest of m values is multiplied by m − k + 1; an adjusted value is never smaller than one before it
  /// in that order, and never larger than 1. The family-wise error rate is kept under any dependence of the tests.
  public static func adjusted(_ pValues: [Double]) -> [Double] {
    let order = pValues.indices.sorted {
      pValues[$0] == pValues[$1] ? $0 < $1 : pValues[$0] < pValues[$1]
    }
    var adjusted = pValues
    var largest = 0.0
    for (rank, index) in order.enumerated() {
      largest = max(largest, min(1, pValues[index] * Double(pValues.count - rank)))
      adjusted[index] = largest
    }
    return adjusted
  }
}
