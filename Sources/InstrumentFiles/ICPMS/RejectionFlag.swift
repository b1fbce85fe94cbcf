/// What a cell of the column says in which the vendor's program marks rejected rows.
enum RejectionFlag: Hashable {
  case rejected
  case kept
  /// A word that is neither a known yes nor a known no.
  case notUnderstood

  /// Reads a cell in the languages of the computers that table programs run on; an empty cell keeps the row.
  init(_ text: String) {
    let word = text.lowercased().filter { !$0.isWhitespace }
    if Self.yes.contains(word) {
      self = .rejected
    } else {
      self = Self.no.contains(word) ? .kept : .notUnderstood
    }
  }

  private static let yes: Set<String> = [
    "true", "yes", "y", "x", "✓", "1", "rejected", "rjct", "rej", "vrai", "oui", "wahr", "ja", "j", "vero",
    "sì",
    "verdadero", "sí", "si", "verdadeiro", "sim", "waar", "sant", "sand", "sann", "tosi", "kyllä", "prawda",
    "tak",
    "pravda", "ano", "igaz", "igen", "doğru", "evet", "истина", "да", "真", "はい", "是", "참",
  ]
  private static let no: Set<String> = [
    "", "-", "false", "no", "n", "0", "faux", "non", "falsch", "nein", "falso", "onwaar", "nee", "falskt",
    "nej",
    "falsk", "usann", "nei", "epätosi", "ei", "fałsz", "nie", "nepravda", "ne", "hamis", "nem", "yanlış",
    "hayır",
    "ложь", "нет", "não", "nao", "偽", "いいえ", "假", "否", "거짓",
  ]
}
