import AnalysisFindings
import Foundation
import InterphaseTestSupport
import RasterCanvas
import ScientificFigures
import StudyFigures
import Testing

@Suite struct PNGPictureTests {
  func picture(_ bytes: [UInt8]) throws -> PNGPicture? {
    let folder = try ScratchFolder()
    try folder.write(Data(bytes), to: "a.png")
    return try PNGPicture(path: folder.path + "/a.png")
  }

  func png(resolution: Double?) throws -> [UInt8] {
    let surface = try RasterSurface(width: 1051, height: 600, background: .white)
    return try PNGEncoder.encode(surface, dotsPerInch: resolution)
  }

  @Test func aPictureHasTheSizeThatItsResolutionGives() throws {
    let picture = try #require(try picture(png(resolution: 300)))
    #expect(abs(picture.width - 89) < 0.05)
    #expect(abs(picture.height - 50.8) < 0.05)
    #expect(abs(picture.resolution - 300) < 0.1)
    #expect(JournalCheck(picture, rules: .nature).breaches.isEmpty)
    #expect(JournalCheck(picture, rules: .elsevier).breaches.map(\.rule) == [.width, .resolution])
  }

  @Test func aPictureWithoutResolutionIsAProblem() throws {
    #expect(throws: InputProblem.self) { try picture(png(resolution: nil)) }
  }

  @Test func aPictureThatIsCutShortIsAProblemWhereverItEnds() throws {
    let whole = try png(resolution: 300)
    for length in [1, 7, 8, 20, 40, 100, whole.count - 12, whole.count - 1] {
      let problem = try #require(throws: InputProblem.self) { try picture(Array(whole.prefix(length))) }
      #expect(problem.code == .truncated)
      #expect(problem.found == "the end of the file after \(length) bytes")
      #expect(problem.remedy.contains("copy it again"))
    }
  }

  @Test func aPictureWithAChangedByteIsAProblemWithItsPlace() throws {
    var bytes = try png(resolution: 300)
    bytes[bytes.count / 2] ^= 1
    let problem = try #require(throws: InputProblem.self) { try picture(bytes) }
    #expect(problem.code == .malformed)
    #expect(problem.place.description.hasPrefix("byte "))
  }

  @Test func aChunkThatClaimsMoreThanTheFileHoldsIsAProblem() throws {
    var bytes = try png(resolution: 300)
    bytes.replaceSubrange(8..<12, with: [0xFF, 0xFF, 0xFF, 0xFF])
    #expect(try #require(throws: InputProblem.self) { try picture(bytes) }.code == .truncated)
  }

  @Test func bytesAfterTheEndMarkAreNoProblem() throws {
    #expect(try picture(png(resolution: 300) + [1, 2, 3]) != nil)
  }

  @Test func whatIsNoPictureIsNone() throws {
    #expect(try picture(Array("study: A".utf8)) == nil)
    #expect(try PNGPicture(path: "/nowhere.png") == nil)
    #expect(try PNGPicture(path: "/") == nil)
  }
}
