public import AnalysisFindings
import Foundation
import InterphaseCKernels

/// The level of the processor for which the hottest loops run; `INTERPHASE_KERNELS` forces a lower one.
public enum KernelLevel {
  /// The environment variable that forces a level.
  public static let variable = "INTERPHASE_KERNELS"

  /// `baseline`, `v3` (AVX2) or `v4` (AVX-512).
  public static var name: String { name(of: interphase_kernel_level()) }

  /// The levels that this processor has, the lowest first.
  public static var available: [String] {
    [0, 3, 4].filter { interphase_kernel_level_is_supported($0) != 0 }.map(name(of:))
  }

  /// What is wrong with the wish of the environment; `nil` where nothing is wished, or a level that this processor has.
  public static var problem: InputProblem? {
    ProcessInfo.processInfo.environment[variable].flatMap(problem(with:))
  }

  /// What is wrong with a wish for a level; an empty one is none.
  package static func problem(with wish: String) -> InputProblem? {
    guard !wish.isEmpty, !available.contains(wish) else { return nil }
    return InputProblem(
      .invalidValue, file: "environment variable \(variable)",
      expected: "a level that this processor has (\(available.joined(separator: ", ")))",
      found: "“\(wish.prefix(40))”", remedy: "Set one of them, or unset the variable.")
  }

  private static func name(of level: Int32) -> String {
    switch level {
    case 3: "v3"
    case 4: "v4"
    default: "baseline"
    }
  }
}
