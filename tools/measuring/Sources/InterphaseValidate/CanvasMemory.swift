import FigurePages
import Foundation
import Interphase
import MeasuringHarness

/// How much memory a large page takes: the XPS page at 183 × 247 mm and 600 dots per inch, drawn and encoded by a
/// process of its own.
enum CanvasMemory {
  /// The environment variable that makes this program draw the page and end.
  private static let switchName = "INTERPHASE_DRAW_LARGE_PAGE"
  private static let resolution = 600.0
  private static let heightInMillimetres = 247.0

  /// Draws the page if the environment asks for it; whether it asked.
  static func drawLargePage() throws -> Bool {
    guard ProcessInfo.processInfo.environment[switchName] != nil else { return false }
    let typeface = try FigureTypeface()
    var scene = FigureSamples.fittedSpectra().figure(theme: .nature183).scene(typeface: typeface)
    scene.height = heightInMillimetres * pointsPerMillimetre
    let surface = try scene.surface(typeface: typeface, resolution: resolution)
    let canvas = surface.width * surface.height * 4
    let bytes = try PNGEncoder.encode(surface, dotsPerInch: resolution)
    print(canvas, bytes.count, peakBytes)
    return true
  }

  /// The largest resident memory of that process, as a multiple of its canvas of four bytes a pixel.
  static func measure(_: MeasuringContext) throws -> [MeasuredRow] {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: CommandLine.arguments[0])
    process.environment = ProcessInfo.processInfo.environment.merging([switchName: "1"]) { _, new in new }
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    let numbers = String(decoding: output, as: UTF8.self).split(whereSeparator: \.isWhitespace).compactMap {
      Double($0)
    }
    guard numbers.count == 3, numbers[2] > 0 else { throw InputAbsent("the kernel's count of memory") }
    return [
      MeasuredRow(
        area: "figures", id: "canvas.peak.ratio", value: numbers[2] / numbers[0], unit: "canvases", n: 1,
        goal: .atMost(2.5))
    ]
  }

  /// The most memory that this process ever had, from the kernel's own count; 0 where there is none.
  private static var peakBytes: Double {
    guard let status = try? String(contentsOfFile: "/proc/self/status", encoding: .utf8) else { return 0 }
    for line in status.split(separator: "\n") where line.hasPrefix("VmHWM:") {
      return (line.split(separator: " ").compactMap { Double($0) }.first ?? 0) * 1024
    }
    return 0
  }
}
