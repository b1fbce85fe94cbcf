import Foundation

/// A number as printed in sentences: so many significant digits, no locale, no superfluous zeros of an exponent.
func printed(_ value: Double, digits: Int = 3) -> String {
  guard value.isFinite else { return value.isNaN ? "undefined" : value > 0 ? "∞" : "−∞" }
  guard value != 0 else { return "0" }
  let exponent = Int(log10(abs(value)).rounded(.down))
  if exponent < -3 || exponent > 5 {
    let text = String(format: "%.\(digits - 1)e", value)
    let parts = text.split(separator: "e")
    guard parts.count == 2, let power = Int(parts[1]) else { return signed(text) }
    return signed("\(parts[0])e\(power)")
  }
  let text = String(format: "%.\(max(0, digits - 1 - exponent))f", value)
  return signed(text)
}

/// A position as printed: whole numbers without decimals.
func printedPosition(_ value: Double) -> String {
  value == value.rounded() && abs(value) < 1e9 ? signed(String(Int(value))) : printed(value, digits: 4)
}

private func signed(_ text: String) -> String {
  text.hasPrefix("-") ? "−" + text.dropFirst() : text
}
