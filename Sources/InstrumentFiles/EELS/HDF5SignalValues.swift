import InstrumentMeasurements

extension ElectronMicroscopySignal.Values {
  /// The values of an array with one of its axes as the fastest; `nil` where they are no numbers that were read.
  ///
  /// - Parameter last: the axis that is to become the last one; `nil` leaves the order as it is.
  init?(_ array: HDF5Array, withLast last: Int?) {
    guard case .numbers(let numbers) = array.elements else { return nil }
    let order = { (values: [Double]) in
      last.map { HDF5AxisOrder.moved($0, toEndOf: array.shape, values) } ?? values
    }
    if let (real, imaginary) = numbers.complex {
      self = .complex(real: order(real), imaginary: order(imaginary))
    } else if let real = numbers.real {
      self = .real(order(real))
    } else {
      return nil
    }
  }
}

/// The order of the axes of an array.
enum HDF5AxisOrder {
  /// Values in row-major order after one axis became the last; the others stay in their order.
  static func moved(_ axis: Int, toEndOf shape: [Int], _ values: [Double]) -> [Double] {
    guard axis < shape.count - 1 else { return values }
    let channels = shape[axis]
    let after = shape[(axis + 1)...].reduce(1, *)
    guard channels > 0, after > 0 else { return values }
    var moved: [Double] = []
    moved.reserveCapacity(values.count)
    for block in stride(from: 0, to: values.count, by: channels * after) {
      for place in 0..<after {
        for channel in 0..<channels { moved.append(values[block + channel * after + place]) }
      }
    }
    return moved
  }

  /// A list in which one element became the last.
  static func moved<Element>(_ index: Int, toEndOf list: [Element]) -> [Element] {
    list[..<index] + list[(index + 1)...] + [list[index]]
  }
}
