import ArgumentParser
import Interphase

/// `interphase work`.
struct WorkCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "work", abstract: "Does units of work of a study, beside others that do the rest.",
    discussion: """
      The units are stored in the results folder, which any number of these commands may fill at the same time; a unit \
      that is there is not done again. “interphase gather” makes the results of them.

      Example:
        interphase work study.yaml --output results --slice 2/8
        interphase work study.yaml --output results --sample PVDF-1 --unit 5c0a…

      Exit codes: 0 done, 2 wrong call or manifest, 3 a unit could not be analysed.
      """)

  @OptionGroup var study: StudyArguments
  @Option(name: .shortAndLong, help: "The folder for the results.") var output = "results"
  @Option(help: "A unit's identity, as “interphase plan” lists it, or its beginning; may be repeated.")
  var unit: [String] = []
  @Option(help: "A sample whose units are done; only its files and the tables are read. May be repeated.")
  var sample: [String] = []
  @Option(help: "A part of the units: 2/8 is every eighth, from the second.") var slice: String?

  func validate() throws {
    try OutputOption.check(output, "--output")
    if slice != nil, part == nil { throw ValidationError("--slice takes NUMBER/COUNT, such as 2/8.") }
    if unit.contains(where: \.isEmpty) { throw ValidationError("--unit takes an identity.") }
  }

  /// The number of the part, from 1, and the count of parts.
  private var part: (number: Int, count: Int)? {
    let numbers = slice?.split(separator: "/", omittingEmptySubsequences: false).map { Int($0) } ?? []
    guard numbers.count == 2, let number = numbers[0], let count = numbers[1], count >= 1,
      (1...count).contains(number)
    else { return nil }
    return (number, count)
  }

  func run() async throws {
    try await study.withStudy { study in
      let names = study.manifest.samples.map(\.specimen.name)
      if let unknown = sample.first(where: { !names.contains($0) }) {
        StandardError.write(
          "The study has no sample “\(unknown)”; its samples are \(names.joined(separator: ", ")).")
        throw ExitStatus.usage
      }
      let planned = try await study.planned(
        samples: sample.isEmpty ? nil : Set(sample), knowing: KnownOutlines(in: output, study.registry))
      let asked = try asked(of: planned.units.map(\.identity))
      let folder = try OutputOption.hold({ () throws(InputProblem) in try SharedFolder(path: output) }) {
        $0.release()
      }
      defer { folder.release() }
      let problems = try await study.work(asked, of: planned, in: folder)
      for problem in problems { StandardError.write(problem.description) }
      if !problems.isEmpty { throw ExitStatus.partlyDone }
    }
  }

  /// The units that this call does.
  private func asked(of identities: [String]) throws -> Set<String> {
    var asked = Set(identities)
    if !unit.isEmpty {
      asked = []
      for beginning in unit {
        let found = identities.filter { $0.hasPrefix(beginning) }
        guard Set(found).count == 1 else {
          StandardError.write(
            "\(found.isEmpty ? "No unit" : "More than one unit") of the study begins with “\(beginning)”; "
              + "“interphase plan” lists them.")
          throw ExitStatus.usage
        }
        asked.formUnion(found)
      }
    }
    if let part {
      asked = Set(
        identities.enumerated().filter {
          $0.offset % part.count == part.number - 1 && asked.contains($0.element)
        }
        .map(\.element))
    }
    return asked
  }
}
