import InterphaseCKernels

/// The level of the processor for which the hottest loops run; `INTERPHASE_KERNELS` forces a lower one.
public enum KernelLevel {
  /// `baseline`, `v3` (AVX2) or `v4` (AVX-512).
  public static var name: String {
    switch interphase_kernel_level() {
    case 3: "v3"
    case 4: "v4"
    default: "baseline"
    }
  }
}
