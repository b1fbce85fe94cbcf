import Foundation
import MeasuringHarness

/// The real instrument files beside the project and the independent numbers that belong to them.
struct SharedFiles {
  private let folder: URL

  /// The files of a run.
  init(_ context: MeasuringContext) throws { folder = try context.requireShared() }

  /// The path of a file of `data`.
  func path(_ name: String) -> String { folder.appendingPathComponent("data/\(name)").path }

  /// The files of an area that instruments wrote, as `MANIFEST.csv` lists them: `eels/…`, role `measurement`.
  func measurements(of area: String) throws -> [String] {
    let text = try String(contentsOf: folder.appendingPathComponent("data/MANIFEST.csv"), encoding: .utf8)
    return text.split(whereSeparator: \.isNewline).compactMap { line in
      let cells = Self.cells(line)
      guard cells.count >= 2, cells[0].hasPrefix("\(area)/"), cells[1] == "measurement" else { return nil }
      return cells[0]
    }
  }

  /// A file of `truth`.
  func truth(_ name: String) throws -> [String: Any] {
    let data = try Data(contentsOf: folder.appendingPathComponent("truth/\(name)"))
    return try JSONSerialization.jsonObject(with: data) as? [String: Any] ?? [:]
  }

  private static func cells(_ line: Substring) -> [String] {
    var cells = [""]
    var isQuoted = false
    for character in line {
      if character == "\"" {
        isQuoted.toggle()
      } else if character == ",", !isQuoted {
        cells.append("")
      } else {
        cells[cells.count - 1].append(character)
      }
    }
    return cells
  }
}

/// How many numbers were compared with independent ones, and how many agree.
struct Agreement {
  /// The numbers that were compared.
  private(set) var checked = 0
  /// Those that agree.
  private(set) var agreed = 0
  /// The largest difference between two numbers.
  private(set) var worst = 0.0

  /// Compares two numbers; a missing one of ours disagrees, a missing one of theirs is not compared.
  mutating func compare(
    _ what: @autoclosure () -> String, _ ours: Double?, _ theirs: Any?, relative: Double = 1e-9,
    absolute: Double = 0
  ) {
    guard let theirs = (theirs as? NSNumber)?.doubleValue else { return }
    if let ours { worst = max(worst, abs(ours - theirs)) }
    let holds = ours.map { abs($0 - theirs) <= max(relative * abs(theirs), absolute) } ?? false
    record(holds, "\(what()): ours \(ours.map { "\($0)" } ?? "none"), theirs \(theirs)")
  }

  /// Compares two texts.
  mutating func compare(_ what: @autoclosure () -> String, text ours: String?, _ theirs: Any?) {
    guard let theirs = theirs as? String else { return }
    record(ours == theirs, "\(what()): ours “\(ours ?? "none")”, theirs “\(theirs)”")
  }

  /// Counts a comparison; one that fails is named on standard error.
  mutating func record(_ holds: Bool, _ complaint: @autoclosure () -> String) {
    checked += 1
    if holds {
      agreed += 1
    } else {
      FileHandle.standardError.write(Data("disagrees: \(complaint())\n".utf8))
    }
  }

  /// The two rows of an area.
  func rows(area: String) -> [MeasuredRow] {
    [
      MeasuredRow(
        area: area, id: "truth.checked", value: Double(checked), unit: "numbers", n: checked),
      MeasuredRow(
        area: area, id: "truth.agree", value: checked > 0 ? Double(agreed) / Double(checked) : 0, unit: "1",
        n: checked, goal: .atLeast(0.999)),
    ]
  }
}
