public import Foundation
import Interphase
import MeasuringHarness

/// Makes mutants in workers, which it starts again behind a mutant that ended one.
public struct MutantRun: Sendable {
  /// The mutants that were tried.
  public private(set) var tries = 0
  /// The mutants that crashed a worker or kept it too long, by set and original.
  public private(set) var faults: [String] = []

  /// How long a mutant may take, in s.
  private static let patience: Int32 = 10

  /// Tries all mutants; a worker is this program with an environment that `MutantWorker` knows.
  ///
  /// - Parameters:
  ///   - area: The area whose own sets are tried; `nil` for those that belong to none.
  ///   - isOfMicroscopy: Whether only files of electron microscopy are tried.
  public init(
    root: URL, shared: URL, seed: UInt64, workers: Int, area: String? = nil, isOfMicroscopy: Bool = false
  ) throws {
    for (index, set) in try MutantSet.all(root: root, shared: shared).enumerated()
    where set.area == area && (!isOfMicroscopy || set.name == MutantSet.microscopyFiles) {
      tries += set.count
      let lanes = Lanes()
      DispatchQueue.concurrentPerform(iterations: workers) { lane in
        var next = lane
        while next < set.count {
          guard
            let last = Self.work(
              [index, next, workers].map(String.init) + [String(seed), root.path, shared.path], first: next)
          else { break }
          lanes.add("\(set.name): mutant \(last) of \(set.original(of: last))")
          next = last + workers
        }
      }
      faults += lanes.faults.sorted()
    }
  }

  /// Runs a worker; the mutant at which it died or stopped, `nil` if it came to its end.
  private static func work(_ task: [String], first: Int) -> Int? {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: CommandLine.arguments[0])
    process.environment = ProcessInfo.processInfo.environment.merging([
      MutantWorker.taskName: task.joined(separator: "\n")
    ]) { $1 }
    process.standardError = FileHandle.nullDevice
    let pipe = Pipe()
    process.standardOutput = pipe
    do { try process.run() } catch { return first }
    try? pipe.fileHandleForWriting.close()
    var last = first
    var rest = Data()
    var isFirst = true
    while true {
      var descriptor = pollfd(fd: pipe.fileHandleForReading.fileDescriptor, events: Int16(POLLIN), revents: 0)
      // The first mutant waits for the originals to be read.
      let ready = poll(&descriptor, 1, (isFirst ? 12 : 1) * patience * 1000)
      guard ready > 0 else {
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
        return last
      }
      isFirst = false
      let data = pipe.fileHandleForReading.availableData
      if data.isEmpty { break }
      rest += data
      guard let end = rest.lastIndex(of: 0x0A) else { continue }
      let lines = rest[rest.startIndex..<end].split(separator: 0x0A)
      if let number = lines.last.flatMap({ Int(String(decoding: $0, as: UTF8.self)) }) { last = number }
      rest = Data(rest[rest.index(after: end)...])
    }
    process.waitUntilExit()
    return process.terminationReason == .exit && process.terminationStatus == 0 ? nil : last
  }

  /// The faults of workers that run at a time.
  private final class Lanes: @unchecked Sendable {
    private let lock = NSLock()
    private(set) var faults: [String] = []

    func add(_ fault: String) { lock.withLock { faults.append(fault) } }
  }
}
