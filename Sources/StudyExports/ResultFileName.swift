/// File names made from the names of samples, curves and figures.
public enum ResultFileName {
  /// A name that is safe on every file system: letters, digits, `-`, `_` and `.`; everything else becomes `-`.
  public static func safe(_ name: String) -> String {
    var result = ""
    for scalar in name.unicodeScalars {
      let isPlain = scalar.isASCII && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil)
      let next: Character = isPlain || "_.".unicodeScalars.contains(scalar) ? Character(scalar) : "-"
      if next == "-", result.last == "-" { continue }
      result.append(next)
    }
    let trimmed = result.drop { $0 == "-" || $0 == "." }.prefix(80)
    return trimmed.isEmpty ? "unnamed" : String(trimmed)
  }
}
