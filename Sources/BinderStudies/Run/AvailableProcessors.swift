import Foundation

/// The processors that this process may use.
public enum AvailableProcessors {
  /// As many as the affinity mask and the control group's quota allow; at least one.
  public static var count: Int {
    // Foundation's count honours the affinity mask (`taskset`), not the quota of a container.
    var processors = ProcessInfo.processInfo.activeProcessorCount
    if let quota = try? String(contentsOfFile: "/sys/fs/cgroup/cpu.max", encoding: .utf8) {
      let parts = quota.split(whereSeparator: \.isWhitespace).compactMap { Double($0) }
      if parts.count == 2, parts[1] > 0 {
        processors = min(processors, Int((parts[0] / parts[1]).rounded(.up)))
      }
    }
    return max(1, processors)
  }
}
