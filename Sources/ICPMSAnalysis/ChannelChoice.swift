import InstrumentMeasurements

/// The channel that an element is taken from, and why.
struct ChannelChoice {
  /// The place of the channel in the table.
  let index: Int
  let channel: ConcentrationTable.Channel
  /// What is to be said of the choice.
  let warnings: [String]

  /// Chooses by the options; `nil` if the table has no channel of the element.
  ///
  /// Mass-shifted channels of a triple quadrupole come last: their calibration is that of a reaction product.
  init?(_ element: String, in table: ConcentrationTable, _ options: DepositOptions) {
    let candidates = table.channels.enumerated().filter {
      $0.element.element == element && !$0.element.isInternalStandard
    }
    if let name = options.channels[element] {
      guard let chosen = candidates.first(where: { $0.element.name == name }) else { return nil }
      index = chosen.offset
      channel = chosen.element
      warnings = []
      return
    }
    let masses = options.massNumbers[element] ?? []
    let modes = options.modes.map { $0.lowercased() }
    func rank(_ channel: ConcentrationTable.Channel) -> [Int] {
      let isShifted = channel.precursorMassNumber.map { $0 != channel.massNumber } ?? false
      let mode = modes.firstIndex(of: channel.mode.lowercased()) ?? modes.count
      let mass = channel.massNumber.flatMap { masses.firstIndex(of: $0) } ?? masses.count
      return [isShifted ? 1 : 0, mode, mass]
    }
    guard
      let chosen = candidates.min(by: { first, second in
        let one = rank(first.element)
        let two = rank(second.element)
        return one == two ? first.offset < second.offset : one.lexicographicallyPrecedes(two)
      })
    else { return nil }
    index = chosen.offset
    channel = chosen.element
    // Argides, cell modes and isotopes belong to mass spectrometry: an optical line has none of them.
    guard channel.massNumber != nil else {
      warnings = []
      return
    }
    var warnings: [String] = []
    let ranks = rank(channel)
    if !channel.mode.isEmpty, ranks[1] == modes.count {
      warnings.append(
        "\(element): “\(channel.name)” is not in helium or KED mode; argides and oxides are not removed"
          + (element == "Co" ? ", and 40Ar19F of a fluorine-bearing salt falls on 59Co." : "."))
    }
    if !masses.isEmpty, ranks[2] == masses.count {
      warnings.append("\(element): none of the preferred isotopes was measured; “\(channel.name)” is used.")
    }
    self.warnings = warnings
  }
}
