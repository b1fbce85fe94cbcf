import AnalysisFindings
import BinderStudies
import Foundation
import InstrumentFiles
import InstrumentMeasurements
import InterphaseTestSupport
import Testing

/// What a reader finds odd about a file goes wherever the file is named beside a result.
@Suite struct ReadingNotesTests {
  static let note = "The line #ENDOFDATA is missing; the data may be cut short."

  /// A spectrum of oxygen and nickel on a falling background, with or without its last line.
  static func spectrum(isWhole: Bool) -> String {
    let lines = (0..<850).map { channel -> String in
      let energy = 490 + 0.5 * Double(channel)
      let edges = [(532.0, 900.0), (855, 1500), (872, 600)].reduce(0) {
        $0 + $1.1 * exp(-pow((energy - $1.0) / 2.5, 2))
      }
      return String(Int(28_000 * pow(energy / 490, -3) + edges))
    }
    return """
      #FORMAT      : EMSA/MAS Spectral Data File
      #VERSION     : 1.0
      #TITLE       : own
      #NPOINTS     : 850
      #NCOLUMNS    : 1
      #XUNITS      : eV
      #YUNITS      : counts
      #DATATYPE    : Y
      #XPERCHAN    : 0.5
      #OFFSET      : 490
      #SIGNALTYPE  : ELS
      #SPECTRUM    : Spectral Data Starts Here

      """ + lines.joined(separator: "\n") + "\n" + (isWhole ? "#ENDOFDATA   :\n" : "")
  }

  static func folder() throws -> StudyFolder {
    let folder = try StudyFolder()
    try folder.write(spectrum(isWhole: false), to: "cut.msa")
    try folder.write(spectrum(isWhole: true), to: "whole.msa")
    try folder.write(
      "study: A\nsamples:\n  - {binder: P, files: cut.msa}\n  - {binder: Q, files: whole.msa}\n",
      to: "study.yaml")
    return folder
  }

  @Test func theyStandWithTheFileAndWithTheSourceOfEveryMeasurement() throws {
    let folder = try Self.folder()
    let cut = try ReaderRegistry.builtIn.read(path: folder.path + "/cut.msa")
    #expect(cut.source.notes == [Self.note])
    #expect(cut.measurements.map(\.source.notes) == [[Self.note]])
    #expect(try ReaderRegistry.builtIn.read(path: folder.path + "/whole.msa").source.notes.isEmpty)
  }

  @Test func theyStandInTheReportTheFindingsAndTheRecordOfTheRun() async throws {
    let folder = try Self.folder()
    let outcome = try await BinderStudy(try StudyManifest(path: folder.path + "/study.yaml"), threads: 2)
      .run()
    #expect(!outcome.isPartial)
    try outcome.write(to: folder.path + "/results")
    for name in ["report.html", "findings.json", "run.json"] {
      #expect(try folder.text("results/\(name)").contains(Self.note), "\(name)")
    }
    let line = "cut.msa: \(Self.note)"
    #expect(try folder.text("results/report.html").contains("<li>P 1: \(line)</li>"))
    #expect(try folder.text("results/run.json").contains("\"\(line)\""))
    #expect(!(try folder.text("results/report.html").contains("whole.msa: ")))
  }

  @Test(.enabled(if: BuiltCommand.isPresent, "\(BuiltCommand.reason)"), arguments: ["check", "run"])
  func theyAreOneLineOnStandardErrorAndNoFailure(command: String) async throws {
    let folder = try Self.folder()
    let call = try await BuiltCommand.call([command, "study.yaml"], in: folder.path)
    #expect(call.code == 0)
    #expect(call.errorLines.filter { $0.contains(Self.note) }.count == 1)
    #expect(!call.output.contains(Self.note))
  }
}
