import AnalysisFindings
public import InstrumentMeasurements

extension EELSLineScanAnalysis {
  /// Sorts the signals of one specimen into what is analysed together.
  ///
  /// Single spectra of one folder and energy step that state different places on the specimen are one line scan; the low
  /// losses in a file that also holds core losses go with these (dual EELS). Everything else stands by itself.
  ///
  /// - Parameter signals: The signals of one specimen in the files' order.
  /// - Returns: The indices of the signals of each group, in the order of their first ones.
  public static func groups(of signals: [ElectronMicroscopySignal]) -> [[Int]] {
    groups(of: signals.map { ($0.source.path, $0.outline) })
  }

  /// Sorts signals into what is analysed together by their outlines, each with the path of its file.
  public static func groups(of signals: [(file: String, outline: MeasurementOutline)]) -> [[Int]] {
    var groups: [[Int]] = []
    var series: [LineScanSeries.Key: Int] = [:]
    for (place, signal) in signals.enumerated() {
      if let key = LineScanSeries.Key(signal.outline, in: signal.file) {
        if let index = series[key] {
          groups[index].append(place)
        } else {
          series[key] = groups.count
          groups.append([place])
        }
      } else if let index = groups.firstIndex(where: { group in
        LineScanSeries.areDual(group.map { signals[$0] }, signal)
      }) {
        groups[index].append(place)
      } else {
        groups.append([place])
      }
    }
    return groups.flatMap { group in
      let first = signals[group[0]]
      return group.count > 1 && LineScanSeries.Key(first.outline, in: first.file) != nil
        && !LineScanSeries.isLine(group.map { signals[$0].outline })
        ? group.map { [$0] } : [group]
    }
  }
}

/// Single spectra that together make a line scan.
enum LineScanSeries {
  /// What the spectra of one series have in common.
  struct Key: Hashable {
    private var folder: String
    private var step: Double
    private var count: Int

    /// `nil` for what is not a single spectrum with a place.
    init?(_ signal: MeasurementOutline, in file: String) {
      guard signal.position != nil, signal.axes.count == 1, signal.energyAxis == 0,
        let step = signal.axes[0].step
      else { return nil }
      folder = file.lastIndex(of: "/").map { String(file[..<$0]) } ?? ""
      self.step = step
      count = signal.axes[0].count
    }
  }

  /// Whether spectra lie at three places or more.
  static func isLine(_ signals: [MeasurementOutline]) -> Bool {
    signals.reduce(into: Set<ElectronMicroscopySignal.SpecimenPosition>()) { places, signal in
      if let place = signal.position { places.insert(place) }
    }.count >= 3
  }

  /// Whether a signal is the other half of a dual EELS record: low losses beside core losses in one file.
  static func areDual(
    _ group: [(file: String, outline: MeasurementOutline)],
    _ signal: (file: String, outline: MeasurementOutline)
  ) -> Bool {
    let other = signal.outline
    guard group.count == 1, let first = group.first, first.file == signal.file else { return false }
    return isLowLoss(first.outline) != isLowLoss(other) && first.outline.energyAxis != nil
      && other.energyAxis != nil
  }

  /// Whether the axis covers the zero loss, and no edge of a cathode oxide above 450 eV.
  static func isLowLoss(_ signal: ElectronMicroscopySignal) -> Bool { isLowLoss(signal.outline) }

  /// Whether the axis covers the zero loss, by the outline.
  static func isLowLoss(_ signal: MeasurementOutline) -> Bool {
    guard let axis = signal.energyAxis, signal.axes.indices.contains(axis),
      let scale = AxisUnit.electronvolts(signal.axes[axis].unit), let first = signal.axes[axis].first,
      let last = signal.axes[axis].last
    else { return false }
    return min(first, last) * scale <= 0 && max(first, last) * scale < 450
  }

  /// The spectra as one signal in the order of their places; places that were recorded twice are summed.
  static func joined(_ signals: [ElectronMicroscopySignal]) -> ElectronMicroscopySignal {
    guard var whole = signals.first, let axis = whole.axes.first, let step = axis.step, step != 0 else {
      return signals[0]
    }
    let places = distances(signals.compactMap(\.position))
    let order = places.indices.sorted { (places[$0], $0) < (places[$1], $1) }
    var positions: [Double] = []
    var rows: [[Double]] = []
    var repeated = 0
    let channels = Array(0..<axis.count)
    for index in order {
      let signal = signals[index]
      let raw = signal.realValues ?? []
      var values = raw.map { signal.intensityScale * ($0 - signal.intensityOrigin) }
      let offset = ((signal.axes[0].first ?? 0) - (axis.first ?? 0)) / step
      if abs(offset) > 1e-6 {
        values = ShiftedReference(values: values).moved(by: offset, at: channels).values
      }
      if positions.last == places[index], let last = rows.indices.last {
        for k in values.indices { rows[last][k] += values[k] }
        repeated += 1
      } else {
        positions.append(places[index])
        rows.append(values)
      }
    }
    whole.axes = [
      MeasurementAxis(quantity: "position", unit: "nm", positions: .listed(positions)), axis,
    ]
    whole.values = .real(rows.flatMap(\.self))
    (whole.intensityScale, whole.intensityOrigin) = (1, 0)
    whole.energyAxis = 1
    whole.position = nil
    whole.readingNotes.append(
      "\(signals.count) spectra at \(positions.count) positions were read as one line scan")
    if repeated > 0 {
      whole.readingNotes.append("\(repeated) spectra at places recorded before were added to these")
    }
    return whole
  }

  /// Places along the line: the coordinate that changes, or the distance from the first where both do.
  private static func distances(_ places: [ElectronMicroscopySignal.SpecimenPosition]) -> [Double] {
    guard let first = places.first else { return [] }
    if places.allSatisfy({ $0.y == first.y }) { return places.map(\.x) }
    if places.allSatisfy({ $0.x == first.x }) { return places.map(\.y) }
    return places.map {
      (($0.x - first.x) * ($0.x - first.x) + ($0.y - first.y) * ($0.y - first.y)).squareRoot()
    }
  }
}
