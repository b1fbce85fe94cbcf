import Foundation

/// `value` with at most `digits` significant digits, as C's `%g` prints it, which no locale changes.
package func significant(_ value: Double, _ digits: Int) -> String {
  String(format: "%.\(digits)g", value)
}

/// `value` with a fixed number of decimals.
package func fixed(_ value: Double, _ decimals: Int) -> String {
  String(format: "%.\(decimals)f", value)
}
