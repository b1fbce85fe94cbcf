import Dispatch
import Foundation
import NumericalMethods

/// Studies that are simulated over and over, on all processors; their random numbers do not depend on how many there are.
struct RepeatedStudies {
  /// The number of studies.
  let count: Int
  /// Where their random numbers come from.
  let generator: SeededGenerator

  /// How many studies share a stream of random numbers.
  private static let portion = 100

  /// In how many studies each of some things happened.
  ///
  /// - Parameter happened: Simulates one study, and says of each thing whether it happened.
  func tally(_ happened: @Sendable (inout SeededGenerator) throws -> [Bool]) throws -> [Int] {
    let portions = (count + Self.portion - 1) / Self.portion
    let results = PortionResults()
    DispatchQueue.concurrentPerform(iterations: portions) { index in
      var own = generator.split(UInt64(index))
      do {
        var tally: [Int] = []
        for _ in 0..<min(Self.portion, count - index * Self.portion) {
          let answers = try happened(&own)
          if tally.isEmpty { tally = answers.map { _ in 0 } }
          for (place, answer) in answers.enumerated() where answer { tally[place] += 1 }
        }
        results.add(tally)
      } catch {
        results.fail(error)
      }
    }
    return try results.sum()
  }

  /// The share of the studies in which one thing happened.
  func share(_ happened: @Sendable (inout SeededGenerator) throws -> Bool) throws -> Double {
    let tally = try tally { [try happened(&$0)] }
    return Double(tally.first ?? 0) / Double(count)
  }
}

/// What the portions say, gathered from all threads.
private final class PortionResults: @unchecked Sendable {
  private let guarding = NSLock()
  private var total: [Int] = []
  private var failure: (any Error)?

  func add(_ tally: [Int]) {
    guarding.withLock {
      if total.isEmpty { total = tally.map { _ in 0 } }
      for (place, number) in tally.enumerated() { total[place] += number }
    }
  }

  func fail(_ error: any Error) { guarding.withLock { failure = error } }

  func sum() throws -> [Int] {
    try guarding.withLock {
      if let failure { throw failure }
      return total
    }
  }
}
