/// Which specimens the names of files are about: what repeats over all of them says nothing, what varies names binders, and
/// what counts names cells.
package struct SpecimenNaming {
  /// What a name says of its specimen.
  package struct Suggestion: Hashable {
    /// The binder.
    package var binder: String
    /// The specimen.
    package var sample: String
    /// The state, where the name has a word for it.
    package var state: String?
    /// Whether it is a blank.
    package var isBlank = false
  }

  /// What each name says; `nil` where it says nothing.
  package private(set) var suggestions: [Suggestion?] = []
  /// What is doubtful, for a person to decide.
  package private(set) var questions: [String] = []

  /// One name while it is looked at.
  private struct Reading {
    var words: [NameField] = []
    /// Numbers by themselves, each with the number of words before it.
    var numbers: [(number: Int, words: Int)] = []
    var number: Int?
    var letter: String?
    var state: String?
    var isBlank = false
    var group: String

    var stem: String { words.map(\.key).joined(separator: "-") }

    /// Takes a word out.
    mutating func drop(_ word: String) {
      guard let place = words.firstIndex(where: { $0.key == word }) else { return }
      words.remove(at: place)
      for index in numbers.indices where numbers[index].words > place { numbers[index].words -= 1 }
    }

    /// The words before a number and the place of the number among those with the same words.
    func context(of place: Int) -> String {
      let before = words.prefix(numbers[place].words).map(\.key).joined(separator: "-")
      let rank = numbers[..<place].count { $0.words == numbers[place].words }
      return "\(before) \(rank)"
    }
  }

  /// Reads names.
  ///
  /// - Parameter names: Each name as its parts, folders first, with the group of names (a technique) that it belongs to.
  package init(_ names: [(parts: [String], group: String)]) {
    var readings = names.map { name in Self.reading(name.parts, name.group) }
    dropConstants(&readings)
    settleNumbers(&readings)
    name(readings)
  }

  private static func reading(_ parts: [String], _ group: String) -> Reading {
    var reading = Reading(group: group)
    var leading: Int?
    for (place, part) in parts.enumerated() {
      var isRemark = false
      let fields = NameField.fields(of: part)
      let hasWords = fields.contains { $0.kind == .word }
      for field in fields {
        switch field.kind {
        case .cell(let number):
          reading.number = number
          isRemark = hasWords && !reading.words.isEmpty
        case .state(let state): reading.state = state
        case .blank: reading.isBlank = true
        case .number(let number):
          // A number before all words counts the files of a folder, and cells only where nothing else does.
          if hasWords, place == parts.count - 1, reading.words.isEmpty, fields.first == field {
            leading = number
            continue
          }
          guard !reading.numbers.contains(where: { $0.number == number }) else { continue }
          reading.numbers.append((number, reading.words.count))
        case .word, .part:
          guard !reading.words.contains(where: { $0.key == field.key }) else { continue }
          // What follows a number in a name is a remark, but for the letter of a cell.
          if isRemark || reading.numbers.contains(where: { $0.words == reading.words.count }),
            !reading.words.isEmpty,
            place == parts.count - 1, fields.first?.key != field.key
          {
            if field.key.count == 1 { reading.letter = field.key }
            continue
          }
          reading.words.append(field)
        }
      }
    }
    if reading.number == nil, reading.numbers.isEmpty { reading.number = leading }
    return reading
  }

  /// From which number on a number by itself is rather a grade or a content in % than a cell.
  private static let gradeLimit = 20

  /// Takes out words that all names have, or all of one technique, as far as something is left of each.
  private func dropConstants(_ readings: inout [Reading]) {
    let own = readings.indices.filter { !readings[$0].isBlank }
    drop(own, from: &readings, elsewhere: [])
    let groups = Dictionary(grouping: own) { readings[$0].group }
    guard groups.count > 1 else { return }
    for (group, members) in groups.sorted(by: { $0.key < $1.key }) where members.count > 1 {
      let others = own.filter { readings[$0].group != group }
      drop(members, from: &readings, elsewhere: Set(others.flatMap { readings[$0].words.map(\.key) }))
    }
  }

  private func drop(_ members: [Int], from readings: inout [Reading], elsewhere: Set<String>) {
    guard members.count > 1, let first = members.first else { return }
    for word in readings[first].words.map(\.key)
    where !elsewhere.contains(word) && !NameVocabulary.polymers.contains(word) {
      let isEverywhere = members.allSatisfy { readings[$0].words.contains { $0.key == word } }
      let leavesSome = members.allSatisfy { index in
        readings[index].words.contains { $0.key != word && $0.key.contains(where: \.isLetter) }
      }
      guard isEverywhere, leavesSome else { continue }
      for index in members { readings[index].drop(word) }
    }
  }

  /// Tells numbers of cells from grades: cells are counted from 1 or lie close together, grades are anything.
  private mutating func settleNumbers(_ readings: inout [Reading]) {
    settleSeparateNumbers(&readings)
    settleDigits(&readings)
    settleLetters(&readings)
  }

  /// Numbers by themselves: of ISP 50 1 the first is a grade, for it never counts; of PVDF 1 2 the second is a repeat.
  private func settleSeparateNumbers(_ readings: inout [Reading]) {
    var sets: [String: Set<Int>] = [:]
    for reading in readings {
      for place in reading.numbers.indices {
        sets[reading.context(of: place), default: []].insert(reading.numbers[place].number)
      }
    }
    for index in readings.indices {
      let reading = readings[index]
      let isCounted = reading.numbers.indices.map { Self.areCounted(sets[reading.context(of: $0)] ?? []) }
      var cell = isCounted.firstIndex(of: true)
      if cell == nil, reading.number == nil, let last = reading.numbers.indices.last {
        // A single number that never counts is a cell while it is small.
        let all = sets[reading.context(of: last)] ?? []
        if reading.words.isEmpty || all.contains(where: { $0 < Self.gradeLimit }) { cell = last }
      }
      let isExplicit = reading.number != nil
      if !isExplicit, let cell { readings[index].number = reading.numbers[cell].number }
      var inserted = 0
      for place in reading.numbers.indices
      where place < (isExplicit ? .max : cell ?? .max) && !isCounted[place]
        && reading.numbers[place].words > 0
      {
        readings[index].words.insert(
          NameField(text: String(reading.numbers[place].number), kind: .part),
          at: reading.numbers[place].words + inserted)
        inserted += 1
      }
    }
  }

  /// Digits at the end of the last word: PVDF1, PVDF2 are cells of PVDF; ISP50 and ISP67 are binders.
  private mutating func settleDigits(_ readings: inout [Reading]) {
    var digits: [String: Set<Int>] = [:]
    for reading in readings where reading.number == nil {
      if let (letters, number) = Self.split(reading.words.last?.key) {
        digits[letters, default: []].insert(number)
      }
    }
    let counted = digits.filter { Self.areCounted($0.value) }
    for index in readings.indices where readings[index].number == nil {
      guard let last = readings[index].words.last, let (letters, number) = Self.split(last.key),
        counted[letters] != nil
      else { continue }
      readings[index].words[readings[index].words.count - 1].text = String(
        last.text.prefix(letters.count))
      readings[index].number = number
    }
    for (letters, numbers) in counted.sorted(by: { $0.key < $1.key }) {
      questions.append(
        "\(letters.uppercased()) with the numbers \(Self.list(numbers)): taken for cells of one binder; if they are grades of it, "
          + "make binders of them.")
    }
  }

  /// Takes a, b, c … at the end of names for cells.
  private mutating func settleLetters(_ readings: inout [Reading]) {
    var letters: [String: Set<String>] = [:]
    for reading in readings where reading.number == nil && reading.words.count > 1 {
      if let last = reading.words.last?.key, last.count == 1, last >= "a", last <= "h" {
        letters[reading.words.dropLast().map(\.key).joined(separator: "-"), default: []].insert(last)
      }
    }
    let counted = letters.filter { $0.value.contains("a") && $0.value.count > 1 }
    for index in readings.indices {
      let stem = readings[index].words.dropLast().map(\.key).joined(separator: "-")
      if readings[index].number == nil, let last = readings[index].words.last?.key,
        counted[stem]?.contains(last) == true
      {
        readings[index].words.removeLast()
        readings[index].letter = last
      }
    }
  }

  private mutating func name(_ readings: [Reading]) {
    // One binder has one spelling, the most usual one.
    var spellings: [String: [String: Int]] = [:]
    for reading in readings where !reading.words.isEmpty {
      spellings[reading.stem, default: [:]][reading.words.map(\.text).joined(separator: "-"), default: 0] += 1
    }
    let usual = spellings.mapValues { counts in
      counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key ?? ""
    }
    suggestions = readings.map { reading in
      guard let binder = usual[reading.stem] ?? reading.number.map(String.init) else { return nil }
      let isNumber = usual[reading.stem] == nil
      let parts = [
        binder, reading.state.flatMap { $0 == "cycled" ? nil : $0 },
        isNumber ? nil : reading.number.map(String.init), reading.letter,
      ]
      return Suggestion(
        binder: binder, sample: parts.compactMap { $0 }.joined(separator: "-"), state: reading.state,
        isBlank: reading.isBlank)
    }
  }

  private static func split(_ word: String?) -> (letters: String, number: Int)? {
    guard let word else { return nil }
    let digits = word.reversed().prefix { $0.isNumber }
    // A letter with a number is a grade: N1, N5.
    guard !digits.isEmpty, digits.count + 1 < word.count, digits.count <= 3,
      let number = Int(String(digits.reversed()))
    else { return nil }
    return (String(word.dropLast(digits.count)), number)
  }

  /// Whether numbers count something: from 1 on with few gaps.
  private static func areCounted(_ numbers: Set<Int>) -> Bool {
    guard numbers.count > 1, let last = numbers.max(), numbers.contains(1) || numbers.contains(2) else {
      return false
    }
    return last <= 2 * numbers.count + 1
  }

  private static func list(_ numbers: Set<Int>) -> String {
    numbers.sorted().map(String.init).joined(separator: ", ")
  }
}
