import BinderStudies
import Foundation
import InterphaseTestSupport
import Testing

/// `report.html` stands alone, can be read by everybody, and says what the tables beside it say.
@Suite struct ReportTests {
  private static let rows = [
    ("P 1", 10.0), ("P 2", 11), ("P 3", 10.5), ("Q 1", 30), ("Q 2", 32), ("Q 3", 31),
  ]

  private static func results() async throws -> StudyFolder {
    let folder = try StudyFolder()
    try folder.write(TableStudy.table(rows), to: "ni.csv")
    let samples = rows.map { "  - {name: \($0.0), binder: \($0.0.prefix(1))}\n" }
    try await folder.run("study: A\ntables: ni.csv\n" + TableStudy.columns + "samples:\n" + samples.joined())
      .write(to: folder.path + "/results")
    return folder
  }

  /// The values of an attribute in all tags of a name; `nil` where a tag has none.
  private static func values(of attribute: String, in tag: String, _ html: String) throws -> [String?] {
    try html.matches(of: Regex("<\(tag)( [^>]*)?>")).map { match in
      try Regex("\(attribute)=\"([^\"]*)\"").firstMatch(in: String(html[match.range]))?[1].substring.map(
        String.init)
    }
  }

  @Test func nothingIsFetchedFromElsewhere() async throws {
    let html = try await Self.results().text("results/report.html")
    for (tag, attribute) in [("img", "src"), ("link", "href"), ("script", "src"), ("iframe", "src")] {
      for value in try Self.values(of: attribute, in: tag, html) {
        #expect(value?.hasPrefix("data:") == true, "\(tag)")
      }
    }
    #expect(!html.contains("url(") && !html.contains("@import"))
  }

  @Test func everyPictureIsTold() async throws {
    let html = try await Self.results().text("results/report.html")
    let texts = try Self.values(of: "alt", in: "img", html)
    #expect(!texts.isEmpty)
    for text in texts { #expect((text ?? "").count > 20) }
  }

  @Test func everyHeadOfATableSaysWhatItHeads() async throws {
    let html = try await Self.results().text("results/report.html")
    let scopes = try Self.values(of: "scope", in: "th", html)
    #expect(!scopes.isEmpty)
    for scope in scopes { #expect(scope == "col" || scope == "row") }
    let captions = html.components(separatedBy: "<caption>").count
    #expect(captions == html.components(separatedBy: "<table>").count)
  }

  @Test func thereIsOneHeadingAndALanguage() async throws {
    let html = try await Self.results().text("results/report.html")
    #expect(html.components(separatedBy: "<h1>").count == 2)
    #expect(html.contains("<html lang=\"en\">"))
  }

  @Test func tableDocumentAndReportGiveTheSameNumbers() async throws {
    let folder = try await Self.results()
    let text = try folder.text("results/findings.json")
    let table = try folder.text("results/findings.csv")
    let html = try folder.text("results/report.html")
    // 10 µg/L in 10 mL over 2 cm² are 0.05 µg/cm², and so on.
    for (name, concentration) in Self.rows {
      let deposit = concentration * 10 / 1000 / 2
      let line = try #require(
        table.split(separator: "\n").first { $0.hasPrefix(name) && $0.contains("deposit") })
      let value = try #require(line.split(separator: ",").compactMap { Double($0) }.first)
      #expect(abs(value - deposit) < 1e-9)
      #expect(text.contains("\(value)"), "\(name)")
      #expect(html.contains(String(format: "%.3f", deposit).replacing(/0+$/, with: "")), "\(name)")
    }
  }

  @Test func theHashesOfTheInputsAreRight() async throws {
    let folder = try await Self.results()
    // sha256sum of the table's bytes, by libcrypto's command where there is one.
    let record = try folder.text("results/run.json")
    let html = try folder.text("results/report.html")
    let hash = try #require(html.firstMatch(of: /[0-9a-f]{64}/)).output
    #expect(record.contains(hash))
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["sha256sum", folder.path + "/ni.csv"]
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let output = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    #expect(output.hasPrefix(hash))
  }
}
