import Foundation
import HostileInputs
import MeasuringHarness

/// `validate studies`: what `interphase check` finds of planted faults, and how often it cries without one.
enum CheckValidation {
  static func rows() throws -> [MeasuredRow] {
    guard let command = ProcessInfo.processInfo.environment["INTERPHASE_COMMAND"] else {
      throw InputAbsent("the command (tools/validate builds it)")
    }
    var found = 0
    for fault in CheckFault.all {
      let said = try check(fault.study, command)
      if said.code == fault.code, fault.says.allSatisfy(said.errors.contains) {
        found += 1
      } else {
        note("fault “\(fault.name)” ends with \(said.code): \(said.errors.prefix(400))")
      }
    }
    var alarms = 0
    for (index, study) in CheckedStudy.sound.enumerated() {
      let said = try check(study, command)
      guard said.code != 0 else { continue }
      alarms += 1
      note("sound study \(index + 1) ends with \(said.code): \(said.errors.prefix(400))")
    }
    let faults = CheckFault.all.count
    return [
      MeasuredRow(
        area: "studies", id: "check.faults.found", value: Double(found) / Double(faults), unit: "share",
        n: faults, goal: .equal(1)),
      MeasuredRow(
        area: "studies", id: "check.false.alarms", value: Double(alarms), unit: "studies",
        n: CheckedStudy.sound.count, goal: .equal(0)),
    ]
  }

  private static func check(_ study: CheckedStudy, _ command: String) throws -> (code: Int32, errors: String)
  {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
      "interphase-check-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    try study.write(to: folder)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: command)
    process.arguments = ["check", "study.yaml"]
    process.currentDirectoryURL = folder
    let errors = Pipe()
    process.standardOutput = FileHandle.nullDevice
    process.standardError = errors
    try process.run()
    let said = errors.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: said, as: UTF8.self))
  }

  private static func note(_ text: String) { FileHandle.standardError.write(Data("\(text)\n".utf8)) }
}
