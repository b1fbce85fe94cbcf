import AnalysisFindings
import Foundation
import StudyExports
import StudyReports
import Testing

@Suite struct ReportFormsTests {
  private static let hostile = "<b>|x_1|</b> `cmd` $a$ \\input{secret} & 50 % #1 ~ ^"

  @Test func markdownTakesNoMarkupFromNames() {
    let text = StudyReportTests.markdown { $0.title = Self.hostile }
    #expect(
      text.hasPrefix(
        "# &lt;b&gt;\\|x\\_1\\|&lt;/b&gt; \\`cmd\\` \\$a\\$ \\\\input{secret} &amp; 50 % \\#1 \\~ ^\n"))
  }

  @Test func markdownHoldsTheAnswerAsATable() {
    let text = StudyReportTests.markdown { $0.headline = ["drop.*"] }
    #expect(
      text.contains("| Measure | P | Q |\n| --- | --- | --- |\n| Contact angle (°) | 71 (58 to 84), n = 2 |"))
  }

  @Test func markdownLeavesLongTablesToTheFiles() {
    #expect(!StudyReportTests.markdown().contains("every finding of every sample"))
  }

  @Test func latexTakesNoCommandFromNames() {
    let text = StudyReportTests.latex {
      $0.techniques = [TechniqueTitle(Technique(rawValue: "drop"), title: Self.hostile)]
    }
    #expect(
      text.contains("$<$b$>$|x\\_1|$<$/b$>$ `cmd` \\$a\\$ \\textbackslash{}input\\{secret\\} \\& 50 \\% \\#1")
    )
    #expect(!text.contains("\\input"))
  }

  @Test func latexTablesOpenAndCloseAlike() {
    let text = StudyReportTests.latex { $0.headline = ["drop.*"] }
    for part in ["table", "tabular"] {
      let opened = text.components(separatedBy: "\\begin{\(part)}").count
      #expect(opened == text.components(separatedBy: "\\end{\(part)}").count)
      #expect(opened > 1)
    }
  }
}
