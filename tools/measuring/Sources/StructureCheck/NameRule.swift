extension SwiftSource {
  /// Types that are called like a module: nobody could name anything else of that module any more.
  func nameViolations(modules: Set<String>) -> [StructureViolation] {
    guard module != nil else { return [] }
    return declarations.compactMap { declaration in
      guard declaration.isType, modules.contains(declaration.name) else { return nil }
      return violation(.names, declaration.line, "the type \(declaration.name) is called like a module")
    }
  }
}
