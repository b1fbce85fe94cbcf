import AnalysisFindings
import InstrumentMeasurements

/// One sheet of a Syngistix workbook: blocks of rows under headers, a block a method.
struct SyngistixSheet {
  /// The blocks in the order of the sheet.
  private(set) var blocks: [Block] = []

  /// The rows under one header.
  struct Block {
    /// The channels with their columns.
    var channels: [(column: Int, channel: ConcentrationTable.Channel)]
    /// The columns that describe a row, by header.
    var descriptions: [String: Int]
    /// The rows.
    var rows: [SheetGrid.Row] = []

    /// What tells a row from all others: sheets leave rows out, so that a row's place says nothing.
    func key(of row: SheetGrid.Row) -> RowKey {
      RowKey(index: row[0]?.description ?? "", sample: text(SyngistixSheet.sample, of: row))
    }

    /// A description of a row; empty where there is none.
    func text(_ header: String, of row: SheetGrid.Row) -> String {
      descriptions[header].flatMap { row[$0]?.description } ?? ""
    }
  }

  /// The number of a row in the data set, and its sample.
  struct RowKey: Hashable {
    var index: String
    var sample: String
  }

  /// The header of the column that names samples.
  static let sample = "Sample Id"
  /// The row that stands between standards and samples.
  static let calibrationMark = "Calibration Curves"

  init(_ grid: SheetGrid) {
    for row in grid.rows {
      if row.cells.contains(where: { $0.value.text == Self.sample }) {
        blocks.append(Self.block(row))
      } else if !blocks.isEmpty {
        blocks[blocks.count - 1].rows.append(row)
      }
    }
  }

  private static func block(_ header: SheetGrid.Row) -> Block {
    var block = Block(channels: [], descriptions: [:])
    for cell in header.cells {
      guard let text = cell.value.text else { continue }
      if let channel = channel(text) {
        block.channels.append((cell.column, channel))
      } else if block.descriptions[text] == nil {
        block.descriptions[text] = cell.column
      }
    }
    return block
  }

  /// A channel by its header, `Co 59` above its unit in brackets: `(cps)`, `(mg/L)`.
  private static func channel(_ header: String) -> ConcentrationTable.Channel? {
    let folded = MassHunterChannel.folded(header)
    let name = folded.prefix { $0 != "(" }
    var unit = ""
    if name.endIndex < folded.endIndex {
      guard folded.hasSuffix(")") else { return nil }
      unit = String(folded[name.endIndex...].dropFirst().dropLast())
    }
    guard var channel = IsotopeName(MassHunterChannel.folded(String(name)), elementFirst: true)?.channel
    else { return nil }
    channel.concentrationUnit = unit == "cps" ? "" : unit
    return channel
  }
}
