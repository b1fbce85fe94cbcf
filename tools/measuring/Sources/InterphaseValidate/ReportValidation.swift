import Foundation
import Interphase
import MeasuringHarness

/// `validate studies`: what a browser makes of the report of a study of four binders.
///
/// The browser is `chromium` of the system, or what `INTERPHASE_CHROMIUM` names. The rules of accessibility are those of
/// axe-core, whose script `INTERPHASE_AXE` names (the PyPI package axe-playwright-python ships it).
enum ReportValidation {
  @Sendable static func measure(_ context: MeasuringContext) throws -> [MeasuredRow] {
    let browser = try Browser()
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
      "interphase-report-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    let report = try fourBinders(context, in: folder)
    let html = try String(contentsOf: report, encoding: .utf8)
    return [
      MeasuredRow(
        area: "studies", id: "report.first.screen.rows",
        value: try browser.rowsOnFirstScreen(html, in: folder),
        unit: "rows", n: 1, goal: .atLeast(10)),
      MeasuredRow(
        area: "studies", id: "report.print.pages", value: try browser.printedPages(report, in: folder),
        unit: "pages", n: 1, goal: .atMost(9)),
    ] + (try accessibility(html, browser, in: folder))
  }

  private static func accessibility(
    _ html: String, _ browser: Browser, in folder: URL
  ) throws -> [MeasuredRow] {
    guard let path = ProcessInfo.processInfo.environment["INTERPHASE_AXE"] else {
      FileHandle.standardError.write(
        Data("report.accessibility.serious: INTERPHASE_AXE names no script\n".utf8))
      return []
    }
    let script = try String(contentsOfFile: path, encoding: .utf8)
    let counts = try browser.evaluated(
      html, in: folder, script: script,
      "axe.run(document).then(r => show(r.violations.filter(v => ['serious', 'critical'].includes(v.impact)).length))"
    )
    return [
      MeasuredRow(
        area: "studies", id: "report.accessibility.serious", value: counts, unit: "findings", n: 1,
        goal: .atMost(0))
    ]
  }

  /// The report of the cells of studies A and B as one study of four binders.
  private static func fourBinders(_ context: MeasuringContext, in folder: URL) throws -> URL {
    let manager = FileManager.default
    var samples = ""
    let binders = [
      ("a", "PVDF", "PVDF"), ("a", "PVDF-A-N5", "PVDF-A-N5"), ("b", "PVDF", "P2"), ("b", "ISP50", "ISP50"),
    ]
    for (study, old, new) in binders {
      for number in 1...3 {
        var files: [String] = []
        for (technique, ending) in [("xps", "vms"), ("sims", "txt"), ("eels", "dm3")] {
          let source = context.root.appendingPathComponent(
            "SampleData/study-\(study)/\(technique)/\(old)-\(number).\(ending)")
          guard manager.fileExists(atPath: source.path) else { continue }
          let name = "\(study)-\(technique)/\(old)-\(number).\(ending)"
          let place = folder.appendingPathComponent(name)
          try manager.createDirectory(
            at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
          try manager.copyItem(at: source, to: place)
          files.append(name)
        }
        samples += "  - {name: \(new)-\(number), binder: \(new), files: [\(files.joined(separator: ", "))]}\n"
      }
    }
    let manifest = """
      study: four binders
      binders: [\(binders.map(\.2).joined(separator: ", "))]
      samples:
      \(samples)
      sims: {sputterRate: 0.2 nm/s, sputterRateUncertainty: 5 %}
      eels: {probe: 0.8 nm}
      comparison:
        measures: [xps.share.F 1s.*, xps.ratio.*, sims.*, eels.rock_salt_thickness]
      """
    let file = folder.appendingPathComponent("study.yaml")
    try Data(manifest.utf8).write(to: file)
    let study = BinderStudy(try StudyManifest(path: file.path))
    let output = folder.appendingPathComponent("results").path
    _ = try Waiting.wait { try await study.run().write(to: output) }
    return folder.appendingPathComponent("results/report.html")
  }
}

/// A browser without a window.
private struct Browser {
  private let program: String

  init() throws {
    program = ProcessInfo.processInfo.environment["INTERPHASE_CHROMIUM"] ?? "chromium"
    _ = try output(["--version"])
  }

  private func output(_ arguments: [String]) throws -> Data {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments =
      [program, "--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars"] + arguments
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = FileHandle.nullDevice
    do { try process.run() } catch { throw InputAbsent("the browser \(program)") }
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw InputAbsent("the browser \(program)") }
    return data
  }

  /// The pages of the printed report.
  func printedPages(_ report: URL, in folder: URL) throws -> Double {
    let file = folder.appendingPathComponent("report.pdf")
    _ = try output(["--print-to-pdf=\(file.path)", "--no-pdf-header-footer", report.absoluteString])
    let text = String(decoding: try Data(contentsOf: file), as: Unicode.ASCII.self)
    return Double(text.matches(of: /\/Type\s*\/Page[^s]/).count)
  }

  /// How many rows of the first table end within 1280 × 800 pixels.
  func rowsOnFirstScreen(_ html: String, in folder: URL) throws -> Double {
    try evaluated(
      html, in: folder, script: "",
      "show([...document.querySelector('table').tBodies[0].rows].filter(r => r.getBoundingClientRect().bottom <= 800).length)"
    )
  }

  /// The number that a script shows of a page of 1280 × 800 pixels.
  func evaluated(_ html: String, in folder: URL, script: String, _ expression: String) throws -> Double {
    let page = folder.appendingPathComponent("page-\(UUID().uuidString).html")
    let shown =
      "<script>\(script)\nfunction show(n) { document.title = 'RESULT ' + n; }\nwindow.onload = () => { \(expression); };</script></body>"
    try Data(html.replacing("</body>", with: shown).utf8).write(to: page)
    let dom = String(
      decoding: try output([
        "--window-size=1280,800", "--virtual-time-budget=30000", "--dump-dom", page.absoluteString,
      ]), as: UTF8.self)
    guard let found = dom.firstMatch(of: /<title>RESULT ([0-9.]+)<\/title>/), let value = Double(found.1)
    else {
      throw InputAbsent("an answer of the browser \(program)")
    }
    return value
  }
}
