import AnalysisFindings
import Foundation
import HostileInputs
import ICPMSAnalysis
import InstrumentFiles
import InstrumentMeasurements
import MeasuringHarness

/// How fast a large batch is read and reduced, on one core.
enum ICPMSBenchmark {
  static let area = MeasuredArea("icpms") { _ in
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
      "interphase-batch-\(ProcessInfo.processInfo.processIdentifier)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appendingPathComponent("batch.xlsx").path
    try Data(workbook).write(to: URL(fileURLWithPath: path))
    var least = (total: Double.infinity, read: Double.infinity)
    for _ in 0..<3 {
      let clock = ContinuousClock()
      let start = clock.now
      let measurements = try ReaderRegistry.builtIn.read(path: path).measurements
      guard let table = measurements.first as? ConcentrationTable, table.rows.count == samples + levels.count
      else { throw InputAbsent("the table of the benchmark's own workbook") }
      let read = seconds(clock.now - start)
      let estimates = try reduced(table)
      guard estimates == samples * elements.count else {
        throw InputAbsent("a deposit of each metal of each sample; there are \(estimates)")
      }
      least = (min(least.total, seconds(clock.now - start)), min(least.read, read))
    }
    return [
      MeasuredRow(
        area: "icpms", id: "workbook.s", value: least.total, unit: "s", n: samples, goal: .atMost(0.5)),
      MeasuredRow(area: "icpms", id: "workbook.read.s", value: least.read, unit: "s", n: samples),
    ]
  }

  private static let samples = 1000
  private static let levels = [0.0, 1, 5, 10, 50, 100]
  private static let elements: [(symbol: String, mass: Int)] = [
    ("Li", 7), ("Be", 9), ("Na", 23), ("Mg", 24), ("Al", 27), ("K", 39), ("Ca", 44), ("Sc", 45), ("Ti", 47),
    ("V", 51), ("Cr", 52), ("Mn", 55), ("Fe", 56), ("Co", 59), ("Ni", 60), ("Cu", 63), ("Zn", 66), ("Ga", 71),
    ("Ge", 72), ("As", 75), ("Se", 78), ("Rb", 85), ("Sr", 88), ("Y", 89), ("Zr", 90), ("Nb", 93), ("Mo", 95),
    ("Ru", 101), ("Pd", 105), ("Ag", 107), ("Cd", 111), ("In", 115), ("Sn", 118), ("Sb", 121), ("Te", 125),
    ("Cs", 133), ("Ba", 137), ("La", 139), ("Ce", 140), ("Pb", 208),
  ]

  /// How many deposits the analysis gives of all samples.
  private static func reduced(_ table: ConcentrationTable) throws -> Int {
    var options = DepositOptions()
    options.elements = elements.map(\.symbol)
    options.massNumbers = [:]
    let calibration = CalibrationRows.recognised(in: table)
    var estimates = 0
    for row in table.rows where row.sampleType == "Sample" {
      let specimen = DepositSpecimen(
        name: row.sampleName, rows: [row.rowNumber],
        volume: Estimate(value: 10, unit: "mL", standardUncertainty: 0.05),
        area: Estimate(value: 1.13, unit: "cm²", standardUncertainty: 0.01))
      let result = try DepositAnalysis.result(
        of: table, sample: specimen, calibration: calibration, options: options)
      estimates += result.findings.count { Finding.KeyFamily.deposits.contains($0.key) && $0.estimate != nil }
    }
    return estimates
  }

  /// A batch table of one blank, five standards and the samples, as a table program would store it.
  private static var workbook: [UInt8] {
    var rows = [header(0), header(1)]
    for (index, level) in levels.enumerated() {
      rows.append(
        row(index, level == 0 ? "CalBlk" : "CalStd", level == 0 ? "Blank" : "Std \(Int(level)) ppb", level))
    }
    for sample in 0..<samples {
      rows.append(row(levels.count + sample, "Sample", "S\(sample)", Double(sample % 89) + 0.37))
    }
    let body = rows.enumerated().map { "<row r=\"\($0.offset + 1)\">\($0.element)</row>" }.joined()
    let parts = [
      ("[Content_Types].xml", "<Types/>"),
      (
        "xl/workbook.xml",
        "<workbook xmlns:r=\"r\"><sheets><sheet name=\"Sheet1\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"
      ),
      (
        "xl/_rels/workbook.xml.rels",
        "<Relationships><Relationship Id=\"rId1\" Type=\"x/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>"
      ),
      ("xl/worksheets/sheet1.xml", "<worksheet><sheetData>\(body)</sheetData></worksheet>"),
    ]
    return ZipArchive(parts.map { (name: $0.0, bytes: Array($0.1.utf8)) }).bytes(isDeflated: true)
  }

  private static func header(_ line: Int) -> String {
    let first = line == 0 ? ["Sample", "", ""] : ["Type", "Sample Name", "Total Dil."]
    let names = elements.flatMap { element in
      line == 0 ? ["\(element.mass)  \(element.symbol)  [ He ] ", ""] : ["CPS", "CPS RSD"]
    }
    return (first + names).map { $0.isEmpty ? "<c/>" : text($0) }.joined()
  }

  private static func row(_ index: Int, _ type: String, _ name: String, _ level: Double) -> String {
    var numbers: [Double] = []
    for element in elements.indices {
      let scatter = Double((index * 7 + element * 3) % 11)
      numbers += [200 + 1000 * level * (1 + 0.001 * scatter), 1.25]
    }
    return text(type) + text(name) + "<c><v>1</v></c>" + numbers.map { "<c><v>\($0)</v></c>" }.joined()
  }

  private static func text(_ text: String) -> String { "<c t=\"inlineStr\"><is><t>\(text)</t></is></c>" }

  private static func seconds(_ duration: Duration) -> Double {
    Double(duration.components.seconds) + Double(duration.components.attoseconds) * 1e-18
  }
}
