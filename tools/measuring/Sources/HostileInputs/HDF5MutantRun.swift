import Foundation
import MeasuringHarness

/// Damaged copies of HDF5 files, each looked at by `interphase inspect`: the command says what is in it or what is wrong.
public struct HDF5MutantRun {
  /// The mutants that were tried.
  public private(set) var tries = 0
  /// The mutants that the command did not survive, and those of which it said nothing or nothing of use.
  public private(set) var faults: [String] = []
  /// The longest time of the processor that one took, child process and all, in s.
  public private(set) var longest = 0.0
  /// The most memory that one took, child process and all, in bytes.
  public private(set) var largest = 0.0

  /// How many mutants are made of each file.
  private static let triesOfEach = 200
  private static let signature: [UInt8] = [0x89, 0x48, 0x44, 0x46, 0x0D, 0x0A, 0x1A, 0x0A]

  /// Tries mutants of those files that are HDF5; equal seeds give equal mutants.
  ///
  /// - Throws: `InputAbsent` where none of the files is HDF5, or the command cannot be started.
  public init(files: [String], command: String, seed: UInt64) throws {
    let scratch = FileManager.default.temporaryDirectory.path + "/interphase-hdf5-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: scratch, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: scratch) }
    for file in files {
      let original = [UInt8](try Data(contentsOf: URL(fileURLWithPath: file)))
      guard original.starts(with: Self.signature) else { continue }
      for number in 0..<Self.triesOfEach {
        var mutation = ByteMutation(seed: seed &+ UInt64(tries) &* 0x1000_0000_01B3)
        try Data(mutation.mutant(of: original)).write(to: URL(fileURLWithPath: scratch + "/mutant.h5"))
        tries += 1
        let run = try BoundedProcess(command, ["inspect", "mutant.h5"], in: scratch, seconds: 30)
        longest = max(longest, run.seconds)
        largest = max(largest, run.bytes)
        if let fault = Self.fault(of: run) {
          faults.append("\((file as NSString).lastPathComponent), mutant \(number): \(fault)")
        }
      }
    }
    guard tries > 0 else { throw InputAbsent("HDF5 files in the folder shared") }
  }

  /// What is wrong with how the command took a mutant; `nil` where nothing is.
  private static func fault(of run: BoundedProcess) -> String? {
    switch run.code {
    case 0: nil
    case 1:
      run.errors.contains("mutant.h5") && run.errors.contains("expected")
        ? nil : "no problem of the file: \(run.errors.prefix(200))"
    case let code?: "exit code \(code)"
    case nil: "signal \(run.signal)"
    }
  }
}
