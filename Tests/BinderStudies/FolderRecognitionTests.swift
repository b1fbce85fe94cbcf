import BinderStudies
import Foundation
import InstrumentFiles
import InstrumentMeasurements
import InterphaseTestSupport
import Testing

@Suite struct FolderRecognitionTests {
  func recognition(_ files: [String]) throws -> (StudyFolder, FolderRecognition) {
    let folder = try StudyFolder()
    for (number, file) in files.enumerated() {
      try folder.write(Self.emsa.replacing("O K", with: "O K \(number)"), to: file)
    }
    return (folder, try FolderRecognition(folder: folder.path, registry: .builtIn))
  }

  /// A spectrum in the shortest file that is recognised.
  static let emsa = """
    #FORMAT      : EMSA/MAS Spectral Data File
    #VERSION     : 1.0
    #TITLE       : O K
    #NPOINTS     : 2
    #NCOLUMNS    : 1
    #XUNITS      : eV
    #YUNITS      : counts
    #DATATYPE    : Y
    #XPERCHAN    : 0.5
    #OFFSET      : 500
    #SIGNALTYPE  : ELS
    #SPECTRUM    :
    1.0
    2.0
    #ENDOFDATA   :

    """

  @Test(
    arguments: [
      ("PVDF-1.msa", "PVDF", "PVDF-1"), ("PVDF-A-N5-1.msa", "PVDF-A-N5", "PVDF-A-N5-1"),
      ("eels/ISP50-12.msa", "ISP50", "ISP50-12"), ("ISP50/cell 1.msa", "ISP50", "ISP50-1"),
      ("17.msa", "17", "17"),
    ]) func binderAndSampleFollowFromThePath(path: String, binder: String, sample: String) throws
  {
    let file = try #require(try recognition([path]).1.files.first)
    #expect(file.binder == binder)
    #expect(file.sample == sample)
  }

  @Test func theManifestIsAccepted() throws {
    let (folder, recognition) = try recognition(["eels/PVDF-1.msa", "eels/PVDF-2.msa", "eels/ISP50-1.msa"])
    let manifest = try folder.manifest(recognition.manifest)
    // The usual polymer is the reference, whatever comes first in the alphabet.
    #expect(manifest.binders == ["PVDF", "ISP50"])
    let plan = StudyPlan(manifest)
    #expect(plan.problems.isEmpty)
    #expect(plan.entries.count == 3)
  }

  @Test(arguments: [
    "a: b, [c] #d.msa", "\"quoted\".msa", "null.msa", "tab\there.msa", "new\nline.msa", "- x.msa",
  ])
  func theManifestIsAcceptedWhateverTheFilesAreCalled(name: String) throws {
    let (folder, recognition) = try recognition([name])
    try folder.write("not an export", to: "notes " + name)
    let plan = StudyPlan(try folder.manifest(recognition.manifest))
    #expect(plan.problems.isEmpty)
    #expect(plan.entries.map(\.file) == [folder.path + "/" + name])
  }

  @Test func nothingOfTheFolderVanishes() throws {
    let folder = try StudyFolder()
    try folder.write(Self.emsa, to: "a-1.msa")
    try folder.write(Self.emsa, to: "a-1 - Kopie.msa")
    try folder.write("just words\n", to: "notes.txt")
    try folder.write("", to: "empty.vms")
    let recognition = try FolderRecognition(folder: folder.path, registry: .builtIn)
    #expect(recognition.files.map(\.path) == ["a-1.msa"])
    #expect(recognition.manifest.contains("# Not recognised: notes.txt\n"))
    #expect(recognition.manifest.contains("# Empty: empty.vms\n"))
    #expect(recognition.manifest.contains("# The same content as a-1.msa: a-1 - Kopie.msa\n"))
  }

  @Test func aFolderOfPlainTablesAsksForTheirColumns() async throws {
    let folder = try StudyFolder()
    for name in ["PVDF-1", "PVDF-2", "CMC-1"] {
      try folder.write("Weg (mm),Kraft (N)\n0,1\n1,2\n2,3\n3,4\n", to: "peel/\(name).csv")
    }
    let recognition = try FolderRecognition(folder: folder.path, registry: .builtIn)
    #expect(recognition.plainTables.map(\.captions) == Array(repeating: ["Weg (mm)", "Kraft (N)"], count: 3))
    let manifest = try folder.manifest(recognition.manifest)
    #expect(manifest.samples.map(\.specimen.name) == ["CMC-1", "PVDF-1", "PVDF-2"])
    #expect(StudyPlan(manifest).entries.count == 3)
    #expect(
      recognition.manifest.contains(
        "# columns \"Weg (mm)\", \"Kraft (N)\": peel/CMC-1.csv, peel/PVDF-1.csv, peel/PVDF-2.csv"))
  }

  @Test func theRowsOfATableAreWrittenAtTheirSamples() throws {
    let folder = try StudyFolder()
    try folder.write(Self.emsa, to: "PVDF_01.msa")
    let table = "/study-a/icpms/batch.xlsx"
    try FileManager.default.copyItem(
      atPath: SampleData.path + table, toPath: folder.path + "/batch.xlsx")
    let manifest = try folder.manifest(
      try FolderRecognition(folder: folder.path, registry: .builtIn).manifest)
    let sample = try #require(manifest.samples.first { $0.specimen.name == "PVDF-1" })
    #expect(sample.rows == ["PVDF-1"])
    #expect(sample.files.map(\.pattern) == ["PVDF_01.msa"])
    #expect(manifest.samples.contains { $0.specimen.name == "PVDF-4" && $0.files.isEmpty })
  }
}
