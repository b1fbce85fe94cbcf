import Foundation

/// A number with a unit as people write it: `0.2 nm/s`, `2.01 cm²`, `5 %`.
struct QuantityText {
  /// The kinds of quantity that a manifest holds.
  enum Dimension: String {
    case rate, time, energy, area, volume, fraction, length, number
    case size
    case points = "size in points"

    /// The units that are understood, each with its factor to the first one.
    var units: [(names: [String], factor: Double)] {
      switch self {
      case .rate:
        [(["nm/s"], 1), (["nm/min"], 1 / 60.0), (["Å/s", "A/s"], 0.1), (["µm/h", "um/h"], 1000 / 3600.0)]
      case .time: [(["s"], 1), (["min"], 60), (["h"], 3600), (["ms"], 1e-3)]
      case .energy: [(["eV"], 1), (["meV"], 1e-3), (["keV"], 1e3)]
      case .area: [(["cm²", "cm2", "cm^2"], 1), (["mm²", "mm2", "mm^2"], 1e-2), (["m²", "m2"], 1e4)]
      case .volume: [(["mL", "ml"], 1), (["L", "l"], 1000), (["µL", "uL", "μL"], 1e-3)]
      case .fraction: [(["1", ""], 1), (["%"], 1e-2)]
      case .length: [(["nm"], 1), (["µm", "um", "μm"], 1e3), (["Å", "A"], 0.1)]
      case .number: [([""], 1)]
      case .size: [(["mm"], 1), (["cm"], 10), (["in"], 25.4), (["pt"], 25.4 / 72)]
      case .points: [(["pt"], 1), (["mm"], 72 / 25.4)]
      }
    }

    /// An example of how to write such a quantity.
    var example: String {
      switch self {
      case .rate: "0.2 nm/s"
      case .time: "60 s"
      case .energy: "284.8 eV"
      case .area: "2.01 cm²"
      case .volume: "10 mL"
      case .fraction: "5 %"
      case .length: "1 nm"
      case .number: "20"
      case .size: "89 mm"
      case .points: "7 pt"
      }
    }
  }

  /// Reads a quantity; a bare number is taken in the first unit of its dimension.
  ///
  /// - Returns: the value in the first unit of the dimension, or `nil` if the text is no such quantity.
  static func value(_ text: String, _ dimension: Dimension) -> Double? {
    let trimmed = text.trimmingCharacters(in: .whitespaces)
    let digits = trimmed.prefix { $0.isASCII && ($0.isNumber || "+-.eE".contains($0)) }
    // An exponent's `e` must not swallow the first letter of a unit such as `eV`.
    var number = String(digits)
    while !number.isEmpty, Double(number) == nil { number.removeLast() }
    guard let value = Double(number), value.isFinite else { return nil }
    let unit = trimmed.dropFirst(number.count).trimmingCharacters(in: .whitespaces)
    if unit.isEmpty { return value }
    return dimension.units.first { $0.names.contains(unit) }.map { value * $0.factor }
  }
}
