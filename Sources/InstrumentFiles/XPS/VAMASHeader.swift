import AnalysisFindings
import InstrumentMeasurements

/// The part of a VAMAS file before its blocks, which says how the blocks are built.
struct VAMASHeader {
  /// What the header says, in its order.
  var entries: [VendorMetadata.Entry] = []
  /// How the blocks belong together.
  var experimentMode = ExperimentMode(rawValue: "")
  /// Whether abscissas are regular.
  var scanMode = ScanMode.regular
  /// Labels and units of the variables that change from block to block.
  var experimentalVariables: [(label: String, unit: String)] = []
  /// Which of the 40 parts of a block stand in blocks after the first, by number; index 0 is not used.
  var includedParts = [Bool](repeating: true, count: 41)
  /// The number of lines that a later version of the format put before the ordinates.
  var futureBlockEntries = 0
  /// The number of blocks.
  var blockCount = 0

  /// How the abscissa is given.
  enum ScanMode: String {
    /// By start and increment.
    case regular = "REGULAR"
    /// Point by point, as the first variable.
    case irregular = "IRREGULAR"
    /// By the position in a map.
    case mapping = "MAPPING"
  }

  /// How the blocks of an experiment belong together, such as `NORM` or `SDP` (sputter depth profile).
  struct ExperimentMode {
    /// The word in the file.
    var rawValue: String

    /// Every mode of the standard; `MAPD` is an old spelling of `MAPDP`.
    static let known = ["MAP", "MAPDP", "MAPD", "MAPSV", "MAPSVDP", "NORM", "SDP", "SDPSV", "SEM", "NOEXP"]

    /// Spectra at points of a map.
    var isMapOfSpectra: Bool { ["MAP", "MAPDP", "MAPD"].contains(rawValue) }
    /// Single values at points of a map.
    var isMapOfValues: Bool { ["MAPSV", "MAPSVDP", "SEM"].contains(rawValue) }
    /// With a sputtering source.
    var isDepthProfile: Bool { ["MAPDP", "MAPD", "MAPSVDP", "SDP", "SDPSV"].contains(rawValue) }
    /// With a number of spectral regions in the header.
    var statesRegions: Bool { isMapOfSpectra || ["NORM", "SDP"].contains(rawValue) }
  }

  /// Reads the header; the cursor then stands at the first block.
  init(_ cursor: inout LineCursor) throws(InputProblem) {
    let identifier = try cursor.text("the VAMAS format identifier")
    guard identifier.hasPrefix(VAMASReader.identifier) else {
      cursor.line -= 1
      throw cursor.malformed("“\(VAMASReader.identifier) …”")
    }
    for key in ["institution identifier", "instrument model identifier", "operator identifier"] {
      append(key, try cursor.text("the \(key)"))
    }
    append("experiment identifier", try cursor.text("the experiment identifier"))
    let commentLines = try cursor.count("the number of lines of the comment")
    for _ in 0..<commentLines { append("comment", try cursor.text("a line of the comment")) }
    try readModes(&cursor)
    try readVariables(&cursor)
    try readParts(&cursor)
    blockCount = try cursor.count("the number of blocks", linesEach: 6)
    guard blockCount > 0 else {
      cursor.line -= 1
      throw cursor.malformed("at least one block")
    }
  }

  private mutating func append(_ key: String, _ value: String) {
    entries.append(VendorMetadata.Entry(key: key, value: value))
  }

  private mutating func readModes(_ cursor: inout LineCursor) throws(InputProblem) {
    let mode = try cursor.text("the experiment mode")
    guard ExperimentMode.known.contains(mode.uppercased()) else {
      cursor.line -= 1
      throw cursor.malformed("an experiment mode (\(ExperimentMode.known.joined(separator: ", ")))")
    }
    experimentMode = ExperimentMode(rawValue: mode.uppercased())
    append("experiment mode", mode)
    let scan = try cursor.text("the scan mode")
    guard let known = ScanMode(rawValue: scan.uppercased()) else {
      cursor.line -= 1
      throw cursor.malformed("a scan mode (REGULAR, IRREGULAR or MAPPING)")
    }
    scanMode = known
    append("scan mode", scan)
    guard known != .mapping else {
      throw InputProblem(
        .unsupported, file: cursor.file, place: .line(cursor.line), expected: "spectra",
        found: "a map of single values (scan mode MAPPING)",
        remedy: "Export the spectra of the map's points, or the spectrum of an area.")
    }
    if experimentMode.statesRegions {
      append("number of spectral regions", try cursor.text("the number of spectral regions"))
    }
    if experimentMode.isMapOfSpectra {
      for key in [
        "number of analysis positions", "number of discrete x coordinates",
        "number of discrete y coordinates",
      ] {
        append(key, try cursor.text("the \(key)"))
      }
    }
  }

  private mutating func readVariables(_ cursor: inout LineCursor) throws(InputProblem) {
    let count = try cursor.count("the number of experimental variables", linesEach: 2)
    for index in 0..<count {
      let label = try cursor.text("the label of experimental variable \(index + 1)")
      experimentalVariables.append((label, try cursor.text("the unit of experimental variable “\(label)”")))
    }
  }

  private mutating func readParts(_ cursor: inout LineCursor) throws(InputProblem) {
    // A positive count lists the parts that blocks after the first include, a negative one those they leave out.
    let listed = try cursor.integer("the number of entries in the inclusion or exclusion list")
    guard listed.magnitude <= 40 else {
      cursor.line -= 1
      throw cursor.malformed("a number of list entries from -40 to 40")
    }
    if listed > 0 { includedParts = [Bool](repeating: false, count: 41) }
    for _ in 0..<listed.magnitude {
      let part = try cursor.integer("the number of a block's part (1 to 40)")
      guard includedParts.indices.dropFirst().contains(part) else {
        cursor.line -= 1
        throw cursor.malformed("the number of a block's part (1 to 40)")
      }
      includedParts[part] = listed > 0
    }
    cursor.skip(try cursor.count("the number of manually entered items"))
    let experimentEntries = try cursor.count("the number of future upgrade experiment entries")
    futureBlockEntries = try cursor.count("the number of future upgrade block entries")
    for _ in 0..<experimentEntries {
      append("future upgrade experiment entry", try cursor.text("a future upgrade experiment entry"))
    }
  }
}
