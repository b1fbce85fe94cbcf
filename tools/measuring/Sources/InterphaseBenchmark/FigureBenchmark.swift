import FigurePages
import Foundation
import Interphase
import MeasuringHarness

/// How long figures take, from data to PNG at 300 dots per inch: as a process of its own, and within one.
enum FigureBenchmark {
  static let area = MeasuredArea("figures", measure: measure)

  private struct Page {
    var id: String
    /// The page's name in the peers' scripts.
    var peer: String
    /// The most seconds for a whole process.
    var goal: Double
  }

  private static let pages = [
    Page(id: "xps.page", peer: "xps", goal: 0.10), Page(id: "sims.page", peer: "sims", goal: 0.06),
    Page(id: "bars", peer: "icp", goal: 0.03), Page(id: "map512", peer: "map", goal: 0.08),
    Page(id: "line1e6", peer: "line1e6", goal: 0.15),
  ]
  private static let repetitions = 7
  /// The environment variable that makes this program draw one page and end.
  private static let switchName = "INTERPHASE_DRAW_PAGE"
  /// A million pairs of numbers.
  private static let lineDataMebibytes = 16_000_000.0 / 1_048_576

  /// What a page is drawn from: made before the clock starts where drawing alone is timed.
  private static func prepared(_ id: String) -> () -> ScientificFigure {
    switch id {
    case "xps.page":
      let input = FigureSamples.fittedSpectra()
      return { input.figure() }
    case "sims.page":
      let input = FigureSamples.profiles()
      return { input.figure() }
    case "bars":
      let input = FigureSamples.deposition()
      return { input.figure() }
    case "map512":
      let input = FigureSamples.ionMap()
      return { input.figure() }
    default:
      let input = FigureSamples.longLine()
      return { input }
    }
  }

  /// Draws the page that the environment asks for; whether it asked.
  static func drawOnePage() throws -> Bool {
    guard let id = ProcessInfo.processInfo.environment[switchName] else { return false }
    let start = ContinuousClock.now
    let make = prepared(id)
    let dataSeconds = seconds(since: start)
    let png = try make().png(typeface: FigureTypeface())
    print("\(dataSeconds) \(png.count) \(peakMebibytes)")
    return true
  }

  private static func measure(_ context: MeasuringContext) throws -> [MeasuredRow] {
    var rows: [MeasuredRow] = []
    var peak = 0.0
    for page in pages {
      let runs = try (0..<repetitions).map { _ in try wholeProcess(page.id) }
      rows.append(
        MeasuredRow(
          area: "figures", id: page.id + ".s", value: median(runs.map(\.seconds)), unit: "s", n: runs.count,
          goal: .atMost(page.goal)))
      let data = page.id == "line1e6" ? lineDataMebibytes : 0
      peak = max(peak, (runs.map(\.mebibytes).max() ?? 0) - data)
    }
    rows.append(
      MeasuredRow(
        area: "figures", id: "peak.mib", value: peak, unit: "MiB", n: pages.count * repetitions,
        goal: .atMost(60)))
    if context.withPeers { rows += try peers(context) }
    return rows
  }

  /// The wall time of a process that draws a page, without the time it spends on making up data, and its peak memory.
  private static func wholeProcess(_ id: String) throws -> (seconds: Double, mebibytes: Double) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: CommandLine.arguments[0])
    process.environment = ProcessInfo.processInfo.environment.merging([switchName: id]) { _, new in new }
    let pipe = Pipe()
    process.standardOutput = pipe
    let start = ContinuousClock.now
    try process.run()
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    let wall = seconds(since: start)
    let numbers = String(decoding: output, as: UTF8.self).split(whereSeparator: \.isWhitespace).compactMap {
      Double($0)
    }
    guard numbers.count == 3 else { throw InputAbsent("the page \(id), which was not drawn") }
    return (wall - numbers[0], numbers[2])
  }

  /// Median over ours, in process, data ready, fonts open: how matplotlib is timed by its script.
  private static func peers(_ context: MeasuringContext) throws -> [MeasuredRow] {
    guard let python = context.peerPython else { return [] }
    let folder = try context.requireShared().appendingPathComponent("peers/figures")
    let typeface = try FigureTypeface()
    return try pages.filter { ["xps.page", "line1e6"].contains($0.id) }.map { page in
      let make = prepared(page.id)
      let ours = try (0..<repetitions).map { _ in
        let start = ContinuousClock.now
        _ = try make().png(typeface: typeface)
        return seconds(since: start)
      }
      let process = Process()
      process.executableURL = URL(fileURLWithPath: python)
      process.arguments = ["bench_mpl.py", page.peer, "\(repetitions + 1)"]
      process.currentDirectoryURL = folder
      let pipe = Pipe()
      process.standardOutput = pipe
      try process.run()
      let output = pipe.fileHandleForReading.readDataToEndOfFile()
      process.waitUntilExit()
      guard let answer = try JSONSerialization.jsonObject(with: output) as? [String: Any],
        let theirs = answer["med_ms"] as? Double
      else { throw InputAbsent("matplotlib's time for \(page.peer)") }
      return MeasuredRow(
        area: "figures", id: page.id + ".speedup.matplotlib", value: theirs / 1000 / median(ours),
        unit: "times",
        n: repetitions)
    }
  }

  private static func seconds(since start: ContinuousClock.Instant) -> Double {
    let elapsed = (ContinuousClock.now - start).components
    return Double(elapsed.seconds) + Double(elapsed.attoseconds) * 1e-18
  }

  private static func median(_ values: [Double]) -> Double {
    values.isEmpty ? .nan : values.sorted()[values.count / 2]
  }

  /// The most memory this process ever had, from the kernel's own count; 0 where there is none.
  private static var peakMebibytes: Double {
    guard let status = try? String(contentsOfFile: "/proc/self/status", encoding: .utf8) else { return 0 }
    for line in status.split(separator: "\n") where line.hasPrefix("VmHWM:") {
      return (line.split(separator: " ").compactMap { Double($0) }.first ?? 0) / 1024
    }
    return 0
  }
}
