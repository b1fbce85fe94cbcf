import Foundation
import StudyExports

/// A kind of quantity that a manifest holds, with the units in which people write it: `0.2 nm/s`, `2.01 cm²`, `5 %`.
public struct QuantityDimension: Sendable, Hashable {
  /// A unit with its spellings.
  public struct Unit: Sendable, Hashable {
    /// The spellings, the usual one first; empty for a bare number.
    public var names: [String]
    /// What one of it is in the first unit of the dimension.
    public var factor: Double

    /// Creates a unit.
    public init(_ names: [String], factor: Double = 1) {
      self.names = names
      self.factor = factor
    }
  }

  /// What is measured: `rate`.
  public var name: String
  /// The units; values are kept in the first, in which a bare number is taken.
  public var units: [Unit]
  /// How such a quantity is written: `0.2 nm/s`.
  public var example: String

  /// Creates a dimension.
  public init(_ name: String, units: [Unit], example: String) {
    self.name = name
    self.units = units
    self.example = example
  }

  /// The quantity in words with its units.
  public var words: String {
    let names = units.compactMap(\.names.first).filter { !$0.isEmpty }
    let article = "aeiou".contains(name.prefix(1)) ? "an" : "a"
    return names.isEmpty ? "\(article) \(name)" : "\(article) \(name) in \(names.joined(separator: ", "))"
  }

  /// A value as a manifest writes it.
  public func text(_ value: Double) -> String {
    let unit = units.first?.names.first ?? ""
    return unit.isEmpty || unit == "1" ? value.resultText : "\(value.resultText) \(unit)"
  }

  /// Reads a quantity.
  ///
  /// - Returns: the value in the first unit, or `nil` if the text is no such quantity.
  public func value(of text: String) -> Double? {
    let trimmed = text.trimmingCharacters(in: .whitespaces)
    let digits = trimmed.prefix { $0.isASCII && ($0.isNumber || "+-.eE".contains($0)) }
    // An exponent's `e` must not swallow the first letter of a unit such as `eV`.
    var number = String(digits)
    while !number.isEmpty, Double(number) == nil { number.removeLast() }
    guard let value = Double(number), value.isFinite else { return nil }
    let unit = trimmed.dropFirst(number.count).trimmingCharacters(in: .whitespaces)
    if unit.isEmpty { return value }
    return units.first { $0.names.contains(unit) }.map { value * $0.factor }
  }
}

extension QuantityDimension {
  /// A sputter rate, kept in nm/s.
  public static let rate = QuantityDimension(
    "rate",
    units: [
      Unit(["nm/s"]), Unit(["nm/min"], factor: 1 / 60.0), Unit(["Å/s", "A/s"], factor: 0.1),
      Unit(["µm/h", "um/h"], factor: 1000 / 3600.0),
    ], example: "0.2 nm/s")
  /// A time, kept in s.
  public static let time = QuantityDimension(
    "time",
    units: [
      Unit(["s"]), Unit(["min"], factor: 60), Unit(["h"], factor: 3600), Unit(["ms"], factor: 1e-3),
    ], example: "60 s")
  /// An energy, kept in eV.
  public static let energy = QuantityDimension(
    "energy", units: [Unit(["eV"]), Unit(["meV"], factor: 1e-3), Unit(["keV"], factor: 1e3)],
    example: "284.8 eV")
  /// An area, kept in cm².
  public static let area = QuantityDimension(
    "area",
    units: [
      Unit(["cm²", "cm2", "cm^2"]), Unit(["mm²", "mm2", "mm^2"], factor: 1e-2),
      Unit(["m²", "m2"], factor: 1e4),
    ], example: "2.01 cm²")
  /// A volume, kept in mL.
  public static let volume = QuantityDimension(
    "volume",
    units: [
      Unit(["mL", "ml"]), Unit(["L", "l"], factor: 1000), Unit(["µL", "uL", "μL"], factor: 1e-3),
    ], example: "10 mL")
  /// A share, kept as a fraction of 1.
  public static let fraction = QuantityDimension(
    "fraction", units: [Unit(["1", ""]), Unit(["%"], factor: 1e-2)], example: "5 %")
  /// A length in a specimen, kept in nm.
  public static let length = QuantityDimension(
    "length",
    units: [Unit(["nm"]), Unit(["µm", "um", "μm"], factor: 1e3), Unit(["Å", "A"], factor: 0.1)],
    example: "1 nm")
  /// A bare number.
  public static let number = QuantityDimension("number", units: [Unit([""])], example: "20")
  /// A length on a page, kept in mm.
  public static let size = QuantityDimension(
    "size",
    units: [
      Unit(["mm"]), Unit(["cm"], factor: 10), Unit(["in"], factor: 25.4), Unit(["pt"], factor: 25.4 / 72),
    ], example: "89 mm")
  /// A size of letters or lines, kept in points.
  public static let points = QuantityDimension(
    "size in points", units: [Unit(["pt"]), Unit(["mm"], factor: 72 / 25.4)], example: "7 pt")
  /// An angle, kept in degrees.
  public static let angle = QuantityDimension(
    "angle", units: [Unit(["°", "deg"]), Unit(["rad"], factor: 180 / Double.pi)], example: "45°")
}
