import InstrumentMeasurements

/// What the columns of a MassHunter table hold, by the two rows of its header.
///
/// The upper row names a channel over several columns, of which only the first cell is filled; the lower row says what
/// each of these columns is.
struct MassHunterColumns {
  /// The channels in the file's order.
  private(set) var channels: [ConcentrationTable.Channel] = []
  /// The columns of readings with their channel's index.
  private(set) var readings: [(column: Int, channel: Int, quantity: Quantity)] = []
  /// The columns that describe the sample, by their header.
  private(set) var descriptions: [(column: Int, header: String)] = []
  /// The columns of a channel that no rule explains, by channel name and header.
  private(set) var others: [(column: Int, header: String)] = []
  /// What was odd.
  private(set) var notes: [String] = []

  /// What a column of a channel holds.
  enum Quantity: Hashable {
    case concentration
    case measuredConcentration
    case concentrationRSD
    case countRate
    case countRateRSD
    case nominalConcentration

    /// The unit of the column; `nil` for that of the channel's concentrations.
    var unit: String? {
      switch self {
      case .concentration, .measuredConcentration, .nominalConcentration: nil
      case .concentrationRSD, .countRateRSD: "%"
      case .countRate: "cps"
      }
    }
  }

  /// Reads a header; `nil` if the two rows are none.
  init?(upper: SheetGrid.Row, lower: SheetGrid.Row) {
    let names = upper.cells.map { ($0.column, $0.value.text.flatMap { MassHunterChannel($0) }) }
    guard names.contains(where: { $0.1 != nil }) else { return nil }
    var group = 0
    var current: Int?
    for cell in lower.cells {
      while group < names.count, names[group].0 <= cell.column {
        current = nil
        if let name = names[group].1 {
          current = channels.count
          channels.append(name.channel)
        }
        group += 1
      }
      let header = MassHunterChannel.folded(cell.value.description)
      guard let channel = current else {
        describe(cell.column, header: header, above: upper[cell.column]?.text)
        continue
      }
      add(cell.column, header: header, to: channel)
    }
    guard !readings.isEmpty else { return nil }
  }

  private mutating func describe(_ column: Int, header: String, above: String?) {
    // Some tables put the sample's headers into the upper row and repeat `Conc.` below them.
    let isFiller = Self.quantity(header) != nil
    descriptions.append((column, isFiller ? MassHunterChannel.folded(above ?? header) : header))
  }

  private mutating func add(_ column: Int, header: String, to channel: Int) {
    guard let (quantity, unit) = Self.quantity(header) else {
      others.append((column, "\(channels[channel].name) / \(header)"))
      return
    }
    guard !readings.contains(where: { $0.channel == channel && $0.quantity == quantity }) else {
      notes.append(
        "The channel \(channels[channel].name) has the column \(header) twice; the first was taken.")
      return
    }
    readings.append((column, channel, quantity))
    if !unit.isEmpty, channels[channel].concentrationUnit.isEmpty {
      channels[channel].concentrationUnit = unit
    } else if !unit.isEmpty, channels[channel].concentrationUnit != unit {
      notes.append(
        "The channel \(channels[channel].name) has columns in \(channels[channel].concentrationUnit) and \(unit); "
          + "\(header) was left out.")
      readings.removeLast()
    }
  }

  /// What a header such as `Meas. Conc. [ ppb ]` says.
  static func quantity(_ header: String) -> (Quantity, unit: String)? {
    let parts = header.split(separator: "[", maxSplits: 1)
    let name = parts.first.map { MassHunterChannel.folded(String($0)) } ?? ""
    let unit = parts.count > 1 ? MassHunterChannel.folded(String(parts[1].prefix { $0 != "]" })) : ""
    switch name.lowercased() {
    case "conc.", "conc": return (.concentration, unit)
    case "meas. conc.", "meas. conc": return (.measuredConcentration, unit)
    case "conc. rsd": return (.concentrationRSD, "")
    case "cps": return (.countRate, "")
    case "cps rsd": return (.countRateRSD, "")
    case "std conc.", "nominal conc.": return (.nominalConcentration, unit)
    default: return nil
    }
  }
}
