import Foundation
import Testing

/// A recipe is one file `NAMEFigure.swift`; none may be missing where all are tested.
@Suite struct RecipeCoverageTests {
  @Test func everyRecipeIsInTheTable() throws {
    let package = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let sources = package.appending(path: "Sources/ComparisonFigures").resolvingSymlinksInPath()
    let files = try FileManager.default.subpathsOfDirectory(atPath: sources.path)
    let recipes = files.compactMap { $0.split(separator: "/").last?.split(separator: ".").first }
      .filter { $0.hasSuffix("Figure") }.map(String.init)
    let tested = Set(Recipe.allCases.map { String(describing: type(of: $0.input())) })
    #expect(recipes.filter { !tested.contains($0) } == [])
    #expect(tested.count == Set(recipes).count)
  }
}
