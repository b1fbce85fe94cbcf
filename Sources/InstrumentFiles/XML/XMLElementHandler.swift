package import AnalysisFindings
import Foundation

/// What is done with the elements of an XML text as they come.
package protocol XMLElementHandler: AnyObject {
  /// An element begins; its name is without the prefix of its namespace.
  func begin(_ element: String, _ attributes: XMLAttributes) throws(InputProblem)
  /// Text stands inside the current element; it may come in pieces.
  func text(_ characters: String) throws(InputProblem)
  /// An element ends.
  func end(_ element: String) throws(InputProblem)
}

/// The attributes of an element, to be asked only while it begins: they lie in the parser's memory.
package struct XMLAttributes {
  /// Names and values in turn, ended by a null pointer.
  private let pairs: UnsafeMutablePointer<UnsafePointer<CChar>?>?

  /// The parser's list of names and values.
  init(_ pairs: UnsafeMutablePointer<UnsafePointer<CChar>?>?) { self.pairs = pairs }

  /// The value of an attribute by its name as written, with its prefix; `nil` if it is absent.
  package subscript(name: String) -> String? {
    first { strcmp($0, name) == 0 }
  }

  /// The value of the first attribute that has a name behind any prefix: `id` for `r:id`; `nil` if there is none.
  package subscript(prefixed name: String) -> String? {
    first { pointer in strchr(pointer, 0x3A).map { strcmp($0 + 1, name) == 0 } ?? false }
  }

  /// The number of attributes, counted no further than a limit.
  func count(upTo limit: Int) -> Int {
    guard let pairs else { return 0 }
    var count = 0
    while count < limit, pairs[2 * count] != nil { count += 1 }
    return count
  }

  private func first(where isIt: (UnsafePointer<CChar>) -> Bool) -> String? {
    guard let pairs else { return nil }
    var index = 0
    while let name = pairs[index], let value = pairs[index + 1] {
      if isIt(name) { return String(cString: value) }
      index += 2
    }
    return nil
  }
}
