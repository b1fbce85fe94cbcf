import AnalysisFindings
import InstrumentMeasurements

/// The captions of one table of a CasaXPS export.
struct CasaXPSCaptions {
  /// Delimiter and decimals of the table.
  let layout: TextTableLayout
  /// The captions, one a column.
  let captions: [String]
  /// The groups of columns, each beginning with an energy.
  let groups: [Group]

  /// An energy, its intensity, and the columns up to the next energy.
  struct Group {
    var energy: Int
    var scale: PhotoelectronSpectrum.EnergyScale
    var intensity: Int
    var isRate: Bool
    var others: [Int]
  }

  /// The captions in a line; `nil` if it has none.
  init?(_ lines: TextLines, line: Int) {
    // Captions begin with a letter and name an energy, which is quickly told.
    let range = NumberScanner.trimmed(lines.range(line), of: lines.bytes)
    guard let first = lines.bytes[range].first, first | 0x20 == 0x62 || first | 0x20 == 0x6B else {
      return nil
    }
    let delimiter: TextTableLayout.Delimiter = lines.bytes[range].contains(0x09) ? .tab : .comma
    layout = TextTableLayout(delimiter: delimiter)
    captions = layout.texts(of: lines, line: line)
    var groups: [Group] = []
    for (index, caption) in captions.enumerated() {
      if let scale = Self.scale(of: caption) {
        guard index + 1 < captions.count, let isRate = Self.isRate(captions[index + 1]) else { return nil }
        groups.append(Group(energy: index, scale: scale, intensity: index + 1, isRate: isRate, others: []))
      } else if let last = groups.indices.last, index > groups[last].intensity, !caption.isEmpty {
        groups[last].others.append(index)
      }
    }
    guard !groups.isEmpty else { return nil }
    self.groups = groups
  }

  private static func scale(of caption: String) -> PhotoelectronSpectrum.EnergyScale? {
    if caption == "B.E." || caption.hasPrefix("BE_") { return .binding }
    if caption == "K.E." || caption.hasPrefix("KE_") { return .kinetic }
    return nil
  }

  /// Whether an intensity is a rate; `nil` if the caption names no intensity.
  private static func isRate(_ caption: String) -> Bool? {
    if caption == "CPS" || caption.hasPrefix("CPS_") || caption.hasSuffix(":CPS") { return true }
    if caption == "Counts" || caption.hasPrefix("Counts_") || caption.hasSuffix(":Counts") { return false }
    return nil
  }

  /// The spectrum whose rows stand below a line, and the line behind them.
  func spectrum(
    _ lines: TextLines, below line: Int, metadata: VendorMetadata, file: FileContents
  ) throws(InputProblem) -> (spectrum: PhotoelectronSpectrum, next: Int) {
    let used = groups.flatMap { [$0.energy, $0.intensity] + $0.others }
    let width = (used.max() ?? 0) + 1
    var columns = [[Double]](repeating: [], count: width)
    var next = line + 1
    rows: while next < lines.count, !lines.isBlank(next) {
      let cells = layout.cells(of: lines, line: next)
      guard let first = cells.first, layout.number(in: lines, first) != nil else { break rows }
      for index in used {
        guard index < cells.count, let value = layout.number(in: lines, cells[index]) else {
          throw InputProblem(
            .malformed, file: file.source.path,
            place: index < cells.count
              ? lines.place(line: next, offset: cells[index].lowerBound) : .line(next + 1),
            expected: "a number in column \(index + 1) (“\(captions[index].prefix(60))”)",
            found: index < cells.count ? "“\(lines.string(in: cells[index]))”" : "\(cells.count) columns",
            remedy: "Mend this line, or export the spectrum again.")
        }
        columns[index].append(value)
      }
      next += 1
    }
    guard let group = groups.first,
      let count = columns[group.energy].isEmpty ? nil : columns[group.energy].count
    else {
      throw InputProblem(
        .truncated, file: file.source.path, place: .line(line + 1),
        expected: "rows of numbers below the captions", found: "none",
        remedy: "Export the spectrum again.")
    }
    let label = label(metadata)
    let level = SpectralLabel.coreLevel(in: label.region)
    let values = columns[group.intensity]
    let isWhole = values.allSatisfy { $0 == $0.rounded() }
    let others = group.others + groups.dropFirst().flatMap { [$0.energy, $0.intensity] }
    let time = Self.number("Acquisition Time s", in: metadata)
    let spectrum = PhotoelectronSpectrum(
      title: label.region.isEmpty ? file.head.title : label.region, source: file.source, metadata: metadata,
      readingNotes: group.isRate || isWhole
        ? [] : ["the counts are not whole numbers: their counting noise is not known"],
      sampleIdentifier: label.sample, species: level?.species ?? label.region,
      transition: level?.transition ?? "",
      axis: MeasurementAxis(
        quantity: "\(group.scale.rawValue) energy", unit: "eV", positions: .listed(columns[group.energy])),
      energyScale: group.scale, intensities: values,
      intensityKind: group.isRate ? .countsPerSecond : isWhole ? .counts : .arbitrary,
      otherVariables: others.map { index in
        PhotoelectronSpectrum.Variable(
          label: captions[index], unit: Self.scale(of: captions[index]) == nil ? "" : "eV",
          values: Array(columns[index].prefix(count)))
      },
      excitationEnergy: Self.number("Characteristic Energy eV", in: metadata),
      dwellTime: time, sweeps: time == nil ? nil : 1)
    return (spectrum, next)
  }

  /// The sample and region in `Cycle 3:Ni:Survey`, in `Cycle 0:sample:region:CPS`, or behind `CPS_`.
  private func label(_ metadata: VendorMetadata) -> (sample: String, region: String) {
    guard let group = groups.first else { return ("", "") }
    let caption = captions[group.intensity]
    if let mark = caption.firstIndex(of: "_"), caption[..<mark] == "CPS" || caption[..<mark] == "Counts" {
      return ("", String(caption[caption.index(after: mark)...]))
    }
    let cycle =
      caption.contains(":") ? caption : metadata.entries.last { $0.value.hasPrefix("Cycle ") }?.value ?? ""
    let parts = cycle.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
    return parts.count > 2 ? (parts[1], parts[2]) : ("", "")
  }

  /// The number behind a key in the lines above the captions.
  private static func number(_ key: String, in metadata: VendorMetadata) -> Double? {
    for entry in metadata.entries {
      let cells = entry.value.split { $0 == "\t" || $0 == "," }
      guard let index = cells.firstIndex(where: { $0 == key }), index + 1 < cells.count else { continue }
      return NumberScanner.number(cells[index + 1])
    }
    return nil
  }
}
