import AnalysisFindings
import InstrumentFiles
import InstrumentMeasurements

/// A small VAMAS file, line by line, with the parts that tests vary.
struct VAMASFixture {
  var comment: [String] = []
  var experimentMode = "NORM"
  var scanMode = "REGULAR"
  var variables: [(label: String, unit: String)] = []
  var listedParts: [String] = ["0"]
  var futureExperimentEntries: [String] = []
  var futureBlockEntries = 0
  var blocks: [Block] = [Block()]
  var ending = ["end of experiment"]

  struct Block {
    var name = "Ni 2p"
    var comment: [String] = []
    var technique = "XPS"
    var variableValues: [String] = []
    var sputteringIon: [String] = []
    var position: [String] = []
    var fieldOfView: [String] = []
    var hv = "1486.6"
    var differentialWidth: [String] = []
    var abscissa = ["Kinetic Energy", "eV", "600", "0.5"]
    var variables = ["Intensity", "d"]
    var signalMode = "pulse counting"
    var sputteringSource: [String] = []
    var parameters: [String] = []
    var futureEntries: [String] = []
    var ordinates = ["10", "20", "15"]

    func lines(parts: Set<Int>? = nil) -> [String] {
      let all: [(Int, [String])] = [
        (1, ["2024"]), (2, ["5"]), (3, ["17"]), (4, ["10"]), (5, ["0"]), (6, ["0"]), (7, ["1"]),
        (8, ["\(comment.count)"] + comment), (9, [technique]), (10, position), (11, variableValues),
        (12, ["Al"]), (13, sputteringIon), (14, [hv]), (15, ["225"]), (16, ["1e+037", "1e+037"]),
        (17, fieldOfView), (19, ["1e37"]), (20, ["1e37"]), (21, ["FAT"]), (22, ["20"]),
        (23, differentialWidth), (24, ["1e37"]), (25, ["4.5"]), (26, ["0"]), (27, ["0", "0"]),
        (28, ["0", "0"]), (29, ["Ni"]), (30, ["2p", "-1"]), (31, abscissa),
        (32, ["\(variables.count / 2)"] + variables), (33, [signalMode]), (34, ["0.2"]), (35, ["5"]),
        (36, ["0"]), (37, sputteringSource), (38, ["0", "0"]), (39, ["0"]),
        (40, ["\(parameters.count / 3)"] + parameters),
      ]
      let kept = all.filter { parts?.contains($0.0) ?? true }.flatMap(\.1)
      let limits = (0..<variables.count / 2).flatMap { _ in ["0", "20"] }
      return [name, "Cell 1"] + kept + futureEntries + ["\(ordinates.count)"] + limits + ordinates
    }
  }

  /// The lines of the whole file; `laterParts` are the parts in blocks after the first.
  func lines(laterParts: Set<Int>? = nil) -> [String] {
    var lines = [
      "VAMAS Surface Chemical Analysis Standard Data Transfer Format 1988 May 4", "A laboratory",
      "An instrument", "An operator", "An experiment", "\(comment.count)",
    ]
    lines += comment + [experimentMode, scanMode]
    if ["NORM", "SDP", "MAP", "MAPDP"].contains(experimentMode) { lines.append("1") }
    if ["MAP", "MAPDP"].contains(experimentMode) { lines += ["2", "2", "1"] }
    lines.append("\(variables.count)")
    for variable in variables { lines += [variable.label, variable.unit] }
    lines += listedParts + ["0", "\(futureExperimentEntries.count)", "\(futureBlockEntries)"]
    lines += futureExperimentEntries + ["\(blocks.count)"]
    for (index, block) in blocks.enumerated() { lines += block.lines(parts: index == 0 ? nil : laterParts) }
    return lines + ending
  }

  /// The spectra that the reader finds.
  func spectra(laterParts: Set<Int>? = nil, newline: String = "\r\n") throws -> [PhotoelectronSpectrum] {
    try Self.spectra(lines(laterParts: laterParts).joined(separator: newline) + newline)
  }

  static func spectra(_ text: String) throws -> [PhotoelectronSpectrum] {
    let file = FileContents(
      source: SourceFile(path: "cell.vms", byteCount: text.utf8.count), bytes: Array(text.utf8))
    return try VAMASReader().measurements(in: file).compactMap { $0 as? PhotoelectronSpectrum }
  }
}
