import BinderStudies
import Foundation
import InstrumentFiles
import InterphaseTestSupport
import Testing

@Suite struct FolderRecognitionTests {
  func recognition(_ files: [String]) throws -> (StudyFolder, FolderRecognition) {
    let folder = try StudyFolder()
    for file in files { try folder.write(Self.emsa, to: file) }
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
      ("eels/ISP50-12.msa", "ISP50", "ISP50-12"), ("ISP50/cell 1.msa", "ISP50", "ISP50 cell 1"),
      ("data/PVDF3.msa", "PVDF", "PVDF3"), ("17.msa", "17", "17"),
    ]) func binderAndSampleFollowFromThePath(path: String, binder: String, sample: String) throws
  {
    let file = try #require(try recognition([path]).1.files.first)
    #expect(file.binder == binder)
    #expect(file.sample == sample)
  }

  @Test func theManifestIsAccepted() throws {
    let (folder, recognition) = try recognition(["eels/PVDF-1.msa", "eels/PVDF-2.msa", "eels/ISP50-1.msa"])
    let manifest = try folder.manifest(recognition.manifest)
    #expect(manifest.binders == ["ISP50", "PVDF"])
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

  @Test func whatIsNotRecognisedIsListedAndColumnsAreSuggested() throws {
    let folder = try StudyFolder()
    try folder.write(Self.emsa, to: "a-1.msa")
    try folder.write("just words\n", to: "notes.txt")
    let text = try FolderRecognition(folder: folder.path, registry: .builtIn).manifest
    #expect(text.contains("# Not recognised: notes.txt\n"))
    #expect(text.contains("# columns: ["))
  }
}
