package import Foundation

/// A small study of plain tables in files, to be changed and held against what `interphase check` says of it.
package struct CheckedStudy: Sendable {
  /// The manifest.
  package var manifest: String
  /// The files by their names.
  package var files: [String: String]

  /// Two binders, two cells each, by TOF-SIMS and ICP-MS.
  package static let depthProfiles = CheckedStudy(
    manifest: """
      study: A
      history: {cycles: "300"}
      binders: [P, Q]
      samples:
        - {name: P-1, binder: P, state: cycled, files: [sims/p1.csv]}
        - {name: P-2, binder: P, state: cycled, files: [sims/p2.csv]}
        - {name: Q-1, binder: Q, state: cycled, files: [sims/q1.csv]}
        - {name: Q-2, binder: Q, state: cycled, files: [sims/q2.csv]}
      tables: [ni.csv]
      columns:
        - {files: "sims/*.csv", technique: sims, sputterTime: t, ion: [PO2-, Ni-]}
        - {files: ni.csv, technique: icpms, sampleName: Sample, concentration: {column: Ni, unit: µg/L}}
      sims: {sputterRate: 0.2 nm/s, interphaseIon: PO2-, nearSurfaceIons: [PO2-]}
      icpms: {area: 2 cm², volume: 10 mL, elements: [Ni]}
      comparison: {better: {sims.total_thickness: lower}}
      figures: [sims-thickness]
      figureFormats: [png]

      """,
    files: [
      "sims/p1.csv": profile(1), "sims/p2.csv": profile(2), "sims/q1.csv": profile(3),
      "sims/q2.csv": profile(4),
      "ni.csv": "Sample,Ni\nblank,0.1\nP-1,10\nP-2,11\nQ-1,5\nQ-2,6\n",
    ])

  /// One binder's spectra of two regions.
  package static let spectra = CheckedStudy(
    manifest: """
      study: A
      samples: [{name: P-1, binder: P, files: [c.csv, f.csv]}]
      columns:
        - {files: c.csv, technique: xps, bindingEnergy: E, intensity: {column: I, unit: counts}, species: C, transition: 1s}
        - {files: f.csv, technique: xps, bindingEnergy: E, intensity: {column: I, unit: counts}, species: F, transition: 1s}
      xps: {regions: [C 1s, F 1s], chargeReference: {component: C-C}, ratios: [F 1s CFx / LiF]}

      """, files: ["c.csv": spectrum(284.8), "f.csv": spectrum(685)])

  /// The study with other words in its manifest.
  package func with(_ old: String, _ new: String) -> CheckedStudy {
    var study = self
    precondition(manifest.contains(old), "the manifest says “\(old)”")
    study.manifest = manifest.replacing(old, with: new)
    return study
  }

  /// The study with another file, or without one.
  package func with(file name: String, _ content: String?) -> CheckedStudy {
    var study = self
    study.files[name] = content
    return study
  }

  /// The study with more in its manifest.
  package func adding(_ lines: String) -> CheckedStudy {
    var study = self
    study.manifest += lines + "\n"
    return study
  }

  /// Writes the manifest as `study.yaml` with its files into a folder.
  package func write(to folder: URL) throws {
    for (name, content) in files.merging(["study.yaml": manifest], uniquingKeysWith: { $1 }) {
      let file = folder.appendingPathComponent(name)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(content.utf8).write(to: file)
    }
  }

  private static func profile(_ cell: Int) -> String {
    "t,PO2-,Ni-\n"
      + (0..<40).map { "\($0),\(100 + cell + 10 * max(0, 12 - abs($0 - 12))),\(5 * $0 + cell)\n" }.joined()
  }

  private static func spectrum(_ line: Double) -> String {
    "E,I\n"
      + (-40...40).map { step in
        let energy = line + Double(step) / 5
        return "\(energy),\(500 + Int(9000 * exp(-pow(energy - line, 2))))\n"
      }.joined()
  }
}
