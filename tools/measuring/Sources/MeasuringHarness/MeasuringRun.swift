public import Foundation

/// What a measuring function is given.
public struct MeasuringContext: Sendable {
  /// The seed of everything that is drawn.
  public var seed: UInt64
  /// The folder `shared` beside the project, where it is present.
  public var shared: URL?
  /// The project's root.
  public var root: URL
  /// Whether peers are to be run beside us (benchmarks only).
  public var withPeers: Bool
  /// The Python interpreter of the scratch environment in which the peers are installed.
  public var peerPython: String?

  /// The folder `shared`, or `InputAbsent` where it is not there.
  public func requireShared() throws -> URL {
    guard let shared else { throw InputAbsent("the folder shared beside the project") }
    return shared
  }
}

/// An input that a measurement needs is absent; the command then exits with 4.
public struct InputAbsent: Error {
  /// What is absent.
  public var what: String

  /// Creates the error.
  public init(_ what: String) { self.what = what }
}

/// One area's measurement.
public struct MeasuredArea: Sendable {
  /// The area's name.
  public var name: String
  /// Measures the area.
  public var measure: @Sendable (MeasuringContext) throws -> [MeasuredRow]

  /// Creates an area.
  public init(_ name: String, measure: @escaping @Sendable (MeasuringContext) throws -> [MeasuredRow]) {
    self.name = name
    self.measure = measure
  }
}

/// The command line shared by the two measuring commands: `AREA… [--json] [--seed N] [--peers]`.
public enum MeasuringRun {
  /// Runs the named areas (all if none is named), prints their rows and returns the exit code.
  ///
  /// 0 where every goal holds, 1 where one is missed, 2 for a wrong call, 4 where an input is absent.
  public static func main(areas: [MeasuredArea], usage: String) -> Int32 {
    var names: [String] = []
    var json = false
    let environment = ProcessInfo.processInfo.environment
    let root = URL(
      fileURLWithPath: environment["INTERPHASE_ROOT"] ?? FileManager.default.currentDirectoryPath)
    let shared = root.deletingLastPathComponent().appendingPathComponent("shared")
    var context = MeasuringContext(
      seed: 20_250_101, shared: FileManager.default.fileExists(atPath: shared.path) ? shared : nil,
      root: root,
      withPeers: false, peerPython: environment["INTERPHASE_PEER_PYTHON"])
    var arguments = CommandLine.arguments.dropFirst()
    while let argument = arguments.popFirst() {
      switch argument {
      case "--json": json = true
      case "--peers": context.withPeers = true
      case "--help", "-h":
        print(usage)
        return 0
      case "--seed":
        guard let text = arguments.popFirst(), let seed = UInt64(text) else {
          return refuse("--seed takes a whole number", usage)
        }
        context.seed = seed
      default:
        guard areas.contains(where: { $0.name == argument }) else {
          let known = areas.map(\.name).joined(separator: ", ")
          return refuse("no area or option “\(argument)”; the areas are \(known)", usage)
        }
        names.append(argument)
      }
    }
    return run(areas.filter { names.isEmpty || names.contains($0.name) }, context, json: json)
  }

  private static func run(_ areas: [MeasuredArea], _ context: MeasuringContext, json: Bool) -> Int32 {
    var missed = false
    var absent = false
    for area in areas {
      do {
        for row in try area.measure(context) {
          print(json ? jsonLine(row) : tableLine(row))
          missed = missed || !row.holds
        }
      } catch let error as InputAbsent {
        complain("\(area.name): absent: \(error.what)")
        absent = true
      } catch {
        complain("\(area.name): \(error)")
        missed = true
      }
    }
    return missed ? 1 : absent ? 4 : 0
  }

  private static func tableLine(_ row: MeasuredRow) -> String {
    let goal = row.goal.map { "goal \($0): \(row.holds ? "holds" : "MISSED")" } ?? ""
    let value = String(format: "%.6g", row.value)
    return column("\(row.area) \(row.id)", 44) + column("\(value) \(row.unit)", 24)
      + column("n = \(row.n)", 12) + goal
  }

  /// A text with blanks behind it; never cut.
  private static func column(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(width - text.count, 1))
  }

  private static func jsonLine(_ row: MeasuredRow) -> String {
    let value = row.value.isFinite ? number(row.value) : "null"
    let goal = row.goal.map { "\"\($0)\"" } ?? "null"
    return
      "{\"area\": \"\(row.area)\", \"id\": \"\(row.id)\", \"value\": \(value), \"unit\": \"\(row.unit)\", "
      + "\"n\": \(row.n), \"goal\": \(goal), \"holds\": \(row.holds)}"
  }

  private static func number(_ value: Double) -> String {
    value == value.rounded() && abs(value) < 1e15 ? "\(Int(value))" : "\(value)"
  }

  private static func refuse(_ message: String, _ usage: String) -> Int32 {
    complain(message)
    complain(usage)
    return 2
  }

  private static func complain(_ message: String) {
    FileHandle.standardError.write(Data((message + "\n").utf8))
  }
}
