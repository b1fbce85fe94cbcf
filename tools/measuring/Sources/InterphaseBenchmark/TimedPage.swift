import FigurePages
import Foundation
import Interphase
import MeasuringHarness

/// The pages that are timed: what each is drawn from, as files, and how a process of its own draws it.
enum TimedPage: String, CaseIterable {
  case fittedSpectra = "xps.page"
  case depthProfiles = "sims.page"
  case deposition = "bars"
  case ionMap = "map512"
  case longLine = "line1e6"

  /// How many pixels a row of the map has, and how many rows there are.
  private static let mapSide = 512

  /// Writes the page's input below a folder; the paths of what peers read.
  func writeInput(below folder: URL) throws -> [String] {
    let place = input(below: folder)
    switch self {
    case .fittedSpectra: return try SampleStudy(FigureSamples.fittedSpectra()).write(to: place)
    case .depthProfiles: return try SampleStudy(FigureSamples.profiles()).write(to: place)
    case .deposition: return try SampleStudy(FigureSamples.deposition()).write(to: place)
    case .ionMap:
      let counts = FigureSamples.ionMap(side: Self.mapSide).maps.flatMap(\.counts)
      let side = Self.mapSide
      let rows = (0..<side).map { row in
        counts[row * side..<(row + 1) * side].map { String(Int($0)) }.joined(separator: " ")
      }
      try (rows.joined(separator: "\n") + "\n").write(to: place, atomically: true, encoding: .utf8)
    case .longLine:
      let signal = FigureSamples.longSignal()
      let pairs = zip(signal.times, signal.values).flatMap { [Float($0), Float($1)] }
      try pairs.withUnsafeBytes { Data($0) }.write(to: place)
    }
    return [place.path]
  }

  /// The page's input: a results folder, a table of counts, or pairs of 32-bit numbers.
  private func input(below folder: URL) -> URL {
    folder.appendingPathComponent(rawValue, isDirectory: self != .ionMap && self != .longLine)
  }

  /// Reads the input, draws the page at 300 dots per inch and writes it as PNG.
  func draw(below folder: URL) throws {
    let png = try figure(below: folder).png(typeface: FigureTypeface())
    try Data(png).write(to: folder.appendingPathComponent(rawValue + ".png"))
  }

  private func figure(below folder: URL) throws -> ScientificFigure {
    let place = input(below: folder)
    switch self {
    case .fittedSpectra: return try RecordedStudy(folder: place.path).figure(.xpsPanels)
    case .depthProfiles: return try RecordedStudy(folder: place.path).figure(.simsProfiles)
    case .deposition:
      var changes = FigureChanges()
      changes.brackets = .stars
      return try RecordedStudy(folder: place.path).figure(.deposition, changes: changes)
    case .ionMap:
      let counts = try Self.counts(in: Data(contentsOf: place))
      return FigureSamples.ionMap(side: Self.mapSide, counts: counts).figure()
    case .longLine:
      let bytes = try Data(contentsOf: place)
      var times: [Double] = []
      var values: [Double] = []
      times.reserveCapacity(bytes.count / 8)
      values.reserveCapacity(bytes.count / 8)
      bytes.withUnsafeBytes { buffer in
        for pair in 0..<buffer.count / 8 {
          times.append(Double(buffer.loadUnaligned(fromByteOffset: pair * 8, as: Float.self)))
          values.append(Double(buffer.loadUnaligned(fromByteOffset: pair * 8 + 4, as: Float.self)))
        }
      }
      return FigureSamples.longLine(times, values)
    }
  }

  /// The counts of a text, apart by blanks and line ends.
  private static func counts(in data: Data) -> [Double] {
    var counts: [Double] = []
    counts.reserveCapacity(mapSide * mapSide)
    data.withUnsafeBytes { bytes in
      var count: Int?
      for byte in bytes {
        if let digit = byte >= 48 && byte <= 57 ? Int(byte) - 48 : nil {
          count = (count ?? 0) * 10 + digit
        } else if let known = count {
          counts.append(Double(known))
          count = nil
        }
      }
    }
    return counts
  }
}
