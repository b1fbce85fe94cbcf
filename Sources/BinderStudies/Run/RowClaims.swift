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
    let owners = Owners(samples)
    var seen: Set<String> = []
    for row in table where seen.insert(row.name).inserted {
      let name = row.name
      if let named = owners.naming[name] {
        for index in named { rows[index, default: []].append(name) }
      } else if let owner = owners.ownerByName(of: name) {
        rows[owner, default: []].append(name)
      } else if row.isOfSpecimen {
        unclaimed.append(name)
      }
    }
  }

  /// The samples by the names that they claim.
  private struct Owners {
    /// The samples that name a row.
    private(set) var naming: [String: [Int]] = [:]
    /// The first sample of each name in lower case, of those that name no row.
    private var first: [String: Int] = [:]
    /// How many letters these names have, the longest first.
    private let lengths: [Int]

    init(_ samples: [StudyManifest.Sample]) {
      for (index, sample) in samples.enumerated() {
        for row in sample.rows where naming[row]?.last != index { naming[row, default: []].append(index) }
        let name = sample.specimen.name.lowercased()
        if sample.rows.isEmpty, !name.isEmpty, first[name] == nil { first[name] = index }
      }
      lengths = Set(first.keys.map(\.count)).sorted(by: >)
    }

    /// The sample with the longest name that a row's name is or begins with.
    func ownerByName(of row: String) -> Int? {
      let letters = Array(row.lowercased())
      for length in lengths where length <= letters.count {
        // The name ends where the row does, or before a sign that is neither letter nor digit.
        guard length == letters.count || !(letters[length].isLetter || letters[length].isNumber) else {
          continue
        }
        if let owner = first[String(letters[..<length])] { return owner }
      }
      return nil
    }
  }
}
