/// What an XML text may hold at most.
///
/// Together with the number of its bytes, which its source limits, they bound the time that it takes: no clock is asked,
/// so that a file is read or refused alike on every machine.
package struct XMLLimits: Sendable {
  /// How deep elements may lie in one another.
  package var depth: Int
  /// The most attributes of an element.
  package var attributes: Int
  /// The most elements.
  package var elements: Int
  /// The most bytes of one tag, comment or instruction; the parser begins each anew with every piece that it is given.
  package var tokenBytes: Int

  /// Creates limits; those of a document of an office program unless stated, which stay below a third of them.
  package init(
    depth: Int = 32, attributes: Int = 128, elements: Int = 1 << 22, tokenBytes: Int = 1 << 20
  ) {
    self.depth = depth
    self.attributes = attributes
    self.elements = elements
    self.tokenBytes = tokenBytes
  }
}
