import AnalysisFindings
import ICPMSAnalysis
import InstrumentFiles
import InstrumentMeasurements
import Testing

/// Tables as laboratories write them, from the text of the file to the deposit on 2 cm² from 10 mL.
@Suite struct LaboratoryTableTests {
  /// The outcome of nickel for the rows named D1.
  private func result(_ text: String) throws -> AnalysisResult {
    let contents = FileContents(source: SourceFile(path: "/data/table.csv"), bytes: Array(text.utf8))
    let reader = try #require(ReaderRegistry.builtIn.reader(for: contents.head))
    let table = try #require(try reader.measurements(in: contents).first as? ConcentrationTable)
    var options = DepositOptions()
    options.elements = ["Ni"]
    let specimen = DepositSpecimen(
      name: "D1", rows: DepositSpecimen.rows(named: ["D1"], in: table),
      volume: Estimate(value: 10, unit: "mL", standardUncertainty: 0),
      area: Estimate(value: 2, unit: "cm²", standardUncertainty: 0))
    return try DepositAnalysis.result(of: table, sample: specimen, options: options)
  }

  private func deposit(_ text: String) throws -> Double {
    let finding = try #require(try result(text).findings.first)
    return try #require(finding.estimate, "\(finding.outcome)").value
  }

  private func reason(_ text: String) throws -> NoAnswer? {
    guard case .noAnswer(let noAnswer) = try result(text).findings.first?.outcome else { return nil }
    return noAnswer
  }

  /// A MassHunter table of nickel from rows of flag, type, name, dilution, concentration and count rate.
  private func massHunter(_ rows: [String], separator: String = ",") -> String {
    let header = [
      "Sample,,,,60  Ni  [ He ] ,", "Rjct,Type,Sample Name,Total Dil.,Conc. [ ppb ],CPS",
    ].map { $0.replacing(",", with: separator) }
    return (header + rows).joined(separator: "\n") + "\n"
  }

  /// A calibration of 1000 cps a ppb with these standards, and 3 ppb of D1.
  private func calibrated(_ names: [String], _ levels: [Int], separator: String = ",") -> String {
    var rows = ["FALSE,CalBlk,Blank,1,0,20"]
    for (name, level) in zip(names, levels) {
      rows.append("FALSE,CalStd,\(name),1,,\(20 + level)")
    }
    rows = rows.map { $0.replacing(",", with: separator).replacing("|", with: ",") }
    return massHunter(
      rows + ["FALSE,Sample,D1,1,3,3020".replacing(",", with: separator)], separator: separator)
  }

  @Test func levelsInNamesMayHaveADecimalCommaOrAPowerOfTen() throws {
    let comma = calibrated(
      ["Std 0|5 ppb", "Std 2|5 ppb", "Std 7|5 ppb"], [500, 2500, 7500], separator: ";")
    let power = calibrated(["Std 1e1 ppb", "Std 2e1 ppb", "Std 5e1 ppb"], [10_000, 20_000, 50_000])
    for text in [comma, power] {
      #expect(abs(try deposit(text) - 0.015) < 1e-12)
      #expect(try result(text).findings.first?.method.contains("3 standards") == true)
    }
  }

  @Test func aLevelInDoubtCalibratesNothing() throws {
    let text = calibrated(["Std.1 ppb", "Std.5 ppb", "Std.50 ppb"], [1000, 5000, 50_000])
    #expect(abs(try deposit(text) - 0.015) < 1e-12)
    #expect(try result(text).warnings.contains { $0.contains("surely one number") })
  }

  @Test func aDilutionIsReadOrQuotedButNeverLeftOut() throws {
    #expect(abs(try deposit(massHunter(["FALSE,Sample,D1,10x,3,"])) - 0.015) < 1e-12)
    let rates = [
      "FALSE,CalBlk,Blank,1,0,20", "FALSE,CalStd,Std 1 ppb,1,1,1020", "FALSE,CalStd,Std 5 ppb,1,5,5020",
    ]
    #expect(abs(try deposit(massHunter(rates + ["FALSE,Sample,D1,10x,,320"])) - 0.015) < 1e-12)
    let ratio = massHunter(rates + ["FALSE,Sample,D1,1:10,0.3,320"])
    let noAnswer = try #require(try reason(ratio))
    #expect(noAnswer.reason.rawValue == "not-understood")
    #expect(noAnswer.explanation.contains("“1:10”"))
    #expect(try !result(ratio).warnings.contains { $0.contains("undiluted") })
  }

  @Test(arguments: [
    "<0.1", "<0.1 ppb", "< 0.1 µg/L", "LOD", "BQL", "u.d.", "n.n.", "0.1 U", "<DL 0.1", "ND (0.1)",
  ])
  func anAspirationBelowALimitIsNotLeftOutOfTheMean(text: String) throws {
    let table = massHunter(["FALSE,Sample,D1,1,3,", "FALSE,Sample,D1,1,\(text),"])
    #expect(try reason(table)?.reason == .belowDetection)
  }

  @Test func aTextThatIsNotUnderstoodIsNotLeftOutOfTheMean() throws {
    let table = massHunter(["FALSE,Sample,D1,1,3,", "FALSE,Sample,D1,1,see note,"])
    let noAnswer = try #require(try reason(table))
    #expect(noAnswer.reason.rawValue == "not-understood")
    #expect(noAnswer.explanation.contains("see note"))
  }

  @Test(arguments: [("VRAI", "FAUX"), ("WAHR", "FALSCH"), ("VERO", "FALSO"), ("ИСТИНА", "ЛОЖЬ"), ("1", "0")])
  func aRejectedRowIsLeftOutInEveryLanguage(yes: String, no: String) throws {
    let table = massHunter(["\(no),Sample,D1,1,3,", "\(yes),Sample,D1,1,300,"])
    #expect(abs(try deposit(table) - 0.015) < 1e-12)
  }

  @Test func aCommaThatMayGroupThousandsIsRefused() throws {
    let row = "FALSE;Sample;D1;1;1,234;1234020"
    let problem = try #require(throws: InputProblem.self) { try result(massHunter([row], separator: ";")) }
    #expect(problem.found.contains("1,234"))
    let decided = massHunter([row, "FALSE;Sample;other;1;2.5;2520"], separator: ";")
    #expect(abs(try deposit(decided) - 6.17) < 1e-12)
    let decimal = massHunter([row, "FALSE;Sample;other;1;2,5;2520"], separator: ";")
    #expect(abs(try deposit(decimal) - 0.00617) < 1e-15)
  }

  @Test func aRerunAtAHigherDilutionReplacesTheRowOverTheRange() throws {
    let table = massHunter(["FALSE,Sample,D1,1,OR,", "FALSE,Sample,D1,10,30,"])
    #expect(abs(try deposit(table) - 0.15) < 1e-12)
    #expect(try result(table).warnings.contains { $0.contains("row 3 (D1) is over the range") })
    let same = massHunter(["FALSE,Sample,D1,10,OR,", "FALSE,Sample,D1,10,30,"])
    #expect(try reason(same)?.reason.rawValue == "over-range")
  }

  @Test func opticalEmissionHasNoIsotopesAndNoCellModes() throws {
    let table = "Solution Label,Rack:Tube,Ni Ax 231.604 nm ppm\nD1,1:1,0.003\n"
    #expect(abs(try deposit(table) - 0.015) < 1e-12)
    #expect(try !result(table).warnings.contains { $0.contains("KED") || $0.contains("isotope") })
  }

  @Test func qtegrasDecimalCommaIsThatOfTheWholeTable() throws {
    let table = """
      ;;Raw.Average;ExtCal.Average
      ;;0;0
      ;;60Ni (KED);60Ni (KED)
      ;;Y (cps);Concentration (ppb)
      1;Rinse;N/A;N/A
      2;D1;3000,5000;3,0500

      """
    #expect(abs(try deposit(table) - 0.01525) < 1e-12)
  }
}
