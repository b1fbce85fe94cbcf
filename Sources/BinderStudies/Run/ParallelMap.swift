/// Maps values on several threads and keeps their order, so that results do not depend on the number of threads.
enum ParallelMap {
  /// The images of values, in the values' order, with at most `threads` at work at a time.
  ///
  /// - Throws: the first failure in time; what has begun then is finished, and nothing more is begun.
  @concurrent static func map<Values: RandomAccessCollection & Sendable, Image: Sendable, Failure: Error>(
    _ values: Values, threads: Int,
    _ transform: @escaping @Sendable (Values.Element) async throws(Failure) -> Image
  ) async throws(Failure) -> [Image] where Values.Element: Sendable {
    let outcome = await withTaskGroup(of: (Int, Result<Image, Failure>).self) { group in
      var images = [Image?](repeating: nil, count: values.count)
      var failure: Failure?
      var next = 0
      func start() {
        guard next < values.count, failure == nil, !Task.isCancelled else { return }
        let index = next
        let value = values[values.index(values.startIndex, offsetBy: index)]
        next += 1
        group.addTask(executorPreference: WorkerThreads.shared) {
          do throws(Failure) {
            return (index, .success(try await transform(value)))
          } catch {
            return (index, .failure(error))
          }
        }
      }
      for _ in 0..<max(1, threads) { start() }
      while let (index, result) = await group.next() {
        switch result {
        case .success(let image): images[index] = image
        case .failure(let error): failure = failure ?? error
        }
        start()
      }
      return failure.map(Result<[Image], Failure>.failure) ?? .success(images.compactMap { $0 })
    }
    return try outcome.get()
  }
}
