import InterphaseCKernels
import Testing

/// The kernel that widens a line by a disc against its plain twin, at every level of the processor.
@Suite struct EnvelopeKernelTests {
  private static let levels = [Int32(0), 3, 4].filter { interphase_kernel_level_is_supported($0) != 0 }

  /// The least of all heights up to `reach` away, each less the profile at its distance.
  private func twin(_ heights: [Float], profile: [Float]) -> [Float] {
    let reach = profile.count - 1
    return (0..<heights.count - 2 * reach).map { place in
      (-reach...reach).map { heights[place + reach + $0] - profile[abs($0)] }.min() ?? .infinity
    }
  }

  @Test(arguments: [0, 1, 7, 80], [1, 31, 32, 33, 200]) func allLevelsAgreeWithTheTwin(
    reach: Int, count: Int
  ) {
    var random = TestRandom(state: 5)
    let profile = (0...reach).map { Float(reach - $0) / 9 }
    let heights = (0..<count + 2 * reach).map { place in
      place % 11 == 3 ? Float.infinity : Float(random.next() * 40)
    }
    let expected = twin(heights, profile: profile)
    for level in Self.levels {
      var widened = [Float](repeating: .nan, count: count)
      interphase_widen(level, Int64(count), Int64(reach), profile, heights, &widened)
      #expect(widened == expected)
    }
  }
}
