/// Maps values on several threads and keeps their order, so that results do not depend on the number of threads.
enum ParallelMap {
  /// The images of values, in the values' order, with at most `threads` at work at a time.
  @concurrent static func map<Value: Sendable, Image: Sendable>(
    _ values: [Value], threads: Int, _ transform: @escaping @Sendable (Value) async -> Image
  ) async -> [Image] {
    await withTaskGroup(of: (Int, Image).self) { group in
      var images = [Image?](repeating: nil, count: values.count)
      var next = 0
      func start() {
        guard next < values.count, !Task.isCancelled else { return }
        let index = next
        let value = values[index]
        next += 1
        group.addTask { (index, await transform(value)) }
      }
      for _ in 0..<max(1, threads) { start() }
      while let (index, image) = await group.next() {
        images[index] = image
        start()
      }
      return images.compactMap { $0 }
    }
  }
}
