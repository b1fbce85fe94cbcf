import Foundation
import MeasuringHarness
import PeakFitting

/// The NIST problems from both starts: how many are solved (≥ 4 digits of every parameter), and to how many digits.
func certifiedRows(_ shared: URL) throws -> [MeasuredRow] {
  let problems = try CertifiedProblem.all(in: shared)
  var options = FitOptions()
  options.precision = .certified
  var rows: [MeasuredRow] = []
  var worst = Double.infinity
  var deviationsRight = 0
  for start in 1...2 {
    var digits: [Double] = []
    for problem in problems {
      let result = try? PeakFit.fit(
        problem.model(start: start == 1 ? problem.start1 : problem.start2), to: problem.spectrum(),
        options: options)
      let values = result?.freeValues ?? []
      digits.append(agreement(values, problem.certified))
      if start == 2, problem.name != "Lanczos1" {
        let deviations = (result?.parameters ?? []).map { $0.standardUncertainty ?? .nan }
        if agreement(deviations, problem.standardDeviations) >= 6 { deviationsRight += 1 }
      }
    }
    worst = min(worst, digits.min() ?? 0)
    let solved = digits.reduce(0) { $0 + ($1 >= 4 ? 1.0 : 0) }
    let good = digits.reduce(0) { $0 + ($1 >= 8 ? 1.0 : 0) }
    rows.append(fittingRow("nist.start\(start).solved", solved, "problems", problems.count, .atLeast(27)))
    rows.append(fittingRow("nist.start\(start).digits8", good, "problems", problems.count, .atLeast(25)))
  }
  rows.append(fittingRow("nist.worst.digits", worst, "digits", 2 * problems.count, .atLeast(6)))
  rows.append(
    fittingRow("nist.sd.digits6", Double(deviationsRight), "problems", problems.count - 1, .atLeast(26)))
  return rows
}

/// The number of digits to which the worst of some values agrees; 0 where the counts differ, 11 at most.
private func agreement(_ found: [Double], _ wanted: [Double]) -> Double {
  guard found.count == wanted.count else { return 0 }
  return zip(found, wanted).reduce(11) { worst, pair in
    let error = abs(pair.0 - pair.1) / abs(pair.1)
    return error.isNaN ? 0 : min(worst, error > 0 ? max(-log10(error), 0) : 11)
  }
}

func fittingRow(
  _ id: String, _ value: Double, _ unit: String, _ n: Int, _ goal: MeasuredRow.Goal
) -> MeasuredRow {
  MeasuredRow(area: "fitting", id: id, value: value, unit: unit, n: n, goal: goal)
}
