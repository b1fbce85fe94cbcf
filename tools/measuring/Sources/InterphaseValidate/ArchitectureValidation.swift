import Foundation
import MeasuringHarness
import StructureCheck

/// `validate studies`: the code held against the plan of the house, and the check held against planted faults.
enum ArchitectureValidation {
  static func rows(_ root: URL) throws -> [MeasuredRow] {
    let check = try StructureCheck(root: root)
    let violations = check.violations()
    for violation in violations { FileHandle.standardError.write(Data("\(violation)\n".utf8)) }
    let faults = PlantedFault.all
    let missed = faults.filter { !$0.isFound(in: check) }
    for fault in missed { FileHandle.standardError.write(Data("not found: \(fault)\n".utf8)) }
    return [
      MeasuredRow(
        area: "studies", id: "architecture.violations", value: Double(violations.count), unit: "places",
        n: check.files.count, goal: .equal(0)),
      MeasuredRow(
        area: "studies", id: "architecture.planted.found",
        value: Double(faults.count - missed.count) / Double(faults.count), unit: "share", n: faults.count,
        goal: .equal(1)),
    ]
  }
}
