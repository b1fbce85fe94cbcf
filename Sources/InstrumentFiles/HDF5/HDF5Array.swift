/// The values of a data set or an attribute of an HDF5 file, with their shape.
public struct HDF5Array: Sendable, Hashable {
  /// The number of values along each dimension, slowest first; empty for a single value.
  public var shape: [Int]
  /// The type as the file stores it, in a word: `int16`, `float64`, `complex64`, `bool`, `text`.
  public var storedType: String
  /// The values in row-major order.
  public var elements: Elements

  /// Creates an array; the product of its shape is the number of its elements, where these were read.
  public init(shape: [Int], storedType: String, elements: Elements) {
    self.shape = shape
    self.storedType = storedType
    self.elements = elements
  }

  /// Values, or why there are none.
  public enum Elements: Sendable, Hashable {
    /// Numbers or truth values.
    case numbers(HDF5Numbers)
    /// Texts.
    case texts([String])
    /// Values that were not read, and why, in the middle of a sentence: `a type that is not read (compound)`.
    case unread(String)
  }

  /// A single text.
  public init(_ text: String) { self.init(shape: [], storedType: "text", elements: .texts([text])) }

  /// A single number, stored as `float64`.
  public init(_ number: Double) { self.init([number], shape: []) }

  /// Numbers, stored as `float64`.
  public init(_ numbers: [Double], shape: [Int]) {
    self.init(shape: shape, storedType: "float64", elements: .numbers(HDF5Numbers(numbers)))
  }

  /// The numbers, where they were read and are real; truth values are 0 and 1.
  public var numbers: [Double]? {
    if case .numbers(let numbers) = elements { return numbers.real }
    return nil
  }

  /// The texts, where these are texts that were read.
  public var texts: [String]? {
    if case .texts(let texts) = elements { return texts }
    return nil
  }

  /// The only number; `nil` if there are more or none.
  public var number: Double? {
    guard case .numbers(let numbers) = elements, numbers.count == 1 else { return nil }
    return numbers.real?.first
  }

  /// The only text; `nil` if there are more or none.
  public var text: String? {
    guard let texts, texts.count == 1 else { return nil }
    return texts[0]
  }
}
