import InstrumentMeasurements

/// What the intensities of a SurfaceLab export are, as far as captions and values tell.
struct IONTOFIntensity {
  /// What they are.
  var kind: SputterDepthProfile.IntensityKind
  /// What the reader of the report should know about it.
  var notes: [String] = []

  /// Judges by the captions, then by the small values of single ions.
  ///
  /// SurfaceLab corrects counts for dead time by `−N ln(1 − n/N)` with N shots a point (Stephan, Zehnpfenning &
  /// Benninghoven, J. Vac. Sci. Technol. A 12 (1994) 405, doi:10.1116/1.579255), so that few counts stand slightly
  /// above a whole number. Values that are neither whole nor so were normalised, averaged or smoothed.
  init(captions: [String], channels: [SputterDepthProfile.Channel]) {
    let words = Set(captions).map { $0.lowercased() }.sorted().joined(separator: " ")
    if words.contains("cps") || words.contains("counts/s") || words.contains("/s)") {
      kind = .countsPerSecond
      return
    }
    let singles = channels.filter { $0.massToCharge != nil }
    var few = 0
    var slightlyAbove = 0
    var areAllWhole = true
    for channel in singles.isEmpty ? channels : singles {
      for value in channel.intensities {
        // Truncation by conversion, which is faster than a call to round.
        if value > 0, value < 40 {
          let excess = value - Double(Int64(value))
          few += 1
          if excess < 0.05 { slightlyAbove += 1 }
          if excess != 0 { areAllWhole = false }
        } else if areAllWhole, abs(value) < 0x1p53, value != Double(Int64(value)) {
          areAllWhole = false
        }
      }
    }
    if areAllWhole {
      kind = .counts
    } else if few >= 8, Double(slightlyAbove) >= 0.8 * Double(few) {
      // Values of any other origin stand that near above a whole number one time in twenty: seven of eight by chance is
      // less likely than one in 10⁸.
      kind = .deadTimeCorrectedCounts
    } else {
      kind = .arbitrary
      notes.append(
        "the intensities are neither whole numbers nor dead-time-corrected counts: they were normalised, averaged "
          + "or smoothed, and their counting noise is not known")
    }
  }

  /// The sign in which the names of the ions end; `nil` if none has one, or if they differ.
  static func polarity(of channels: [SputterDepthProfile.Channel]) -> SputterDepthProfile.Polarity? {
    let negative = channels.count { $0.name.hasSuffix("-") }
    let positive = channels.count { $0.name.hasSuffix("+") }
    if negative > 0, positive == 0 { return .negative }
    if positive > 0, negative == 0 { return .positive }
    return nil
  }
}
