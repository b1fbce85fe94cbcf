extension SwiftSource {
  /// The rooms in which the names of a technique's findings and curves are made.
  private static let owners = [
    "xps": "XPSAnalysis", "sims": "SIMSAnalysis", "eels": "EELSAnalysis", "icpms": "ICPMSAnalysis",
    "adhesion": "AdhesionAnalysis", "cells": "CellMeasureAnalysis", "stem": "InstrumentMeasurements",
  ]

  /// Codes of techniques, keys of findings and kinds of curves in rooms that do not make them.
  package func literalViolations() -> [StructureViolation] {
    guard let module else { return [] }
    return literals.compactMap { line, text in
      let code = String(text.prefix { $0 != "." })
      guard let owner = Self.owners[code], owner != module else { return nil }
      // A sentence that begins with a code is none of its names.
      guard
        text == code || (text.dropFirst(code.count).hasPrefix(".") && !text.contains(" "))
          || isKey(text, code)
      else { return nil }
      let kind = text == code ? "code of a technique" : "key or kind"
      return violation(
        .literals, line, "the \(kind) “\(text.replacing("\u{FFFC}", with: "…"))” belongs to \(owner)")
    }
  }

  /// Whether a text with blanks is a key all the same: `xps.share.F 1s.LiF`.
  private func isKey(_ text: String, _ code: String) -> Bool {
    let rest = text.dropFirst(code.count + 1)
    return rest.first.map { $0.isLetter || $0 == "\u{FFFC}" } ?? true
  }
}
