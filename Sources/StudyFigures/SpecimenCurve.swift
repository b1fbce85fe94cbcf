import AnalysisFindings
import StudyExports

/// A curve with the specimen that it is of.
struct SpecimenCurve {
  /// What the analysis said of the specimen.
  let result: RecordedStudy.Result
  /// The curve.
  let curve: Curve
  /// The study's title.
  let study: String

  /// Where the curve comes from, as problems name it.
  var source: String { "\(study), \(result.sample)" }

  /// The binder with what the specimen is called beside it.
  var name: String { result.detail.isEmpty ? result.binder : "\(result.binder), \(result.detail)" }

  /// The problem that the curve is not as its kind asks for.
  func problem(_ what: String, expected: String, found: String) -> InputProblem {
    InputProblem(
      .invalidValue, file: source, place: .part("curve “\(curve.name.prefix(60))”, \(what)"),
      expected: expected, found: found, remedy: "Record the curve as “\(curve.kind)” is described.")
  }
}

extension FigureMaterial {
  /// Every curve of a kind, one a specimen, binder after binder; controls and blanks are not drawn beside samples.
  func curves(_ kind: Curve.Kind) -> [SpecimenCurve] {
    study.binders.flatMap { binder in
      study.results.filter { $0.binder == binder && $0.role == "sample" }.compactMap { result in
        result.curves.first { $0.kind == kind }.map {
          SpecimenCurve(result: result, curve: $0, study: study.title)
        }
      }
    }
  }

  /// The curve of a kind of the first specimen of each binder that has one.
  func firstCurves(_ kind: Curve.Kind) -> [SpecimenCurve] {
    let curves = curves(kind)
    return study.binders.compactMap { binder in curves.first { $0.result.binder == binder } }
  }
}
