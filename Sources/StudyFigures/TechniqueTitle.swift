/// What a technique is called: in files by its code, in figures and reports by its title.
package struct TechniqueTitle: Sendable, Hashable {
  /// The code: `xps`.
  package let code: String
  /// The name for people: `XPS`.
  package let title: String

  /// Creates a title.
  package init(code: String, title: String) {
    self.code = code
    self.title = title
  }

  /// X-ray photoelectron spectroscopy.
  static let xps = TechniqueTitle(code: "xps", title: "XPS")
  /// Time-of-flight secondary-ion mass spectrometry.
  static let sims = TechniqueTitle(code: "sims", title: "TOF-SIMS")
  /// Electron energy-loss spectroscopy.
  static let eels = TechniqueTitle(code: "eels", title: "EELS")
  /// Inductively coupled plasma mass spectrometry.
  static let icpms = TechniqueTitle(code: "icpms", title: "ICP-MS")

  /// The techniques that runs know, in the order of the report.
  static let all = [xps, sims, eels, icpms]

  /// The name of a technique for people; its code where it has none.
  static func title(of code: String) -> String { all.first { $0.code == code }?.title ?? code }
}
