import AdhesionAnalysis
package import AnalysisFindings
import BinderComparison
import ChemicalSpecies
import ComparisonFigures
package import InstrumentMeasurements
import SIMSAnalysis
package import StudyExports
import XPSAnalysis

/// The words that a study knows, for checking what changes ask for.
package struct FigureVocabulary {
  private let study: RecordedStudy
  private let technique: Technique?
  private let curveKind: Curve.Kind?

  /// The words of a study; with a recipe only those of the results that it shows.
  package init(_ study: RecordedStudy, for recipe: FigureRecipe? = nil) {
    self.study = study
    technique = recipe?.technique
    curveKind = recipe?.curveKind
  }

  private var results: [SpecimenResult] {
    study.results.filter { result in
      (technique == nil || result.result.technique == technique?.rawValue)
        && (curveKind == nil || result.result.curves.contains { $0.kind == curveKind })
    }
  }

  /// The binders.
  package var binders: [String] { study.binders }

  /// The techniques of the study, and those of verdicts that a program recorded.
  package var techniques: [String] {
    (study.techniques.map(\.code) + study.verdicts.map(\.technique)).firstAppearances
  }

  /// The specimens that can stand for their binders.
  package var samples: [String] {
    results.map(\.specimen).filter { $0.role == .sample }.map(\.name).firstAppearances
  }

  /// The regions of fitted spectra.
  package var regions: [String] { fits.map(\.region).firstAppearances }

  /// The etch times of fitted spectra in s, ascending.
  package var levels: [Double] { Set(fits.compactMap(\.position)).sorted() }

  /// The ions of profiles, maps and volumes.
  package var ions: [String] {
    let kinds = [Curve.Kind.sputterProfile, Curve.GridKind.ionMaps.kind, Curve.GridKind.ionVolumes.kind]
    let shown = kinds.filter { curveKind == nil || $0 == curveKind }
    return curves.filter { shown.contains($0.kind) }.flatMap(\.columns).filter { $0.role == .measured }.map(
      \.name
    ).firstAppearances
  }

  /// The specimens with a micrograph, each with its pixels where they are as they should be.
  package var micrographs: [(sample: String, grid: Curve.Grid?)] {
    results.filter { $0.specimen.role == .sample }.compactMap { result in
      result.result.curves.first { $0.kind == Curve.GridKind.micrograph.kind }.map {
        (result.specimen.name, try? $0.grid(in: result.specimen.name))
      }
    }
  }

  /// What the rows of depth profiles or adhesion against depth can show.
  package var quantities: [String] {
    curveKind == .adhesionProfile ? curves.adhesionQuantities : ["atomic"] + sharedRegions
  }

  /// The elements that findings along etch time speak of.
  package var elements: [String] {
    findings.compactMap { Finding.KeyFamily.atomicPercent.member(of: $0.key) }.firstAppearances
  }

  /// The components that they speak of.
  package var components: [String] { shares.compactMap { $0.key.component(at: $0.place) }.firstAppearances }

  /// The regions of those components.
  package var sharedRegions: [String] { shares.compactMap(\.place.region).firstAppearances }

  /// The names in the study that a species has in any spelling: both `LiF2-` and `LiF2−` are `LiF2-`.
  package func species(_ spelling: String) -> [String] {
    species.filter { $0 == spelling || SpeciesName($0) == SpeciesName(spelling) }
  }

  /// Everything that has a colour of its own.
  package var species: [String] {
    let fitted = fits.flatMap(\.columns).filter { $0.role == .component }.map { column in
      column.name.hasPrefix("component ") ? String(column.name.dropFirst(10)) : column.name
    }
    return (ions + fitted + components + elements).firstAppearances
  }

  private var curves: [Curve] { results.flatMap(\.result.curves) }

  private var fits: [Curve] { curves.filter(\.isFittedSpectrum) }

  private var findings: [Finding] { results.flatMap(\.result.findings) }

  private var shares: [Finding] { findings.filter { $0.key.component(at: $0.place) != nil } }
}
