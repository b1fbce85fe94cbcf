import Dispatch

/// Threads for work that reads files and computes for long, so that the tasks of an embedding program never wait for it.
final class WorkerThreads: TaskExecutor {
  static let shared = WorkerThreads()

  private let queue = DispatchQueue(label: "interphase.work", attributes: .concurrent)

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    queue.async { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
  }
}
