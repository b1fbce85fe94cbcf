import Dispatch

/// Waits for asynchronous work from a synchronous measurement.
public enum Waiting {
  /// The value that the work gives.
  public static func wait<Value: Sendable>(_ work: @escaping @Sendable () async throws -> Value) throws
    -> Value
  {
    let box = Box<Value>()
    let finished = DispatchSemaphore(value: 0)
    Task {
      do { box.result = .success(try await work()) } catch { box.result = .failure(error) }
      finished.signal()
    }
    finished.wait()
    guard let result = box.result else { throw CancellationError() }
    return try result.get()
  }

  /// Written once by the task before the semaphore is signalled, read once after it.
  private final class Box<Value: Sendable>: @unchecked Sendable {
    var result: Result<Value, any Error>?
  }
}
