import Foundation
import Interphase
import MeasuringHarness

/// `validate studies`: whether `interphase init` finds binders, samples and reference in folders as people keep them.
///
/// Layouts are drawn anew from habits (order, separators, languages, dates, operators, projects, repeated words), so that no rule of
/// the naming can know them.
enum InitValidation {
  private static let layouts = 120

  @Sendable static func measure(_ context: MeasuringContext) throws -> [MeasuredRow] {
    let root = FileManager.default.temporaryDirectory.appendingPathComponent(
      "interphase-init-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: root) }
    let templates = try Templates(context)
    var generator = SeededGenerator(seed: context.seed)
    var (right, wild) = (0, 0)
    for number in 0..<layouts {
      let layout = NamedLayout(using: &generator)
      let folder = root.appendingPathComponent("\(number)")
      try templates.write(layout, to: folder)
      let recognition = try FolderRecognition(folder: folder.path, registry: .builtIn)
      let file = folder.appendingPathComponent("study.yaml")
      try Data(recognition.manifest.utf8).write(to: file)
      let manifest = try StudyManifest(path: file.path)
      let samples = manifest.samples.filter { !$0.files.isEmpty }
      let isRight =
        Set(manifest.binders.map(plain)) == Set(layout.binders.map(plain))
        && manifest.binders.first.map(plain) == plain(layout.reference) && samples.count == layout.sampleCount
      if isRight { right += 1 }
      if manifest.binders.count > 2 * layout.binders.count { wild += 1 }
      if !isRight {
        let words =
          "init: \(layout.paths.prefix(3).joined(separator: ", ")) → \(manifest.binders), \(samples.count)\n"
        FileHandle.standardError.write(Data(words.utf8))
      }
    }
    return [
      MeasuredRow(
        area: "studies", id: "init.layouts.right", value: Double(right) / Double(layouts), unit: "share",
        n: layouts, goal: .atLeast(0.9)),
      MeasuredRow(
        area: "studies", id: "init.layouts.wild", value: Double(wild), unit: "layouts", n: layouts,
        goal: .atMost(0)),
    ]
  }

  /// A name without separators and case, for `CMC_SBR` and `CMC-SBR` are one binder.
  private static func plain(_ name: String) -> String {
    String(name.lowercased().filter { $0.isLetter || $0.isNumber })
  }
}

/// One way in which a laboratory names its files.
private struct NamedLayout {
  var binders: [String]
  var reference: String
  var sampleCount: Int
  var paths: [String] = []

  private static let sets: [[String]] = [
    ["PVDF", "PAA"], ["PVDF", "CMC-SBR", "PAA"], ["PVDF", "ISP33", "ISP50", "ISP67"],
    ["PVDF", "PVDF-A", "PVDF-A-N5"],
    ["PVDF", "LA133"], ["CMC", "Alginat", "Xanthan"], ["PVDF", "PI-7"], ["PVDF", "GA15", "GA30"],
    ["PTFE", "HNBR"],
    ["PVDF", "TPU-g-PAA"], ["PVDF", "BX2"],
  ]
  private static let cellForms: [@Sendable (Int) -> String] = [
    { "\($0)" }, { "0\($0)" }, { "cell\($0)" }, { "Zelle \($0)" }, { "#\($0)" }, { "sel\($0)" }, { "C\($0)" },
    { "sample \($0)" }, { "Probe0\($0)" }, { "rep\($0)" },
  ]
  private static let dates: [@Sendable (Int) -> String] = [
    { "2025-03-1\($0)" }, { "2503\(10 + $0)" }, { "202503\(10 + $0)" }, { "1\($0).03.2025" },
    { "2025_03_1\($0)" },
  ]
  private static let techniqueWords: [String: [String]] = [
    "xps": ["XPS", "xps", "XPS_data", "ESCA", "XPS cheukjeong"],
    "sims": ["SIMS", "ToF-SIMS", "TOF SIMS 2025", "tofsims"],
    "eels": ["EELS", "STEM-EELS", "eels linescans"],
  ]

  init(using generator: inout SeededGenerator) {
    binders = Self.sets.randomElement(using: &generator) ?? ["PVDF"]
    reference = binders[0]
    let cells = Int.random(in: 2...4, using: &generator)
    sampleCount = binders.count * cells
    let techniques = ["xps", "sims", "eels"].shuffled(using: &generator).prefix(
      Int.random(in: 1...3, using: &generator))
    let separator = ["_", "-", " ", "_"].randomElement(using: &generator) ?? "_"
    let cellForm = Self.cellForms.randomElement(using: &generator) ?? { "\($0)" }
    let hasDate = Bool.random(using: &generator)
    let date = Self.dates.randomElement(using: &generator) ?? { "\($0)" }
    let project = [nil, nil, "Shield", "NMC811", "WP3"].randomElement(using: &generator) ?? nil
    let hasOperators = Int.random(in: 0..<4, using: &generator) == 0
    let hasTechniqueFolder = Bool.random(using: &generator)
    let style = Int.random(in: 0..<5, using: &generator)
    for technique in techniques {
      let word = Self.techniqueWords[technique]?.randomElement(using: &generator) ?? technique
      let operatorName = hasOperators ? ["xps": "JK", "sims": "Mueller", "eels": "Lee"][technique] : nil
      for binder in binders {
        for cell in 1...cells {
          let number = cellForm(cell)
          let parts: [String?]
          var folders = hasTechniqueFolder ? [word] : []
          switch style {
          case 0: parts = [hasDate ? date(cell) : nil, operatorName, project, binder, number]
          case 1:
            parts = [project, binder, number, hasTechniqueFolder ? nil : word, hasDate ? date(cell) : nil]
          case 2:
            folders.append(binder)
            parts = [operatorName, number, hasTechniqueFolder ? nil : word]
          case 3:
            folders.insert(binder, at: 0)
            parts = [binder, number, operatorName]
          default:
            folders.insert([binder, number].joined(separator: separator), at: 0)
            parts = [hasDate ? date(cell) : nil, word]
          }
          let name = parts.compactMap { $0 }.joined(separator: separator)
          paths.append(
            (folders + [name + Templates.endings[technique, default: ".txt"]]).joined(separator: "/"))
        }
      }
    }
  }
}

/// The shortest files that are recognised.
private struct Templates {
  static let endings = ["xps": ".vms", "sims": ".txt", "eels": ".msa"]

  private let heads: [String: String]

  init(_ context: MeasuringContext) throws {
    func head(_ path: String) throws -> String {
      let file = context.root.appendingPathComponent("SampleData/" + path)
      guard let text = try? String(contentsOf: file, encoding: .utf8) else { throw InputAbsent(file.path) }
      return text.split(separator: "\n", omittingEmptySubsequences: false).prefix(120).joined(separator: "\n")
    }
    heads = [
      ".vms": try head("study-a/xps/PVDF-1.vms"), ".txt": try head("study-a/sims/PVDF-1.txt"),
      ".msa": """
      #FORMAT      : EMSA/MAS Spectral Data File
      #VERSION     : 1.0
      #NPOINTS     : 2
      #XUNITS      : eV
      #SPECTRUM    :
      1.0

      """,
    ]
  }

  func write(_ layout: NamedLayout, to folder: URL) throws {
    for (number, path) in layout.paths.enumerated() {
      let file = folder.appendingPathComponent(path)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      let head = heads["." + file.pathExtension] ?? ""
      // No two files have the same content.
      try Data((head + "\n\(number)\n").utf8).write(to: file)
    }
  }
}
