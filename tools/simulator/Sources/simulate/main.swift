import Foundation
import StudySimulation

/// The arguments of `simulate`.
struct Arguments {
  var folder = ""
  var studies = StudyDesign.all
  var seed: UInt64 = 1
  var truthOnly = false

  init(_ words: [String]) throws(UsageError) {
    var rest = words[...]
    while let word = rest.popFirst() {
      switch word {
      case "--truth-only": truthOnly = true
      case "--seed":
        guard let text = rest.popFirst(), let number = UInt64(text) else {
          throw UsageError(text: "--seed needs a whole number")
        }
        seed = number
      case "--study":
        guard let letter = rest.popFirst(), let study = StudyDesign.named(letter.uppercased()) else {
          throw UsageError(text: "--study needs A, B, C or D")
        }
        studies = [study]
      default:
        guard !word.hasPrefix("-"), folder.isEmpty else { throw UsageError(text: "unknown argument \(word)") }
        folder = word
      }
    }
    if folder.isEmpty { throw UsageError(text: "no output folder given") }
  }
}

struct UsageError: Error {
  var text: String
}

func write(_ text: String) {
  FileHandle.standardError.write(Data((text + "\n").utf8))
}

do {
  let arguments = try Arguments(Array(CommandLine.arguments.dropFirst()))
  for design in arguments.studies {
    let study = SimulatedStudy(design, seed: arguments.seed, truthOnly: arguments.truthOnly)
    let root = URL(fileURLWithPath: arguments.folder).appendingPathComponent(
      "study-\(design.letter.lowercased())")
    for file in study.files {
      let place = root.appendingPathComponent(file.path)
      try FileManager.default.createDirectory(
        at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(file.bytes).write(to: place)
    }
  }
} catch let error as UsageError {
  write("\(error.text)\nusage: simulate OUTPUTFOLDER [--study A|B|C|D] [--seed N] [--truth-only]")
  exit(2)
} catch {
  write("simulate: \(error.localizedDescription)")
  exit(1)
}
