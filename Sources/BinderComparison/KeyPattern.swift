package import AnalysisFindings

extension Finding.Key {
  /// Whether a pattern names the key: the key itself, or the beginning of keys with `*` at its end.
  package func isNamed(by pattern: String) -> Bool {
    pattern.hasSuffix("*") ? rawValue.hasPrefix(pattern.dropLast()) : rawValue == pattern
  }
}
