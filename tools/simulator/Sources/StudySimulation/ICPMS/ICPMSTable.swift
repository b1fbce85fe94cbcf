/// The vendor's table of a batch, with concentrations as MassHunter computes them.
enum ICPMSTable {
  /// Measures the solutions in turn and lays the table out.
  static func file(of solutions: [ICPMSSolution], counts generator: inout SeededGenerator) -> BatchTableFile {
    let readings = solutions.enumerated().map { row, solution in
      ICPMSBatch.read(solution, row: row, using: &generator)
    }
    let calibrations = ICPMSBatch.analytes.indices.map { Calibration(analyte: $0, solutions, readings) }
    var rows = headerRows()
    for (row, solution) in solutions.enumerated() {
      rows.append(cells(row: row, solution, readings[row], calibrations))
    }
    let merged =
      ["A1:J1"]
      + channelStarts.map { start, width in
        "\(BatchTableFile.columnName(start))1:\(BatchTableFile.columnName(start + width - 1))1"
      }
    return BatchTableFile(
      sheetName: "Sheet1", rows: rows, mergedRanges: merged, helperSheetName: "ValueList_Helper",
      helperValues: ["BLK", "CalBlk", "CalStd", "CCV", "LRB", "Sample"])
  }

  private static let sampleHeaders = [
    "", "Rjct", "Data File", "Acq. Date-Time", "Type", "Level", "Sample Name", "Total Dil.", "Comment",
    "Vial Number",
  ]
  private static let analyteHeaders = ["Conc. [ ppb ]", "Conc. RSD", "Meas. Conc. [ ppb ]", "CPS", "CPS RSD"]
  private static let standardHeaders = ["CPS", "CPS RSD"]

  private static var channelStarts: [(Int, Int)] {
    (0...ICPMSBatch.analytes.count).map { index in
      let isStandard = index == ICPMSBatch.analytes.count
      return (
        sampleHeaders.count + analyteHeaders.count * index,
        isStandard ? standardHeaders.count : analyteHeaders.count
      )
    }
  }

  private static func headerRows() -> [[BatchTableFile.Cell]] {
    var first: [BatchTableFile.Cell] = [.text("Sample")]
    first += sampleHeaders.dropFirst().map { _ in .empty }
    var second = sampleHeaders.map { BatchTableFile.Cell.text($0) }
    for analyte in ICPMSBatch.analytes {
      first.append(.text("\(analyte.mass)  \(analyte.element)  [ He ] "))
      first += analyteHeaders.dropFirst().map { _ in .empty }
      second += analyteHeaders.map { .text($0) }
    }
    first += [.text("45  Sc ( ISTD )  [ He ] "), .empty]
    second += standardHeaders.map { .text($0) }
    return [first, second]
  }

  private static func cells(
    row: Int, _ solution: ICPMSSolution, _ readings: [[Double]], _ calibrations: [Calibration]
  ) -> [BatchTableFile.Cell] {
    let number = fixed(Double(row + 1) / 1000, 3).dropFirst(2)
    let suffix = ["CalBlk": "CALB", "CalStd": "CALS", "LRB": "_LRB", "CCV": "_CCV", "BLK": "_BLK"]
    // 2025-03-12 10:00, and four minutes a solution.
    let date = 45728 + (600.0 + 4 * Double(row)) / 1440
    var cells: [BatchTableFile.Cell] = [
      .empty, .bool(false), .text("\(number)\(suffix[solution.type] ?? "SMPL").d"), .date(date),
      .text(solution.type),
      solution.level.map { .text($0) } ?? .empty, .text(solution.name), .number(solution.dilution),
      solution.comment.map { .text($0) } ?? .empty, .text("\(1101 + row)"),
    ]
    for (index, calibration) in calibrations.enumerated() {
      let concentrations = readings.map { calibration.concentration(of: $0) }
      let mean = concentrations.mean
      let rates = readings.map { $0[index] }
      if solution.type == "CalBlk" {
        cells += [.number(0), .text("N/A"), .number(0)]
      } else if mean < 0 {
        cells += [.text("<0.000"), .text("N/A"), .text("<0.000")]
      } else {
        let deviation = 100 * concentrations.deviation / mean
        cells += [.number(mean * solution.dilution), .number(deviation), .number(mean)]
      }
      cells += [.number(rates.mean), .number(100 * rates.deviation / rates.mean)]
    }
    let standard = readings.map { $0[ICPMSBatch.analytes.count] }
    return cells + [.number(standard.mean), .number(100 * standard.deviation / standard.mean)]
  }

  /// The vendor's usual line: unweighted least squares through the blank, on ratios to the internal standard.
  private struct Calibration {
    var analyte: Int
    var blank: Double
    var slope: Double

    init(analyte: Int, _ solutions: [ICPMSSolution], _ readings: [[[Double]]]) {
      let standardColumn = ICPMSBatch.analytes.count
      let points = zip(solutions, readings).compactMap { solution, readings in
        solution.nominal.map { (nominal: $0, ratio: readings.map { $0[analyte] / $0[standardColumn] }.mean) }
      }
      let blank = points.first { $0.nominal == 0 }?.ratio ?? 0
      let products = points.reduce(0) { $0 + $1.nominal * ($1.ratio - blank) }
      let squares = points.reduce(0) { $0 + $1.nominal * $1.nominal }
      self.analyte = analyte
      self.blank = blank
      slope = products / squares
    }

    func concentration(of reading: [Double]) -> Double {
      (reading[analyte] / reading[ICPMSBatch.analytes.count] - blank) / slope
    }
  }
}

extension [Double] {
  fileprivate var mean: Double { reduce(0, +) / Double(count) }

  fileprivate var deviation: Double {
    let mean = mean
    return (reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(count - 1)).squareRoot()
  }
}
