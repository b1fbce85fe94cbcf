import AdhesionAnalysis
import AnalysisFindings
import Foundation
import Interphase
import MeasuringHarness

/// `validate adhesion`: force profiles held against identities, a simulator with other assumptions, and our own.
enum AdhesionValidation {
  /// Measures the area.
  static func measure(_ context: MeasuringContext) throws -> [MeasuredRow] {
    [identity] + (try AdhesionWorld.rows(context)) + (try StrengthCoverage.rows(context))
  }

  /// Both forms of the stress for w = 1 mm, d = 20 µm, 1.0 N and 0.3 N: φ = 36.650° and τ = 18.60 MPa.
  private static var identity: MeasuredRow {
    let measured = ShearStress(horizontal: 1, vertical: 0.3, width: 1, depth: 20)
    let implied = ShearStress(
      horizontal: 1, assumedAngle: measured.angle, width: 1, depth: 20)
    // τ = F / (2 w d cot φ) with tan 2φ = 10/3, computed independently to more digits than are printed.
    let (angle, stress) = (36.650_377_883, 18.600_766_272)
    let deviations: [Double] = [
      measured.angle / angle - 1, measured.value / stress - 1, implied.value / measured.value - 1,
    ]
    let worst = deviations.map { abs($0) }.max()
    return row("saicas.identity", worst ?? .infinity, "relative", 3, .atMost(1e-9))
  }

  static func row(
    _ id: String, _ value: Double, _ unit: String, _ n: Int, _ goal: MeasuredRow.Goal?
  ) -> MeasuredRow {
    MeasuredRow(area: "adhesion", id: id, value: value, unit: unit, n: n, goal: goal)
  }
}
