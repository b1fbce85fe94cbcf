import FigurePages
import Foundation
import Interphase
import MeasuringHarness

/// Whether other programs see on our pages what we put there: tesseract the words, librsvg the same picture in the SVG
/// as in the PNG; and how many bytes Pillow needs for the same pixels.
enum PictureValidation {
  /// The rows of the area `figures` that need other programs.
  static func measure(_ context: MeasuringContext) throws -> [MeasuredRow] {
    let pages = try judged(by: requirePeers(context))
    for page in pages {
      for (resolution, reading) in [(300, page.read300), (200, page.read200)] where !reading.missed.isEmpty {
        note("\(page.name) at \(resolution) dpi: not read: \(reading.missed.joined(separator: " "))")
      }
      let block = page.worstBlock
      note("\(page.name): SVG like PNG to \(block.value) or better; worst at pixel \(block.x), \(block.y)")
    }
    let xps = pages.first { $0.name == "xps" }
    return [
      recall("ocr.recall300", pages.map(\.read300)),
      recall("ocr.recall200", pages.map(\.read200)),
      row(
        "png.bytes.ratio.pillow", xps.map { Double($0.bytes) / Double($0.pillowBytes) } ?? .nan, "1", n: 1,
        .atMost(0.75)),
      row(
        "svg.ssim.worst", pages.map(\.worstBlock.value).min() ?? .nan, "1",
        n: pages.reduce(0) { $0 + $1.worstBlock.blocks }, .atLeast(0.9)),
    ]
  }

  /// What the script `picture_peers.py` says of a page.
  private struct JudgedPage: Decodable {
    struct Reading: Decodable {
      var words: Int
      var missed: [String]
    }
    struct Block: Decodable {
      var value: Double
      var x: Int
      var y: Int
      var blocks: Int
    }
    var name: String
    var bytes: Int
    var pillowBytes: Int
    var read300: Reading
    var read200: Reading
    var worstBlock: Block
  }

  private struct Peers {
    var python: String
    var script: URL
  }

  private static func requirePeers(_ context: MeasuringContext) throws -> Peers {
    guard let python = context.peerPython else { throw InputAbsent("Python with numpy, scipy and Pillow") }
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
    for (program, package) in [("tesseract", "tesseract-ocr"), ("rsvg-convert", "librsvg2-bin")] {
      guard folders.contains(where: { FileManager.default.isExecutableFile(atPath: "\($0)/\(program)") })
      else { throw InputAbsent("the program \(program) of the Debian package \(package)") }
    }
    return Peers(python: python, script: context.root.appendingPathComponent("tools/peers/picture_peers.py"))
  }

  private static func judged(by peers: Peers) throws -> [JudgedPage] {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
      "interphase-pages-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let typeface = try FigureTypeface()
    for page in FigurePage.all {
      let scene = page.figure().scene(typeface: typeface)
      func write(_ bytes: some Sequence<UInt8>, _ ending: String) throws {
        try Data(bytes).write(to: folder.appendingPathComponent(page.name + ending))
      }
      try write(try scene.png(typeface: typeface, resolution: 300), "-300.png")
      try write(try scene.png(typeface: typeface, resolution: 200), "-200.png")
      try write(scene.svg().utf8, ".svg")
      try write(readableWords(scene).joined(separator: "\n").utf8, ".words")
    }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: peers.python)
    process.arguments = [peers.script.path, folder.path]
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let answer = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw InputAbsent("a working \(peers.script.path)") }
    return try JSONDecoder().decode([JudgedPage].self, from: answer)
  }

  /// The words of a page that a reader of plain English can be asked for, each once.
  ///
  /// Words of at least two letters or digits in ASCII; none that touches a subscript, superscript or overbar, which a
  /// program that reads lines of one height does not know; and none beside a sign of its own such as ±, which the English
  /// model has not and reads as “9.8+0.6nm”.
  private static func readableWords(_ scene: FigureScene) -> [String] {
    var known: [String] = []
    for text in scene.texts {
      let words = words(of: text.source)
      for (index, word) in words.enumerated() {
        let neighbours = [index - 1, index + 1].filter(words.indices.contains).map { words[$0].text }
        let standsAlone = !neighbours.contains { sign in sign.allSatisfy { !$0.isASCII } }
        let count = word.text.count { $0.isLetter || $0.isNumber }
        if word.isPlain, standsAlone, count >= 2, !known.contains(word.text) { known.append(word.text) }
      }
    }
    return known
  }

  /// The words of a text, and whether each is ASCII on the base line.
  private static func words(of text: FigureText) -> [(text: String, isPlain: Bool)] {
    var words: [(text: String, isPlain: Bool)] = [("", true)]
    for run in text.runs {
      for character in run.text {
        if character.isWhitespace {
          words.append(("", true))
        } else {
          let isPlain = character.isASCII && run.level == .baseline && !run.hasOverbar
          words[words.count - 1].text.append(character)
          words[words.count - 1].isPlain = words[words.count - 1].isPlain && isPlain
        }
      }
    }
    return words.filter { !$0.text.isEmpty }
  }

  private static func recall(_ id: String, _ readings: [JudgedPage.Reading]) -> MeasuredRow {
    let words = readings.reduce(0) { $0 + $1.words }
    let missed = readings.reduce(0) { $0 + $1.missed.count }
    return row(id, 1 - Double(missed) / Double(words), "share", n: words, .atLeast(0.95))
  }

  private static func row(
    _ id: String, _ value: Double, _ unit: String, n: Int, _ goal: MeasuredRow.Goal
  ) -> MeasuredRow {
    MeasuredRow(area: "figures", id: id, value: value, unit: unit, n: n, goal: goal)
  }

  private static func note(_ text: String) { FileHandle.standardError.write(Data((text + "\n").utf8)) }
}
