import Foundation

/// The end that SIGINT and SIGTERM bring: exit code 130, and nothing half-written is left.
enum Interruption {
  /// Guards what is cleared away; held while a folder is being taken, so that no moment is between the two.
  private static let guarding = NSLock()
  nonisolated(unsafe) private static var clearing: [@Sendable () -> Void] = []
  nonisolated(unsafe) private static var sources: [any DispatchSourceSignal] = []

  /// Begins to listen; called once, before there is anything to clear away.
  static func listen() {
    for number in [SIGINT, SIGTERM] {
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
      source.setEventHandler {
        guarding.lock()
        for clear in clearing { clear() }
        // Other threads are still at work: nothing of theirs is torn down under them.
        _exit(130)
      }
      source.resume()
      sources.append(source)
    }
  }

  /// Takes something that an interruption must give up again.
  static func taking<Held>(
    _ take: () throws -> Held, givingUp: @escaping @Sendable (Held) -> Void
  ) rethrows -> Held where Held: Sendable {
    try guarding.withLock {
      let held = try take()
      clearing.append { givingUp(held) }
      return held
    }
  }
}
