import Foundation
import Interphase

/// Manifests, patterns and paths that ask for much more than they are worth.
enum HostileManifests {
  /// All of them.
  static var all: [HostileStudy] { aliases + numbers + depths + patterns + files }

  private static func samples(_ count: Int, _ entry: (Int) -> String) -> String {
    "study: A\nsamples:\n" + (0..<count).map { "- {\(entry($0))}\n" }.joined()
  }

  private static var aliases: [HostileStudy] {
    func levels(_ count: Int, _ text: (String, String) -> String) -> String {
      (1...count).map { text("a\($0)", "*a\($0 - 1)") }.joined()
    }
    let lists = levels(12) { "\($0): &\($0) [\([String](repeating: $1, count: 9).joined(separator: ","))]\n" }
    let keys = levels(28) { "\($0): &\($0) {? [\($1), \($1)] : 1}\n" }
    let tops = levels(28) { "? &\($0) [\($1), \($1)]\n: 1\n" }
    return [
      .manifest("YAML: aliases of lists", "a0: &a0 [x, x]\n" + lists),
      .manifest("YAML: aliases as keys of values", "a0: &a0 [x]\n" + keys),
      .manifest("YAML: aliases as keys", "? &a0 [x]\n: 1\n" + tops),
      figures("figure file: aliases as keys of values", "a0: &a0 [x]\n" + keys),
      figures("figure file: aliases as keys", "? &a0 [x]\n: 1\n" + tops),
      figures(
        "figure file: many ions",
        "sims-profiles: {ions: [" + (0..<80_000).map { "N\($0)" }.joined(separator: ",") + "]}"),
    ]
  }

  /// A file of changes to the figures of results that are there.
  private static func figures(_ name: String, _ text: @autoclosure @escaping () -> String) -> HostileStudy {
    HostileStudy(
      name: name, arguments: ["figure", "results", "--changes", "changes.yaml", "--list"], manifest: { "" }
    ) { folder in
      let result = SpecimenResult(of: StudySample(name: "P 1", binder: "P"), technique: "sims")
      try RecordedStudy(title: "A", binders: ["P"], results: [result])
        .write(toFolder: folder.appendingPathComponent("results").path)
      try Data(text().utf8).write(to: folder.appendingPathComponent("changes.yaml"))
    }
  }

  private static var numbers: [HostileStudy] {
    let listed = "study: A\nbinders: [" + (0..<30_000).map { "B\($0)" }.joined(separator: ", ") + "]\n"
    let one = samples(8000) { "binder: B\($0 % 9), files: a.txt" }
    let oneFile: (URL) throws -> Void = {
      try Data("x".utf8).write(to: $0.appendingPathComponent("a.txt"))
    }
    let exclusions = (0..<8000).map { "- {file: x\($0), reason: r}\n" }.joined()
    let columns = (0..<6000).map {
      "- {files: \"*[a-z]*\($0)\", technique: xps, bindingEnergy: 1, intensity: 2}\n"
    }.joined()
    return [
      .manifest("manifest: 30,000 binders", samples(30_000) { "binder: B\($0)" }),
      .manifest(
        "manifest: 20,000 binders that are not listed",
        listed + samples(20_000) { "binder: C\($0)" }.dropFirst("study: A\n".count)),
      .manifest("manifest: 15,000 files that are not there", samples(15_000) { "binder: P, files: g\($0)" }),
      .manifest(
        "manifest: 15,000 patterns without a file", samples(15_000) { "binder: P, files: \"*/g\($0)*\"" }),
      HostileStudy(
        name: "manifest: 8,000 exclusions", manifest: { one + "exclude:\n" + exclusions }, write: oneFile),
      HostileStudy(
        name: "manifest: 6,000 tables", manifest: { one + "columns:\n" + columns }, write: oneFile),
      .manifest("manifest: 70,000 keys", (0..<70_000).map { "k\($0): 1\n" }.joined()),
      .manifest(
        "manifest: 60,000 anchors", "a: [" + (0..<60_000).map { "&a\($0) x" }.joined(separator: ", ") + "]"),
    ]
  }

  private static var depths: [HostileStudy] {
    let pieces = [
      "[", "{a: ", "- ", "? ", ": ", "&a ", ",", "!a ", "\"x\n", "'", "| ", "#", "\t", "--- ", "%a ", "*a ",
      "[{", "a\n",
    ]
    return pieces.map { piece in
      .manifest("YAML: 1 MiB of “\(piece)”", String(repeating: piece, count: (1 << 20) / piece.utf8.count))
    }
  }

  private static var patterns: [HostileStudy] {
    func repeated(_ piece: String, _ length: Int) -> String {
      String(repeating: piece, count: length / piece.utf8.count)
    }
    /// Links by which a folder lies in itself, several times.
    let loops: (URL) throws -> Void = { folder in
      for name in ["a", "b", "c", "d"] {
        try FileManager.default.createSymbolicLink(
          atPath: folder.appendingPathComponent(name).path, withDestinationPath: ".")
      }
    }
    return [
      .pattern("pattern: 10 KB of */", repeated("*/", 10_000)),
      .pattern("pattern: 4 KB of *", repeated("*", 4000)),
      .pattern("pattern: 4 KB of [", repeated("[", 4000)),
      .pattern("pattern: 4 KB of [a-", repeated("[a-", 4000)),
      .pattern("pattern: 4 KB of *a", repeated("*a", 4000)),
      .pattern("pattern: 4 KB of ?", repeated("?", 4000)),
      .pattern("pattern: 4 KB of /", repeated("/", 4000)),
      .pattern("pattern: all of the machine", "/*/*/*/*/*/*/*/*"),
      .pattern("pattern: up and down", repeated("../", 3900) + repeated("*/", 120)),
      .pattern("pattern: folders in themselves", repeated("*/", 80) + "x", write: loops),
      .pattern("pattern: folders in themselves by name", repeated("a/b/", 2000) + "*", write: loops),
      HostileStudy(
        name: "pattern: many of folders in themselves",
        manifest: { samples(15_000) { "binder: P, files: \"*/*/*/*/\($0)*\"" } }, write: loops),
    ]
  }

  private static var files: [HostileStudy] {
    /// A file of 3 GiB that is a hole and takes no room, and a link to it.
    func link(_ name: String) -> (URL) throws -> Void {
      { folder in
        let large = folder.appendingPathComponent("large").path
        _ = FileManager.default.createFile(atPath: large, contents: nil)
        truncate(large, 3 << 30)
        try FileManager.default.createSymbolicLink(
          atPath: folder.appendingPathComponent(name).path, withDestinationPath: "large")
      }
    }
    func pipe(_ name: String) -> (URL) throws -> Void {
      { folder in mkfifo(folder.appendingPathComponent(name).path, 0o600) }
    }
    let device: (URL) throws -> Void = {
      try FileManager.default.createSymbolicLink(
        atPath: $0.appendingPathComponent("a.vms").path, withDestinationPath: "/dev/zero")
    }
    return [
      .pattern("file: a link to 3 GiB", "a.vms", write: link("a.vms")),
      HostileStudy(
        name: "file: inspection of a link to 3 GiB", arguments: ["inspect", "a.vms"], manifest: { "" },
        write: link("a.vms")),
      HostileStudy(
        name: "file: a manifest of 3 GiB", arguments: ["check", "b.yaml"], manifest: { "" },
        write: link("b.yaml")
      ),
      .pattern("file: a pipe", "a.vms", write: pipe("a.vms")),
      HostileStudy(
        name: "file: a manifest that is a pipe", arguments: ["run", "b.yaml"], manifest: { "" },
        write: pipe("b.yaml")),
      HostileStudy(
        name: "file: a device", manifest: { HostileStudy.ofOne("a.vms") + "allowFilesOutside: true\n" },
        write: device),
    ]
  }
}
