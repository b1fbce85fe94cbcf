import StructureCheck
import Testing

/// The check sees code as Swift does, as far as it must.
@Suite struct SwiftSourceTests {
  func source(_ text: String, _ path: String = "Sources/PeakFitting/A.swift") -> SwiftSource {
    SwiftSource(path: path, text: text)
  }

  @Test func literalsAreReadWithoutWhatIsPutIntoThem() {
    let literals = source(##"let a = "one \(two("three")) four" + #"fi"ve"# + "\"six\"" "##).literals.map(
      \.text)
    #expect(literals.sorted() == ["fi\"ve", "one \u{FFFC} four", "six", "three"])
  }

  @Test func commentsHoldNoLiteralsAndLiteralsNoComments() {
    let text = "// \"a\"\n/* \"b\" /* \"c\" */ \"d\" */ let e = \"f // g\"\n"
    #expect(source(text).literals.map(\.text) == ["f // g"])
    #expect(source(text).literals.map(\.line) == [1])
  }

  @Test func aTextOfManyLinesIsOneLiteral() {
    let text = "let a = \"\"\"\n  import Yams\n  \"quoted\"\n  \"\"\"\nlet b = 1\n"
    #expect(source(text).imports.isEmpty)
    #expect(source(text).literals.count == 1)
    #expect(source(text).code[4] == "let b = 1")
  }

  @Test func importsAreReadWithWhateverStandsBeforeThem() {
    let text = "import A\npublic import B\n@_exported public import C\nimport struct D.E\n// import F\n"
    #expect(source(text).imports.map(\.module) == ["A", "B", "C", "D"])
  }

  @Test func whatOtherModulesSeeIsFound() {
    let text = """
      public struct A: Sendable {
        public init(_ b: Int) {}
        let c = 1
        package static func d() { let e = 2 }
        public enum F { case g }
        enum H { case i }
      }
      public protocol J {
        var k: Int { get }
      }
      extension A {
        public private(set) var l: Int { switch 1 { case 1: 2; default: 3 } }
      }
      """
    #expect(source(text).declarations.map(\.name) == ["A", "init", "d", "F", "J", "k", "l"])
  }

  @Test func documentationMayStandBeforeAttributes() {
    let text = "/// Explained.\n@discardableResult\npublic func a() -> Int { 1 }\npublic func b() {}\n"
    #expect(source(text).documentationViolations().map(\.line) == [4])
  }

  @Test func aSentenceThatBeginsWithACodeIsNoKey() {
    let path = "Sources/StudyReports/A.swift"
    #expect(source("let a = \"sims. Of the rest\"", path).literalViolations().isEmpty)
    #expect(source("let a = \"xps-panels\"", path).literalViolations().isEmpty)
    #expect(source("let a = \"xps.share.F 1s.LiF\"", path).literalViolations().count == 1)
  }
}
