import InstrumentMeasurements

/// Which rows of a table belong to which sample.
///
/// A sample that names its rows has those. Any other row belongs to the sample with the longest name that it is, or that
/// it begins with before a sign that is neither letter nor digit: `PVDF-1 b` is of `PVDF-1`, never of `PVDF` or `PVDF-10`.
struct RowClaims {
  /// The names of the rows by the index of their sample.
  private(set) var rows: [Int: [String]] = [:]
  /// The names of measured samples that no sample of the study claims.
  private(set) var unclaimed: [String] = []

  init(_ table: [SpecimenRow], _ samples: [StudyManifest.Sample]) {
    var seen: Set<String> = []
    for row in table where seen.insert(row.name).inserted {
      let name = row.name
      let named = samples.indices.filter { samples[$0].rows.contains(name) }
      if !named.isEmpty {
        for index in named { rows[index, default: []].append(name) }
        continue
      }
      let owner = samples.indices
        .filter { samples[$0].rows.isEmpty && Self.belongs(name, to: samples[$0].specimen.name) }
        .max { samples[$0].specimen.name.count < samples[$1].specimen.name.count }
      if let owner {
        rows[owner, default: []].append(name)
      } else if row.isOfSpecimen {
        unclaimed.append(name)
      }
    }
  }

  private static func belongs(_ row: String, to sample: String) -> Bool {
    let row = row.lowercased()
    let sample = sample.lowercased()
    guard !sample.isEmpty, row.hasPrefix(sample) else { return false }
    return row.dropFirst(sample.count).first.map { !$0.isLetter && !$0.isNumber } ?? true
  }
}
