/// Values as texts in which every number stands with its bits, to tell −0 from 0 and neighbouring numbers apart.
public enum Bits {
  /// A text that is the same for two values only if all their parts are; all `nan` are one.
  public static func text(of value: Any) -> String {
    if let numbers = value as? [Double] { return numbers.map(text(ofNumber:)).joined(separator: " ") }
    if let number = value as? Double { return text(ofNumber: number) }
    let mirror = Mirror(reflecting: value)
    if mirror.children.isEmpty { return String(reflecting: value) }
    var parts = mirror.children.map { "\($0.label ?? "")=\(text(of: $0.value))" }
    // Dictionaries have no order.
    if mirror.displayStyle == .dictionary { parts.sort() }
    return "(\(parts.joined(separator: ", ")))"
  }

  private static func text(ofNumber number: Double) -> String {
    number.isNaN ? "nan" : String(number.bitPattern, radix: 16)
  }
}
