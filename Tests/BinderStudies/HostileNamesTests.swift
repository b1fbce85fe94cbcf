import BinderStudies
import Foundation
import InterphaseTestSupport
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

@Suite struct HostileNamesTests {
  static let names = [
    "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "O'Neill & \"Sons\"", "../../escape",
    String(repeating: "long ", count: 40).trimmingCharacters(in: .whitespaces), "🔋 PVDF", "=1+1", "@SUM(A1)",
    "a,b;c", "100 % <ISP50>", "-dash",
  ]

  static func quoted(_ name: String) -> String {
    "\"" + name.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }

  /// A study in which every binder and sample has a hostile name.
  static func results() async throws -> StudyFolder {
    let folder = try StudyFolder()
    let header = "Sample,Ni\n"
    let rows = names.enumerated().map { index, name in
      "\"\(name.replacing("\"", with: "\"\""))\",\(10 + index)\n"
    }
    try folder.write(header + rows.joined(), to: "ni.csv")
    let samples = names.map { name in
      "  - {name: \(quoted(name)), binder: \(quoted("B " + name)), rows: [\(quoted(name))], "
        + "history: {rinse: \(quoted(name))}}\n"
    }
    try await folder.run(
      "study: \(quoted(names[0]))\ntables: ni.csv\n" + TableStudy.columns + "samples:\n" + samples.joined()
    ).write(to: folder.path + "/study/results")
    return folder
  }

  @Test func everyHostileSampleIsAnalysedAndNothingOfItIsMarkup() async throws {
    let folder = try await Self.results()
    let report = try folder.text("study/results/report.html")
    #expect(!report.contains("<script"))
    #expect(!report.contains("<img src=x"))
    #expect(report.contains("&lt;script&gt;alert(1)&lt;/script&gt;"))
    #expect(report.contains("O&#39;Neill &amp; &quot;Sons&quot;"))
    #expect(report.contains("🔋 PVDF"))
  }

  @Test func charactersThatTheTypefaceLacksStandInTheRecordOfTheRun() async throws {
    let record = try await Self.results().text("study/results/run.json")
    #expect(record.contains("figure deposition: the typeface lacks “🔋” (U+1F50B); boxes are drawn"))
  }

  @Test func noCellOfATableIsAFormula() async throws {
    let folder = try await Self.results()
    let tables = ["study/results/findings.csv"]
    for table in tables {
      for line in try folder.text(table).split(separator: "\n") {
        let first = line.first.map(String.init) ?? ""
        #expect(!["=", "@", "+"].contains(first), "\(line.prefix(40))")
      }
    }
    #expect(try folder.text("study/results/findings.csv").contains("\n'=1+1,B =1+1,"))
  }

  @Test func fileNamesArePlainAndStayInTheFolder() async throws {
    let folder = try await Self.results()
    let allowed = CharacterSet(
      charactersIn: "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_./")
    for name in folder.names(below: "study/results") {
      #expect(name.unicodeScalars.allSatisfy(allowed.contains), "\(name)")
      #expect(name.utf8.count < 120, "\(name)")
    }
    let beside = folder.names(below: "").filter { !$0.hasPrefix("study/") }
    #expect(beside == ["ni.csv", "study", "study.yaml"])
  }

  @Test func theJSONDocumentsAreValid() async throws {
    let folder = try await Self.results()
    for name in ["findings.json", "run.json"] {
      let text = try folder.text("study/results/\(name)")
      let document = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
      #expect(document?["study"] as? String == Self.names[0])
    }
  }

  @Test func theFiguresAreWellFormed() async throws {
    let folder = try await Self.results()
    let drawings = folder.names(below: "study/results/figures").filter { $0.hasSuffix(".svg") }
    #expect(!drawings.isEmpty)
    for name in drawings {
      let parser = XMLParser(data: Data(try folder.text("study/results/figures/\(name)").utf8))
      #expect(parser.parse(), "\(name): \(String(describing: parser.parserError))")
    }
  }
}
