import AnalysisFindings
import BinderStudies
import Foundation
import InterphaseTestSupport
import RasterCanvas
import ScientificFigures
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

  @Test func aPictureThatIsCutShortIsAProblem() throws {
    for length in [8, 20, 40] {
      #expect(throws: InputProblem.self) { try picture(Array(png(resolution: 300).prefix(length))) }
    }
  }

  @Test func whatIsNoPictureIsNone() throws {
    #expect(try picture(Array("study: A".utf8)) == nil)
    #expect(try PNGPicture(path: "/nowhere.png") == nil)
    #expect(try PNGPicture(path: "/") == nil)
  }
}
