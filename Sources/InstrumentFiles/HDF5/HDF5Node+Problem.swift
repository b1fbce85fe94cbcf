import AnalysisFindings

extension HDF5Node {
  /// Something wrong at this place of a file.
  func problem(
    _ code: InputProblem.Code, file: String, expected: String, found: String, remedy: String
  ) -> InputProblem {
    InputProblem(
      code, file: file, place: .part(path.isEmpty ? "the root group" : path), expected: expected,
      found: found, remedy: remedy)
  }

  /// What stands at a name, in the middle of a sentence: `nothing`, `a group`, `damaged values`.
  func description(of name: String) -> String {
    guard memberNames.contains(name) else { return "nothing" }
    guard let node = self[name] else { return "a link that leads nowhere" }
    switch node.object.content {
    case .group: return "a group"
    case .link: return "a link"
    case .unread(let reason): return reason
    case .array(let array):
      if case .unread(let reason) = array.elements { return reason }
      let shape = array.shape.isEmpty ? "one value" : array.shape.map(String.init).joined(separator: " × ")
      return "\(shape) of \(array.storedType)"
    }
  }
}
