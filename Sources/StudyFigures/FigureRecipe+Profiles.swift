import AnalysisFindings
import ComparisonFigures
import EELSAnalysis
import SIMSAnalysis
import ScientificFigures
import StudyExports

extension FigureRecipe {
  /// One panel a binder: one specimen's profile with the layers of the CEI.
  static let simsProfiles = FigureRecipe(
    name: .simsProfiles, summary: "TOF-SIMS depth profiles with outer and inner CEI", technique: .sims,
    curveKind: .sputterProfile, changes: [.samples, .ions, .abscissa, .x, .y]
  ) { material in
    let profiles = material.firstCurves(.sputterProfile).map { specimen in
      InterphaseProfileFigure.Profile(
        binder: specimen.result.binder, detail: specimen.result.detail, curve: specimen.curve,
        findings: specimen.result.findings)
    }
    guard !profiles.isEmpty else { return [] }
    return [
      InterphaseProfileFigure(
        profiles: profiles, ions: material.changes.ions ?? [],
        abscissa: material.changes.abscissa ?? .depthIfKnown,
        scale: material.changes.y.scale ?? .logarithmic
      ).figure(theme: material.theme)
    ]
  }

  /// One row a binder: one specimen's line scan.
  static let eelsScan = FigureRecipe(
    name: .eelsScan, summary: "EELS line scans by depth with ΔE, L3/L2 and rock-salt zone", technique: .eels,
    changes: [.samples, .edges, .traces, .y]
  ) { material in
    let specimens = material.study.binders.compactMap { binder -> EdgeWaterfallFigure.Specimen? in
      guard let first = material.results(.eels, of: binder).first else { return nil }
      let spectra = first.curves.filter { $0.kind == .coreLossSpectra }
      guard !spectra.isEmpty else { return nil }
      return EdgeWaterfallFigure.Specimen(
        binder: binder, detail: first.detail, spectra: spectra,
        scan: first.curves.first { $0.kind == .lineScan }, findings: first.findings)
    }
    guard !specimens.isEmpty else { return [] }
    let edges = (material.changes.edges ?? EELSEdges.all.map(\.name)).compactMap { name in
      EELSEdges.all.first { $0.name == name }?.edge
    }
    return [
      EdgeWaterfallFigure(specimens: specimens, edges: edges, traceLimit: material.changes.traces ?? 13)
        .figure(theme: material.theme)
    ]
  }
}

/// The edges that line scans are drawn with, under the names that people write.
package enum EELSEdges {
  /// The edges with the names that a file of changes calls them by.
  static let all: [(name: String, edge: EdgeWaterfallFigure.Edge)] = [("O K", .oxygenK), ("Ni L", .nickelL)]

  /// What a file of changes may ask for.
  package static var names: [String] { all.map(\.name) }
}
