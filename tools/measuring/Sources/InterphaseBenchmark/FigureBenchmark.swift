import FigurePages
import Foundation
import MeasuringHarness

/// How long figures take: whole processes, from files to PNG at 300 dots per inch.
enum FigureBenchmark {
  static let area = MeasuredArea("figures", measure: measure)

  /// The most seconds for a page.
  private static let goals: [TimedPage: Double] = [
    .fittedSpectra: 0.10, .depthProfiles: 0.06, .deposition: 0.03, .ionMap: 0.08, .longLine: 0.15,
  ]
  private static let repetitions = 11
  /// The environment variables that make this program draw one page of a folder and end.
  private static let pageName = "INTERPHASE_DRAW_PAGE"
  private static let folderName = "INTERPHASE_DRAW_FOLDER"

  /// Draws the page that the environment asks for; whether it asked.
  static func drawOnePage() throws -> Bool {
    let environment = ProcessInfo.processInfo.environment
    guard let page = environment[pageName].flatMap(TimedPage.init), let folder = environment[folderName]
    else {
      return false
    }
    try page.draw(below: URL(fileURLWithPath: folder))
    return true
  }

  private static func measure(_ context: MeasuringContext) throws -> [MeasuredRow] {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
      "interphase-pages-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    var rows: [MeasuredRow] = []
    var speedups: [MeasuredRow] = []
    var peak = 0.0
    for page in TimedPage.allCases {
      let inputs = try page.writeInput(below: folder)
      let peers = context.withPeers ? try Self.peers(of: page, inputs, context, folder) : []
      let settings = [pageName: page.rawValue, folderName: folder.path]
      // The first run of each warms up; then all take turns, so that what else the machine does hits all alike.
      var ours: [TimedProcess] = []
      var theirs = [[Double]](repeating: [], count: peers.count)
      for turn in 0...repetitions {
        let run = try TimedProcess(CommandLine.arguments[0], [], environment: settings)
        if turn > 0 { ours.append(run) }
        for (index, peer) in peers.enumerated() {
          let seconds = try peer.run().seconds
          if turn > 0 { theirs[index].append(seconds) }
        }
      }
      let time = median(ours.map(\.seconds))
      rows.append(
        row(page.rawValue + ".s", time, "s", repetitions, goals[page].map { .atMost($0) }))
      for (peer, times) in zip(peers, theirs) {
        speedups.append(
          row("\(page.rawValue).speedup.\(peer.name)", median(times) / time, "times", repetitions, nil))
      }
      let memory = (ours.map(\.peakMebibytes).max() ?? 0) - dataMebibytes(page)
      rows.append(row(page.rawValue + ".peak.mib", memory, "MiB", repetitions, nil))
      peak = max(peak, memory)
    }
    rows.append(row("peak.mib", peak, "MiB", TimedPage.allCases.count * repetitions, .atMost(60)))
    return rows + speedups
  }

  private static func row(
    _ id: String, _ value: Double, _ unit: String, _ n: Int, _ goal: MeasuredRow.Goal?
  ) -> MeasuredRow {
    MeasuredRow(area: "figures", id: id, value: value, unit: unit, n: n, goal: goal)
  }

  /// What a page's numbers take by themselves: a million pairs of 8 bytes a number; of the other pages next to nothing.
  private static func dataMebibytes(_ page: TimedPage) -> Double {
    page == .longLine ? 16_000_000.0 / 1_048_576 : 0
  }

  private struct Peer {
    var name: String
    var run: () throws -> TimedProcess
  }

  /// Other programs with the same page, as whole processes.
  private static func peers(
    of page: TimedPage, _ inputs: [String], _ context: MeasuringContext, _ folder: URL
  ) throws -> [Peer] {
    guard let python = context.peerPython else {
      throw InputAbsent("INTERPHASE_PEER_PYTHON, an interpreter with matplotlib")
    }
    let scripts = try context.requireShared().appendingPathComponent("peers/figures")
    let output = folder.appendingPathComponent("peer.png").path
    func matplotlib(_ name: String) -> Peer {
      let line = "import figlib, sys; draw, data = figlib.CASES[sys.argv[1]]; draw(sys.argv[2], data=data())"
      return Peer(name: "matplotlib") {
        try TimedProcess(python, ["-c", line, name, output], environment: ["PYTHONPATH": scripts.path])
      }
    }
    switch page {
    case .fittedSpectra:
      let script = context.root.appendingPathComponent("tools/peers/fitted_spectra.gnuplot").path
      // C 1s has six components, F 1s and O 1s five each.
      let settings =
        "files='\(inputs.joined(separator: " "))'; components='6 5 5 6 5 5'; output='\(output)'"
      return [
        matplotlib("xps"),
        Peer(name: "gnuplot") { try TimedProcess("gnuplot", ["-e", settings, script]) },
      ]
    case .longLine: return [matplotlib("line1e6")]
    default: return []
    }
  }

  private static func median(_ values: [Double]) -> Double {
    values.isEmpty ? .nan : values.sorted()[values.count / 2]
  }
}
