package import AnalysisFindings
import EELSAnalysis
import ICPMSAnalysis
import SIMSAnalysis
import XPSAnalysis

/// What a technique is called: in files by its code, in figures and reports by its title.
package struct TechniqueTitle: Sendable, Hashable {
  /// The technique.
  package let technique: Technique
  /// The name for people: `XPS`.
  package let title: String

  /// Creates a title.
  package init(_ technique: Technique, title: String) {
    self.technique = technique
    self.title = title
  }

  /// The code: `xps`.
  package var code: String { technique.rawValue }

  /// The techniques that recipes of Interphase draw, in the order of the report.
  static let drawn = [
    TechniqueTitle(.xps, title: "XPS"), TechniqueTitle(.sims, title: "TOF-SIMS"),
    TechniqueTitle(.eels, title: "EELS"), TechniqueTitle(.icpms, title: "ICP-MS"),
  ]

  /// The name of a technique for people; its code where it has none.
  static func title(of code: String) -> String { drawn.first { $0.code == code }?.title ?? code }
}
