/// A file of the VAMAS Surface Chemical Analysis Standard Data Transfer Format (ISO 14976), as the exports in the
/// wild write it: mode `NORM`, scan mode `REGULAR`, kinetic energies ascending, counts summed over the sweeps, and
/// the etch time as the one experimental variable.
struct VAMASFile {
  var institution: String
  var instrument: String
  var comments: [String]
  var spectralRegionCount: Int
  var blocks: [Block]

  /// One region at one level of the profile.
  struct Block {
    var identifier: String
    var sample: String
    var minute: Int
    var comments: [String]
    var etchTime: Double
    var photonEnergy: Double
    var sourceStrength: Double
    var passEnergy: Double
    var species: String
    var transition: String
    var firstKineticEnergy: Double
    var step: Double
    var dwellTime: Double
    var sweeps: Int
    var counts: [Int]
  }

  /// The whole file, lines ended by carriage return and line feed.
  func text() -> String {
    var lines = [
      "VAMAS Surface Chemical Analysis Standard Data Transfer Format 1988 May 4",
      institution, instrument, "Not Specified", "Not Specified", "\(comments.count)",
    ]
    lines += comments
    lines += ["NORM", "REGULAR", "\(spectralRegionCount)", "1", "Etch Time", "s", "0", "0", "0", "0"]
    lines.append("\(blocks.count)")
    for block in blocks { lines += Self.lines(of: block) }
    lines.append("end of experiment")
    return lines.joined(separator: "\r\n") + "\r\n"
  }

  private static func lines(of block: Block) -> [String] {
    // Year to second and hours from GMT, then the comment.
    var lines = [block.identifier, block.sample, "2025", "3", "11"]
    lines += ["\(9 + block.minute / 60)", "\(block.minute % 60)", "0", "9", "\(block.comments.count)"]
    lines += block.comments
    lines += ["XPS", significant(block.etchTime, 6), "Al", significant(block.photonEnergy, 7)]
    lines += [significant(block.sourceStrength, 6), "0", "0"]  // strength in W, beam widths unknown
    lines += ["54.7", "180", "FAT", significant(block.passEnergy, 6), "1", "0", "0", "0", "0"]
    lines += ["0", "0", block.species, block.transition, "-1", "kinetic energy", "eV"]
    lines += [significant(block.firstKineticEnergy, 8), significant(block.step, 6)]
    lines += ["1", "counts", "d", "pulse counting", significant(block.dwellTime, 6), "\(block.sweeps)", "0"]
    lines += ["0", "0", "0", "0", "\(block.counts.count)"]
    lines += ["\(block.counts.min() ?? 0)", "\(block.counts.max() ?? 0)"]
    lines += block.counts.map { "\($0)" }
    return lines
  }
}
