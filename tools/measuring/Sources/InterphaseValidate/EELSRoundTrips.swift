import AnalysisFindings
import Foundation
import InstrumentFiles
import InstrumentMeasurements
import MeasuringHarness

/// Holds what our EMSA and hspy writers write against what was given to them: read by our readers, and by RosettaSciIO where
/// it is there.
enum EELSRoundTrips {
  /// The shares of shared files of electron microscopy that come back with the same axes and values.
  static func measure(_ context: MeasuringContext) throws -> [MeasuredRow] {
    let shared = try SharedFiles(context)
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("interphase-written-\(ProcessInfo.processInfo.processIdentifier)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    var written: [Written] = []
    for file in try shared.measurements(of: "eels") {
      guard let read = try? ReaderRegistry.measured.read(path: shared.path(file)) else { continue }
      for signal in read.measurements.compactMap({ $0 as? ElectronMicroscopySignal }) {
        guard let count = signal.realValues?.count, count <= 2_000_000 else { continue }
        let stem = folder.appendingPathComponent("\(written.count)").path
        if let text = EMSAWriter.text(of: signal) {
          written.append(try Written(signal, path: stem + ".msa", bytes: Array(text.utf8)))
        }
        if let bytes = HyperSpyWriter.bytes(of: signal) {
          written.append(try Written(signal, path: stem + ".hspy", bytes: bytes))
        }
      }
    }
    var rows = [
      row("msa.roundtrip.equal", written.filter { $0.path.hasSuffix(".msa") }, \.comesBack),
      row("hspy.roundtrip.equal", written.filter { $0.path.hasSuffix(".hspy") }, \.comesBack),
    ]
    guard let python = context.peerPython, run(python, context, written.map(\.path)) else { return rows }
    rows += [
      // It takes no positions from pairs, whatever stands there.
      row(
        "msa.roundtrip.rosettasciio", written.filter { $0.path.hasSuffix(".msa") && $0.isEven },
        \.isReadByOthers),
      row("hspy.roundtrip.rosettasciio", written.filter { $0.path.hasSuffix(".hspy") }, \.isReadByOthers),
    ]
    return rows
  }

  private static func row(_ id: String, _ files: [Written], _ isEqual: (Written) -> Bool) -> MeasuredRow {
    let share = Double(files.filter(isEqual).count) / Double(max(files.count, 1))
    return MeasuredRow(area: "eels", id: id, value: share, unit: "1", n: files.count, goal: .atLeast(1))
  }

  /// Whether RosettaSciIO is there; it writes what it reads beside each file.
  private static func run(_ python: String, _ context: MeasuringContext, _ files: [String]) -> Bool {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: python)
    process.arguments = [context.root.appendingPathComponent("tools/peers/microscopy_reader.py").path] + files
    process.standardError = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return false }
    process.waitUntilExit()
    return process.terminationStatus == 0
  }

  /// A file that was written, and what was given.
  private struct Written {
    let path: String
    /// Whether every axis is given by its start and its step.
    let isEven: Bool
    private let values: [Double]
    private let axes: [[Double]]

    init(_ signal: ElectronMicroscopySignal, path: String, bytes: [UInt8]) throws {
      self.path = path
      values = (signal.realValues ?? []).map { signal.intensityScale * ($0 - signal.intensityOrigin) }
      axes = signal.axes.map(\.values)
      isEven = signal.axes.allSatisfy { $0.step != nil }
      try Data(bytes).write(to: URL(fileURLWithPath: path))
    }

    var comesBack: Bool {
      guard let read = try? ReaderRegistry.measured.read(path: path),
        let signal = read.measurements.first as? ElectronMicroscopySignal, let found = signal.realValues
      else { return false }
      return isEqual(found, signal.axes.map(\.values))
    }

    var isReadByOthers: Bool {
      guard let data = try? Data(contentsOf: URL(fileURLWithPath: path + ".f64")) else { return false }
      var numbers = data.withUnsafeBytes { buffer in
        (0..<buffer.count / 8).map {
          Double(
            bitPattern: UInt64(littleEndian: buffer.loadUnaligned(fromByteOffset: 8 * $0, as: UInt64.self)))
        }[...]
      }
      guard numbers.count == values.count + axes.reduce(0, { $0 + $1.count }) else { return false }
      let found = Array(numbers.prefix(values.count))
      numbers = numbers.dropFirst(values.count)
      return isEqual(
        found,
        axes.map { axis in
          defer { numbers = numbers.dropFirst(axis.count) }
          return Array(numbers.prefix(axis.count))
        })
    }

    /// Values to the bit; positions to the rounding of offset + scale × index.
    private func isEqual(_ found: [Double], _ places: [[Double]]) -> Bool {
      guard found.count == values.count, places.map(\.count) == axes.map(\.count) else { return false }
      let isSame = zip(found, values).allSatisfy { $0 == $1 || ($0.isNaN && $1.isNaN) }
      return isSame
        && zip(places, axes).allSatisfy { theirs, ours in
          let reach = ours.map(abs).max() ?? 0
          return zip(theirs, ours).allSatisfy { abs($0 - $1) <= 1e-12 * max(reach, 1) }
        }
    }
  }
}
