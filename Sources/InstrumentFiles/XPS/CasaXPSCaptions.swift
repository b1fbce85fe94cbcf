import AnalysisFindings
import InstrumentMeasurements

/// The captions of one table of a CasaXPS export.
struct CasaXPSCaptions {
  /// Delimiter and decimals of the table.
  let layout: TextTableLayout
  /// The captions, one a column.
  let captions: [String]
  /// The spectra that stand side by side, each with its groups of columns.
  let spectra: [[Group]]

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
    spectra = Self.sideBySide(groups)
  }

  /// Groups sorted into spectra: one spectrum has each energy scale once at most.
  private static func sideBySide(_ groups: [Group]) -> [[Group]] {
    var spectra: [[Group]] = []
    for group in groups {
      if let last = spectra.last, !last.contains(where: { $0.scale == group.scale }) {
        spectra[spectra.count - 1].append(group)
      } else {
        spectra.append([group])
      }
    }
    return spectra
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

  /// The spectra whose rows stand below a line, and the line behind them.
  func spectra(
    _ lines: TextLines, below line: Int, metadata: VendorMetadata, file: FileContents
  ) throws(InputProblem) -> (spectra: [PhotoelectronSpectrum], next: Int) {
    let used = spectra.map { groups in groups.flatMap { [$0.energy, $0.intensity] + $0.others } }
    var columns = [[Double]](repeating: [], count: (used.joined().max() ?? 0) + 1)
    var hasEnded = spectra.map { _ in false }
    var next = line + 1
    while next < lines.count, !lines.isBlank(next) {
      let cells = layout.cells(of: lines, line: next)
      guard cells.contains(where: { layout.number(in: lines, $0) != nil }) else { break }
      for (position, indices) in used.enumerated() {
        let isEmpty = indices.allSatisfy { $0 >= cells.count || cells[$0].isEmpty }
        // A spectrum that is shorter than the one beside it leaves its cells empty from its end on.
        if isEmpty, spectra.count > 1 {
          hasEnded[position] = true
          continue
        }
        for index in indices {
          guard !hasEnded[position], index < cells.count,
            let value = layout.number(in: lines, cells[index])
          else { throw malformed(lines, cells, line: next, column: index, file) }
          columns[index].append(value)
        }
      }
      next += 1
    }
    var found: [PhotoelectronSpectrum] = []
    for groups in spectra {
      guard let group = groups.first, !columns[group.energy].isEmpty else {
        throw InputProblem(
          .truncated, file: file.source.path, place: .line(line + 1),
          expected: "rows of numbers below the captions", found: "none",
          remedy: "Export the spectrum again.")
      }
      found.append(spectrum(groups, group, columns, metadata, file))
    }
    return (found, next)
  }

  private func malformed(
    _ lines: TextLines, _ cells: [Range<Int>], line: Int, column: Int, _ file: FileContents
  ) -> InputProblem {
    let exists = column < cells.count
    return InputProblem(
      .malformed, file: file.source.path,
      place: exists ? lines.place(line: line, offset: cells[column].lowerBound) : .line(line + 1),
      expected: "a number in column \(column + 1) (“\(captions[column].prefix(60))”)",
      found: exists ? "“\(lines.string(in: cells[column]))”" : "\(cells.count) columns",
      remedy: "Mend this line, or export the spectrum again.")
  }

  private func spectrum(
    _ groups: [Group], _ group: Group, _ columns: [[Double]], _ metadata: VendorMetadata, _ file: FileContents
  ) -> PhotoelectronSpectrum {
    let label = label(group, metadata)
    let level = SpectralLabel.coreLevel(in: label.region)
    let values = columns[group.intensity]
    let isWhole = values.allSatisfy { $0 == $0.rounded() }
    let others = group.others + groups.dropFirst().flatMap { [$0.energy, $0.intensity] }
    let time = Self.number("Acquisition Time s", in: metadata)
    return PhotoelectronSpectrum(
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
          values: columns[index])
      },
      excitationEnergy: Self.number("Characteristic Energy eV", in: metadata),
      dwellTime: time, sweeps: time == nil ? nil : 1)
  }

  /// The sample and region in `Cycle 3:Ni:Survey`, in `Cycle 0:sample:region:CPS`, or behind `CPS_`.
  private func label(_ group: Group, _ metadata: VendorMetadata) -> (sample: String, region: String) {
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
