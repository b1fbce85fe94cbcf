import InstrumentMeasurements

/// The correction of count rates by an internal standard: rate × (standard in the blanks / standard in the row).
struct InternalStandardRatio {
  /// The place of the standard's channel in the table; `nil` for no correction.
  let index: Int?
  private let reference: Double
  let warnings: [String]
  let name: String

  init(
    for choice: ChannelChoice, in table: ConcentrationTable, blanks: [ConcentrationTable.Row],
    _ options: DepositOptions
  ) {
    let found: (Int, String?)?
    switch options.internalStandard {
    case .none: found = nil
    case .channel(let name):
      found = table.channels.firstIndex { $0.name == name }.map { ($0, nil) }
    case .automatic:
      let same = table.channels.enumerated().filter {
        $0.element.isInternalStandard && $0.element.mode == choice.channel.mode
      }
      let mass = choice.channel.massNumber ?? 0
      let nearest = same.min { first, second in
        let one = abs((first.element.massNumber ?? 0) - mass)
        let two = abs((second.element.massNumber ?? 0) - mass)
        return one == two ? first.offset < second.offset : one < two
      }
      found = nearest.map {
        ($0.offset, same.count > 1 ? "\($0.element.name), the nearest in mass of \(same.count)" : nil)
      }
    }
    let rates =
      found.map { place in blanks.compactMap { $0.readings[safe: place.0]?.countRate.number } } ?? []
    let mean = rates.isEmpty ? 0 : rates.reduce(0, +) / Double(rates.count)
    guard let found, mean > 0 else {
      index = nil
      reference = 1
      name = "none"
      if case .channel(let wanted) = options.internalStandard {
        warnings = ["The internal standard “\(wanted)” has no count rate in the blanks; none is used."]
      } else {
        warnings = []
      }
      return
    }
    index = found.0
    reference = mean
    name = found.1 ?? table.channels[found.0].name
    warnings = []
  }

  /// A row's factor; `nil` where the standard has no count rate there.
  func factor(_ row: ConcentrationTable.Row) -> Double? {
    guard let index else { return 1 }
    guard let rate = row.readings[safe: index]?.countRate.number, rate > 0 else { return nil }
    return reference / rate
  }

  /// What the standard recovers in a row, in percent of the blanks; `nil` without one.
  func recovery(_ row: ConcentrationTable.Row) -> Double? {
    guard index != nil, let factor = factor(row) else { return nil }
    return 100 / factor
  }
}

extension Array {
  /// The element at a place; `nil` outside of the array.
  subscript(safe index: Int) -> Element? { indices.contains(index) ? self[index] : nil }
}
