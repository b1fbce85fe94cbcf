import Foundation

/// A number of a diagnostic, with so many significant digits and without a locale.
func printedNumber(_ value: Double, digits: Int = 5) -> String { String(format: "%.\(digits)g", value) }

/// A share in percent, with two significant digits.
func printedPercent(_ share: Double) -> String { String(format: "%.2g %%", 100 * share) }
