import Dispatch
import Foundation

/// Work that is done in parts on all cores; the parts' results come in their order, whichever is done first.
package enum ConcurrentResults {
  /// The results of `count` parts.
  ///
  /// - Throws: the problem of the first part, in their order, that has one.
  package static func collect<Value: Sendable>(
    count: Int, _ part: @Sendable (Int) throws(RasterProblem) -> Value
  ) throws(RasterProblem) -> [Value] {
    let places = Places<Value>(count: count)
    DispatchQueue.concurrentPerform(iterations: count) { index in
      places[index] = Result { () throws(RasterProblem) in try part(index) }
    }
    var values: [Value] = []
    for index in 0..<count {
      if let value = try places[index]?.get() { values.append(value) }
    }
    return values
  }

  /// A place for each result, written by whichever thread did the part.
  private final class Places<Value: Sendable>: @unchecked Sendable {
    private var results: [Result<Value, RasterProblem>?]
    private let lock = NSLock()

    init(count: Int) { results = Array(repeating: nil, count: count) }

    subscript(index: Int) -> Result<Value, RasterProblem>? {
      get { lock.withLock { results[index] } }
      set { lock.withLock { results[index] = newValue } }
    }
  }
}
