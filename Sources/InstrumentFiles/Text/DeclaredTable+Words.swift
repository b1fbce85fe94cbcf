import AnalysisFindings

/// Tables whose cells may be words beside numbers.
extension DeclaredTable {
  /// The texts of the cells of a line.
  ///
  /// - Throws: an `InputProblem` if the line ends before the last declared column.
  func texts(ofLine line: Int) throws(InputProblem) -> [String] {
    let texts = layout.texts(of: lines, line: line)
    guard let last = columns.last, last.index < texts.count else {
      throw InputProblem(
        .malformed, file: file, place: .line(line + 1), expected: "\(headers.count) columns",
        found: "\(texts.count)", remedy: "The line is cut short: mend it or export the file again.")
    }
    return texts
  }

  /// The notation of the numbers in columns: the declared one, or that of the whole table.
  func notation(of columns: [Found]) throws(InputProblem) -> NumberNotation {
    if let declaredNotation { return declaredNotation }
    var survey = NumberNotationSurvey()
    for line in firstRow..<max(firstRow, lines.count) {
      let texts = layout.texts(of: lines, line: line)
      for column in columns where column.index < texts.count {
        survey.add(texts[column.index], at: .part("line \(line + 1), cell \(column.index + 1)"))
      }
    }
    return try survey.notation(file: file)
  }
}
