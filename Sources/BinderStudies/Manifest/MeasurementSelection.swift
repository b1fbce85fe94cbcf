import InstrumentMeasurements
import StudyExports

/// Which part of a file belongs to a sample, as a manifest points at it.
public struct MeasurementSelection: Sendable, Hashable {
  /// The specimen, as the file identifies it; `nil` to take the one that is there.
  public var specimen: String?
  /// Whether content of several specimens is taken together on purpose.
  public var allSpecimens = false
  /// The titles of blocks; empty for all.
  public var blocks: [String] = []
  /// The spot or area of analysis.
  public var spot: String?
  /// The emission angle in degrees.
  public var emissionAngle: Double?
  /// The sheet of a workbook.
  public var sheet: String?
  /// The image or data set of a file, by its name or its number from 1.
  public var image: String?
  /// The names of the rows; empty for those that the sample names.
  public var rows: [String] = []

  /// Selects everything.
  public init() {}

  /// The numbers of the parts of a file that are selected, from 0.
  ///
  /// - Parameter parts: Those of one file, in its order.
  func selectedNumbers(among parts: [FileOutline.Part]) -> [Int] {
    parts.indices.filter { contains(parts[$0].place, title: parts[$0].title, number: $0 + 1) }
  }

  private func contains(_ part: MeasurementPart, title: String, number: Int) -> Bool {
    (specimen == nil || part.specimen == specimen)
      && (blocks.isEmpty || blocks.contains(title))
      && (spot == nil || part.spot == spot)
      && (emissionAngle.map { angle in part.emissionAngle.map { abs($0 - angle) < 0.05 } ?? false } ?? true)
      && (sheet == nil || part.sheet == sheet)
      && (image == nil || title == image || String(number) == image)
  }

  /// The selection in the manifest's words: `specimen plate-B, block C 1s`.
  var words: String {
    var words: [String] = []
    if let specimen { words.append("specimen \(specimen)") }
    if !blocks.isEmpty { words.append("block \(blocks.joined(separator: ", "))") }
    if let spot { words.append("spot \(spot)") }
    if let emissionAngle { words.append("emission angle \(emissionAngle.resultText)°") }
    if let sheet { words.append("sheet \(sheet)") }
    if let image { words.append("image \(image)") }
    if !rows.isEmpty { words.append("row \(rows.joined(separator: ", "))") }
    return words.joined(separator: ", ")
  }
}
