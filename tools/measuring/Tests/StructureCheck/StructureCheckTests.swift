import Foundation
import StructureCheck
import Testing

/// The project keeps the plan of `Documentation/architecture.md`, and the check would see it if it did not.
@Suite struct StructureCheckTests {
  static let root: URL = {
    var folder = URL(fileURLWithPath: #filePath)
    // tools/measuring/Tests/StructureCheck/THIS
    for _ in 0..<5 { folder.deleteLastPathComponent() }
    return folder
  }()

  @Test func theProjectKeepsItsPlan() throws {
    let check = try StructureCheck(root: Self.root)
    #expect(check.files.count > 100)
    for violation in check.violations() { Issue.record("\(violation)") }
  }

  @Test func thereAreTenPlantedFaultsOfEveryRule() {
    #expect(PlantedFault.all.count == 10)
    #expect(Set(PlantedFault.all.map(\.rule)) == Set(StructureViolation.Rule.allCases))
  }

  @Test(arguments: PlantedFault.all) func aPlantedFaultIsFound(fault: PlantedFault) throws {
    #expect(fault.isFound(in: try StructureCheck(root: Self.root)))
  }

  @Test func thePlanNamesEveryRoomThatThereIs() throws {
    let page = try String(
      contentsOf: Self.root.appendingPathComponent("Documentation/architecture.md"), encoding: .utf8)
    let check = try StructureCheck(root: Self.root)
    let modules = Set(check.files.keys.compactMap { SwiftSource(path: $0, text: "").module })
    #expect(modules.count > 15)
    for module in modules { #expect(page.contains("`\(module)`"), "\(module)") }
  }

  @Test func everyExceptionIsOfUse() throws {
    let check = try StructureCheck(root: Self.root)
    #expect(check.idleExceptions().isEmpty, "\(check.idleExceptions())")
  }
}
