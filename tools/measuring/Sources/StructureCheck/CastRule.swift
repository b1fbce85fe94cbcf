extension SwiftSource {
  /// The types of measurements that the file declares: those that conform to `InstrumentMeasurement`.
  var measurementTypes: [String] {
    code.compactMap { line in
      guard let place = line.firstRange(of: "struct "), line.contains("InstrumentMeasurement") else {
        return nil
      }
      let name = line[place.upperBound...].prefix { $0.isLetter || $0.isNumber || $0 == "_" }
      return line[place.upperBound...].dropFirst(name.count).first == ":" ? String(name) : nil
    }
  }

  /// Casts to measurements outside of the rooms of the techniques.
  func castViolations(to types: Set<String>) -> [StructureViolation] {
    guard let module, !House.techniques.contains(module), module != "InstrumentMeasurements" else {
      return []
    }
    return code.enumerated().flatMap { line, text -> [StructureViolation] in
      let words = text.split { !($0.isLetter || $0.isNumber || $0 == "_" || $0 == "?" || $0 == "!") }
      return zip(words, words.dropFirst()).compactMap { keyword, name in
        guard ["as", "as?", "as!", "is"].contains(keyword) else { return nil }
        let type = String(name.filter { $0 != "?" && $0 != "!" })
        guard types.contains(type) else { return nil }
        return violation(.casts, line, "a measurement is cast to \(type)")
      }
    }
  }
}
