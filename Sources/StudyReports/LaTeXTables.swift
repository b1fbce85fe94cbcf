import AnalysisFindings
import BinderComparison
import StudyExports

/// `tables.tex`: the answer and the verdicts on the measures of each technique as tables to put into a manuscript.
package struct LaTeXTables {
  private let study: ReportedStudy

  /// Creates the tables of a study.
  package init(_ study: ReportedStudy) { self.study = study }

  /// The document: one `table` environment after the other, without preamble.
  package var latex: String {
    var text = "% \\usepackage{booktabs}; each table stands for itself.\n"
    let answer = AnswerTable(
      study.comparison.verdicts, binders: study.binders, headline: study.headline)
    if !answer.rows.isEmpty {
      text += table(
        "Means with 95 % intervals, number of specimens, and verdict against \(study.binders.first ?? "").",
        label: "answer", header: ["Measure"] + answer.binders,
        rows: answer.rows.map { row in
          [row.measure] + row.cells.map(\.text)
        })
    }
    let series = VerdictRows(study.comparison.verdicts).series
    for technique in study.techniques {
      let rows = series.filter { $0.first?.technique == technique.code }.compactMap { one in
        one.first.map { VerdictRows.row($0, words: one.words) }
      }
      guard !rows.isEmpty else { continue }
      text += table(
        "\(technique.title): verdicts.", label: technique.code, header: VerdictRows.header, rows: rows)
    }
    return text
  }

  private func table(_ caption: String, label: String, header: [String], rows: [[String]]) -> String {
    func line(_ cells: [String]) -> String { cells.map(Self.escape).joined(separator: " & ") + " \\\\\n" }
    return """

      \\begin{table}
        \\caption{\(Self.escape(caption))}
        \\label{tab:\(label)}
        \\begin{tabular}{\(String(repeating: "l", count: header.count))}
          \\toprule
          \(line(header))    \\midrule
      \(rows.map { "    " + line($0) }.joined())    \\bottomrule
        \\end{tabular}
      \\end{table}

      """
  }

  /// The text in one line, with all that LaTeX takes for a command written out; letters beyond ASCII that not every engine
  /// knows become commands.
  static func escape(_ text: String) -> String {
    text.printable.unicodeScalars.reduce(into: "") { result, scalar in
      if let command = commands[scalar] { result += command } else { result.unicodeScalars.append(scalar) }
    }
  }

  private static let commands: [Unicode.Scalar: String] = [
    "\\": "\\textbackslash{}", "{": "\\{", "}": "\\}", "$": "\\$", "&": "\\&", "#": "\\#", "%": "\\%",
    "_": "\\_", "^": "\\textasciicircum{}", "~": "\\textasciitilde{}", "<": "$<$", ">": "$>$",
    "−": "$-$", "–": "--", "—": "---", "±": "$\\pm$", "×": "$\\times$", "÷": "$\\div$", "·": "$\\cdot$",
    "≤": "$\\le$", "≥": "$\\ge$", "≈": "$\\approx$", "µ": "$\\mu$", "μ": "$\\mu$", "Δ": "$\\Delta$",
    "Ω": "$\\Omega$", "π": "$\\pi$", "φ": "$\\varphi$", "σ": "$\\sigma$", "λ": "$\\lambda$", "°": "$^\\circ$",
    "²": "$^2$", "³": "$^3$", "¹": "$^1$", "⁺": "$^+$", "⁻": "$^-$", "“": "``", "”": "''", "’": "'",
    "…": "\\dots{}",
  ]
}
