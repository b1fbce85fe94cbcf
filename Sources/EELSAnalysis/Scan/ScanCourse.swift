import AnalysisFindings

/// Which way a scan runs and which of its spectra are used.
struct ScanCourse {
  /// Whether positions in the file's order lead into the particle.
  var isInwards: Bool
  /// The spectra inside the particle that are used, in the file's order.
  var inside: [Int]
  /// Whether the scan holds vacuum before the particle.
  var hasVacuum: Bool
  /// What was decided and is worth knowing.
  var notes: [String] = []

  init(_ read: ReadScan, positions: [Double], options: EELSOptions) {
    inside = read.inside
    let before = (inside.first ?? 0) > 0
    let behind = (inside.last ?? 0) < positions.count - 1
    hasVacuum = before || behind
    switch (options.direction, before, behind) {
    case (.inwards, _, _): isInwards = true
    case (.outwards, _, _): isInwards = false
    case (.automatic, true, false): isInwards = true
    case (.automatic, false, true):
      isInwards = false
      notes.append(
        "the scan runs outwards: its vacuum lies behind the particle; it was read from its far end")
    case (.automatic, true, true):
      isInwards = true
      notes.append("the scan crosses the particle from vacuum to vacuum; its first half was read")
    case (.automatic, false, false):
      let phases = Self.phases(read)
      switch phases {
      case (true, false): isInwards = false
      case (false, true): isInwards = true
      default: isInwards = abs(positions.first ?? 0) <= abs(positions.last ?? 0)
      }
      if !isInwards {
        notes.append(
          phases == (true, false)
            ? "the scan holds no vacuum and its last spectra are the rock salt: it was read from its far end; declare "
              + "the direction if the surface lies elsewhere"
            : "the scan holds no vacuum and ends at position 0: it was read from there")
      }
    }
    if before, behind {
      let middle = inside.count / 2
      inside = isInwards ? Array(inside.prefix(middle + 1)) : Array(inside.suffix(middle + 1))
    }
    hasVacuum = isInwards ? before : behind
  }

  /// Whether the first and the last spectra inside have a layered oxide's pre-edge as their highest.
  private static func phases(_ read: ReadScan) -> (first: Bool, last: Bool) {
    let count = max(1, min(read.inside.count / 4, 5))
    let isLayered = { (indices: ArraySlice<Int>) -> Bool in
      let layered = indices.filter { (read.points[$0].deltaE?.value ?? 0) >= EdgeWindows.Oxygen.phaseLimit }
      return layered.count * 2 > indices.count
    }
    return (isLayered(read.inside.prefix(count)), isLayered(read.inside.suffix(count)))
  }
}
