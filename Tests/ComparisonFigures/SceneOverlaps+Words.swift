import ScientificFigures

extension SceneOverlaps {
  /// The faults in words, so that a failing test names them.
  var words: String {
    let pairs = pairs.map { "“\($0.first.source.plainText)” covers “\($0.second.source.plainText)”" }
    let outside = outside.map { "“\($0.source.plainText)” leaves the page" }
    return (pairs + outside).joined(separator: "; ")
  }
}
