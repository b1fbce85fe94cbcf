import AnalysisFindings
import BinderStudies
import Foundation
import InterphaseTestSupport
import Testing

@Suite struct StudyPlanTests {
  func plan(_ files: String, in folder: StudyFolder, more: String = "") throws -> StudyPlan {
    StudyPlan(try folder.manifest("study: A\nsamples:\n  - binder: P\n    files: \(files)\n\(more)"))
  }

  @Test func aPatternGivesItsFilesInTheOrderOfTheirBytes() throws {
    let folder = try StudyFolder()
    for name in ["b.vms", "a.vms", "Z.vms", "c.txt"] { try folder.write("x", to: name) }
    let plan = try plan("\"*.vms\"", in: folder)
    #expect(plan.entries.map { ($0.file as NSString).lastPathComponent } == ["Z.vms", "a.vms", "b.vms"])
  }

  @Test func aNameWithBracketsIsTheFileOfThatName() throws {
    let folder = try StudyFolder()
    try folder.write("x", to: "C1s[2].vms")
    #expect(try plan("\"C1s[2].vms\"", in: folder).entries.count == 1)
  }

  @Test func theStudysFolderMayHaveBracketsInItsName() throws {
    let folder = try StudyFolder()
    try folder.write("x", to: "cells [2024]*/a.vms")
    let text =
      "study: A\nsamples: [{binder: P, files: \"*.vms\"}]\nexclude: [{file: \"*.vms\", reason: old}]\n"
    try folder.write(text, to: "cells [2024]*/study.yaml")
    let plan = StudyPlan(try StudyManifest(path: folder.path + "/cells [2024]*/study.yaml"))
    #expect(plan.problems.isEmpty)
    #expect(plan.leftOut.count == 1)
  }

  @Test func aFileThatIsNotThereIsNamedWithTheNearestOne() throws {
    let folder = try StudyFolder()
    try folder.write("x", to: "xps/PVDF-1.vms")
    let problem = try #require(try plan("xps/PVDF-l.vms", in: folder).problems.first)
    #expect(problem.place == .key("files", line: 4))
    #expect(problem.remedy == "Did you mean “PVDF-1.vms”?")
  }

  @Test(arguments: ["xps", "xps/"]) func aFolderIsNoFile(name: String) throws {
    let folder = try StudyFolder()
    try folder.write("x", to: "xps/a.vms")
    let problem = try #require(try plan(name, in: folder).problems.first)
    #expect(problem.code == .directory)
    #expect(problem.remedy == "For all files in it, write “xps/*”.")
  }

  @Test func aPathThatLeavesTheFolderIsRefused() throws {
    let folder = try StudyFolder()
    try folder.write("x", to: "other/a.vms")
    try folder.write("study: A\nsamples: [{binder: P, files: ../other/a.vms}]\n", to: "study/study.yaml")
    let manifest = try StudyManifest(path: folder.path + "/study/study.yaml")
    let problem = try #require(StudyPlan(manifest).problems.first)
    #expect(problem.place == .key("files", line: 2))
    #expect(problem.found == "“../other/a.vms”, which lies outside")
  }

  @Test func aLinkIsResolvedBeforeItsPlaceIsJudged() throws {
    let (folder, outside) = (try StudyFolder(), try StudyFolder())
    try outside.write("x", to: "secret.vms")
    try folder.write("x", to: "own.vms")
    let manager = FileManager.default
    try manager.createSymbolicLink(
      atPath: folder.path + "/out.vms", withDestinationPath: outside.path + "/secret.vms")
    try manager.createSymbolicLink(atPath: folder.path + "/in.vms", withDestinationPath: "own.vms")
    #expect(try plan("out.vms", in: folder).problems.count == 1)
    #expect(try plan("in.vms", in: folder).problems.isEmpty)
    #expect(try plan("out.vms", in: folder, more: "allowFilesOutside: true\n").problems.isEmpty)
  }

  @Test func aFolderWhoseNameBeginsLikeTheStudysIsOutside() throws {
    let folder = try StudyFolder()
    try folder.write("x", to: "study-2/a.vms")
    try folder.write("study: A\nsamples: [{binder: P, files: ../study-2/a.vms}]\n", to: "study/study.yaml")
    let manifest = try StudyManifest(path: folder.path + "/study/study.yaml")
    #expect(StudyPlan(manifest).problems.count == 1)
  }

  @Test func anExclusionThatNamesNoFileIsRefused() throws {
    let folder = try StudyFolder()
    try folder.write("x", to: "a.vms")
    let exclusion = "exclude:\n  - {file: A.vms, reason: charged}\n"
    let problem = try #require(try plan("a.vms", in: folder, more: exclusion).problems.first)
    #expect(problem.place == .key("exclude", line: 6))
    #expect(problem.remedy == "Did you mean “a.vms”?")
  }

  @Test func anExcludedFileIsLeftOutWithItsReason() throws {
    let folder = try StudyFolder()
    for name in ["a.vms", "b.vms"] { try folder.write("x", to: name) }
    let plan = try plan("\"*.vms\"", in: folder, more: "exclude: [{file: a.vms, reason: charged}]\n")
    #expect(plan.entries.count == 1)
    #expect(plan.leftOut.map(\.reason) == ["charged"])
  }

  #if os(Linux)  // other file systems take names in UTF-8 only
    @Test func aFileNameInOtherBytesIsNamed() throws {
      let folder = try StudyFolder()
      let name: [UInt8] = Array(folder.path.utf8) + Array("/Pr".utf8) + [0xFC] + Array("f.vms".utf8) + [0]
      let descriptor = name.map(CChar.init(bitPattern:)).withUnsafeBufferPointer { buffer in
        buffer.baseAddress.map { open($0, O_CREAT | O_WRONLY, 0o644) } ?? -1
      }
      try #require(descriptor >= 0)
      close(descriptor)
      let problem = try #require(try plan("\"*.vms\"", in: folder).problems.first)
      #expect(problem.expected == "file names in UTF-8")
      #expect(problem.remedy == "Rename the file.")
    }
  #endif

  @Test func partsOfAPatternMatchFoldersAndFiles() throws {
    let folder = try StudyFolder()
    for name in ["p-1/a.vms", "p-1/.hidden.vms", "p-2/b.vms", "p-2/deep/c.vms", "q-1/d.vms", "p-1/e.txt"] {
      try folder.write("x", to: name)
    }
    func found(_ pattern: String) throws -> [String] {
      try plan("\"\(pattern)\"", in: folder).entries.map { String($0.file.dropFirst(folder.path.count + 1)) }
    }
    #expect(try found("p-?/*.vms") == ["p-1/a.vms", "p-2/b.vms"])
    #expect(try found("*/deep/[!d].vms") == ["p-2/deep/c.vms"])
    #expect(try found("p-1/.h*") == ["p-1/.hidden.vms"])
    #expect(try found("p-1/../q-[0-9]/d.vms") == ["p-1/../q-1/d.vms"])
    #expect(try found("\(folder.path)/q*/*") == ["q-1/d.vms"])
  }

  @Test func aPatternLongerThanAnyPathIsRefused() throws {
    let folder = try StudyFolder()
    let problem = try #require(
      try plan("\"\(String(repeating: "*/", count: 5000))\"", in: folder).problems.first)
    #expect(problem.code == .limitExceeded)
    #expect(problem.place == .key("files", line: 4))
  }

  @Test func foldersMadeEndlessByLinksAreRefused() throws {
    let folder = try StudyFolder()
    for name in ["a", "b", "c", "d"] {
      try FileManager.default.createSymbolicLink(
        atPath: folder.path + "/" + name, withDestinationPath: ".")
    }
    let problem = try #require(
      try plan("\"\(String(repeating: "*/", count: 30))x\"", in: folder).problems.first)
    #expect(problem.code == .limitExceeded)
    #expect(problem.expected == "patterns that look at no more than 150000 names")
  }

  @Test func aFolderIsListedOnceForAllPatterns() throws {
    let folder = try StudyFolder()
    for number in 0..<100 { try folder.write("x", to: "\(number).vms") }
    let samples = (0..<3000).map { "  - {binder: P, files: \"\($0 % 100).v*\"}\n" }.joined()
    let plan = StudyPlan(try folder.manifest("study: A\nsamples:\n\(samples)"))
    #expect(plan.problems.isEmpty)
    #expect(plan.entries.count == 3000)
  }
}
