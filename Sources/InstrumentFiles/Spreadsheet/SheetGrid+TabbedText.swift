extension SheetGrid {
  /// The sheet as a text with tabs, whose lines are its rows by number: what reads declared texts reads sheets too.
  ///
  /// Numbers have decimal points and all their digits; tabs and ends of lines inside a cell are blanks.
  var tabbedText: [UInt8] {
    var text: [UInt8] = []
    var line = 1
    for row in rows {
      while line < row.number {
        text.append(0x0A)
        line += 1
      }
      var column = 0
      for cell in row.cells {
        while column < cell.column {
          text.append(0x09)
          column += 1
        }
        text += cell.value.description.utf8.map { $0 == 0x09 || $0 == 0x0A || $0 == 0x0D ? 0x20 : $0 }
      }
    }
    if !rows.isEmpty { text.append(0x0A) }
    return text
  }
}
