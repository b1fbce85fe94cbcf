import AnalysisFindings
import Foundation
import InstrumentFiles
import InstrumentMeasurements
import MeasuringHarness

/// Holds the readers of ICP-MS tables against what an independent program read from the same files.
enum ICPMSFileValidation {
  /// Measures reading and agreement over every file of the area.
  static func measure(_ context: MeasuringContext) throws -> [MeasuredRow] {
    let shared = try SharedFiles(context)
    let files = try shared.measurements(of: "icpms")
    let truth = try shared.truth("icpms.json")
    var tables: [String: ConcentrationTable] = [:]
    var read = 0
    for file in files {
      do {
        let measurements = try ReaderRegistry.builtIn.read(path: shared.path(file)).measurements
        read += 1
        tables[file] = measurements.first as? ConcentrationTable
      } catch {
        FileHandle.standardError.write(Data("not read: \(file): \(error)\n".utf8))
      }
    }
    var agreement = Agreement()
    compareFoliarBatch(tables["icpms/agilent/masshunter_foliar_20200713.xlsx"], truth, &agreement)
    compareModeBatch(tables["icpms/agilent/8900_msms_Mn_Co_Ni.xlsx"], truth, &agreement)
    compareTwinBatch(
      rates: tables["icpms/agilent/8900_cps_raw.xlsx"],
      concentrations: tables["icpms/agilent/8900_conc_vendor.xlsx"], truth, &agreement)
    compareOpticalTable(tables["icpms/thermo/qtegra_icpoes_AR20200205.csv"], truth, &agreement)
    return [
      MeasuredRow(
        area: "icpms", id: "files.total", value: Double(files.count), unit: "files", n: files.count),
      MeasuredRow(area: "icpms", id: "files.read", value: Double(read), unit: "files", n: files.count),
    ] + agreement.rows(area: "icpms")
  }

  private static func folded(_ name: String) -> String {
    name.split { $0.isWhitespace }.joined(separator: " ")
  }

  /// A cell as theirs has it: a number, a text such as `<0.000`, or nothing.
  private static func compare(
    _ what: String, _ ours: ConcentrationTable.Cell?, _ theirs: Any?, _ agreement: inout Agreement
  ) {
    switch theirs {
    case let text as String:
      let expected: ConcentrationTable.Cell = text.hasPrefix("<") ? .below(0) : .missing
      agreement.record(ours == expected, "\(what): theirs \(text)")
    case let number as NSNumber: agreement.compare(what, ours?.number, number, relative: 1e-12)
    default: agreement.record(ours == .missing, "\(what): theirs empty")
    }
  }

  /// A single-quadrupole batch with rejected rows, dilutions, over-range cells and internal standards.
  private static func compareFoliarBatch(
    _ table: ConcentrationTable?, _ truth: [String: Any], _ agreement: inout Agreement
  ) {
    guard let theirs = truth["agilent/masshunter_foliar_20200713.xlsx"] as? [String: Any] else { return }
    let rows = table?.rows ?? []
    let channels = (theirs["channels"] as? [String] ?? []).map(folded)
    agreement.record(table?.channels.map(\.name) == channels, "foliar: channels")
    agreement.compare("foliar: rows", Double(rows.count), theirs["n_rows"])
    let names = theirs["sample_names"] as? [String] ?? []
    for (row, name) in zip(rows, names) { agreement.compare("foliar: name", text: row.sampleName, name) }
    for (row, dilution) in zip(rows, theirs["total_dil"] as? [Any] ?? []) {
      agreement.compare("foliar: dilution of \(row.sampleName)", row.dilution, dilution)
    }
    let types = Set(theirs["types"] as? [String] ?? [])
    agreement.record(Set(rows.map(\.sampleType)) == types, "foliar: types")
    let rejected = theirs["rejected"] as? [String] ?? []
    agreement.record(rows.filter(\.isRejected).map(\.sampleName) == rejected, "foliar: rejected rows")

    let markers = theirs["text_markers"] as? [String: Any] ?? [:]
    let cells = rows.flatMap(\.readings).flatMap {
      [$0.concentration, $0.measuredConcentration, $0.concentrationRSD, $0.countRate, $0.countRateRSD]
    }
    agreement.compare("foliar: <0.000", Double(cells.count { $0 == .below(0) }), markers["<0.000"])
    agreement.compare("foliar: OR", Double(cells.count { $0 == .overRange }), markers["OR"])

    var products = 0
    for row in rows {
      for reading in row.readings {
        guard let dilution = row.dilution, let measured = reading.measuredConcentration.number, measured != 0,
          let reported = reading.concentration.number
        else { continue }
        products += 1
        agreement.compare("foliar: product", reported, measured * dilution, relative: 1e-14)
      }
    }
    agreement.compare("foliar: products", Double(products), theirs["n_checked"])

    for (name, values) in theirs["selected_Mn_Co_Ni"] as? [String: [String: Any]] ?? [:] {
      for (channel, value) in values {
        guard let index = table?.channels.firstIndex(where: { $0.name == folded(channel) }) else { continue }
        // Names repeat: theirs is the first row of a name that is not rejected.
        let row = rows.first { $0.sampleName == name && !$0.isRejected }
        compare("foliar: \(name) \(channel)", row?.readings[index].concentration, value, &agreement)
      }
    }
  }

  /// A triple-quadrupole batch in five cell modes, whose table begins at C3.
  private static func compareModeBatch(
    _ table: ConcentrationTable?, _ truth: [String: Any], _ agreement: inout Agreement
  ) {
    guard let theirs = truth["agilent/8900_msms_Mn_Co_Ni.xlsx"] as? [String: Any] else { return }
    let rows = table?.rows ?? []
    for (name, value) in theirs["columns"] as? [String: [String: Any]] ?? [:] {
      guard let index = table?.channels.firstIndex(where: { $0.name == folded(name) }) else {
        agreement.record(false, "modes: no channel \(name)")
        continue
      }
      let readings = rows.map { $0.readings[index] }
      let standards = rows.indices.filter { ["CalBlk", "CalStd"].contains(rows[$0].sampleType) }
      for (row, rate) in zip(standards, value["cps_levels"] as? [Any] ?? []) {
        compare("modes: \(name) cps", readings[row].countRate, rate, &agreement)
      }
      for (row, concentration) in zip(standards, value["vendor_conc_levels"] as? [Any] ?? []) {
        compare("modes: \(name) level", readings[row].concentration, concentration, &agreement)
      }
      agreement.compare(
        "modes: \(name) blank", standards.first.flatMap { readings[$0].countRate.number }, value["blank_cps"])
      agreement.compare(
        "modes: \(name) <0.000", Double(readings.count { $0.concentration == .below(0) }), value["n_lt_0.000"]
      )
      for sample in ["S1", "S20"] {
        let cells = value[sample] as? [Any] ?? []
        guard cells.count == 3 else { continue }
        let reading = rows.first { $0.sampleName == sample }?.readings[index]
        compare("modes: \(name) \(sample)", reading?.concentration, cells[0], &agreement)
        compare("modes: \(name) \(sample) cps", reading?.countRate, cells[1], &agreement)
        compare("modes: \(name) \(sample) RSD", reading?.concentrationRSD, cells[2], &agreement)
      }
    }
  }

  /// One batch in two files: count rates in one, concentrations in the other.
  private static func compareTwinBatch(
    rates: ConcentrationTable?, concentrations: ConcentrationTable?, _ truth: [String: Any],
    _ agreement: inout Agreement
  ) {
    let key = "agilent/8900_cps_raw.xlsx + 8900_conc_vendor.xlsx"
    guard let theirs = truth[key] as? [String: Any] else { return }
    agreement.compare("twins: rows", rates.map { Double($0.rows.count) }, theirs["n_rows"])
    agreement.compare("twins: rows", concentrations.map { Double($0.rows.count) }, theirs["n_rows"])
    for (name, value) in theirs["columns"] as? [String: [String: Any]] ?? [:] {
      guard let rates, let index = rates.channels.firstIndex(where: { $0.name == folded(name) }) else {
        agreement.record(false, "twins: no channel \(name)")
        continue
      }
      // The first standard is the blank; theirs lists the others from the strongest down.
      let standards = rates.rows.filter { $0.sampleType == "CalStd" }.map { $0.readings[index].countRate }
      agreement.compare("twins: \(name) blank", standards.first?.number, value["blank_cps"])
      for (cell, rate) in zip(standards.dropFirst().reversed(), value["cps"] as? [Any] ?? []) {
        compare("twins: \(name) cps", cell, rate, &agreement)
      }
      for sample in value["first_samples"] as? [[Any]] ?? [] where sample.count == 3 {
        let label = sample[0] as? String ?? ""
        let rate = rates.rows.first { $0.sampleName == label }?.readings[index].countRate
        compare("twins: \(name) \(label) cps", rate, sample[1], &agreement)
        let row = concentrations?.rows.first { $0.sampleName == label }
        compare("twins: \(name) \(label)", row?.readings[index].concentration, sample[2], &agreement)
      }
    }
  }

  /// An ICP-OES run of Qtegra with one blank and three standards.
  private static func compareOpticalTable(
    _ table: ConcentrationTable?, _ truth: [String: Any], _ agreement: inout Agreement
  ) {
    guard let theirs = truth["thermo/qtegra_icpoes_AR20200205.csv"] as? [String: Any] else { return }
    let rows = table?.rows ?? []
    agreement.compare("qtegra: rows", Double(rows.count), theirs["n_rows"])
    for (name, value) in theirs["lines"] as? [String: [String: Any]] ?? [:] {
      guard let index = table?.channels.firstIndex(where: { $0.name == folded(name) }) else {
        agreement.record(false, "qtegra: no line \(name)")
        continue
      }
      let readings = rows.map { $0.readings[index] }
      compare("qtegra: \(name) blank", readings.first?.countRate, value["blank"], &agreement)
      for (reading, standard) in zip(readings.dropFirst(), value["standards"] as? [[Any]] ?? []) {
        compare("qtegra: \(name) standard", reading.nominalConcentration, standard.first, &agreement)
        compare("qtegra: \(name) rate", reading.countRate, standard.last, &agreement)
      }
    }
  }
}
