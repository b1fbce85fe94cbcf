public import AnalysisFindings

extension FindingsDocument {
  /// Reads a study back from its document and the files that the document names.
  ///
  /// - Parameters:
  ///   - bytes: The document.
  ///   - folder: The results folder, for problems.
  ///   - curve: Gives the bytes of a curve's file; it is asked for each file once, and checks path and hash.
  /// - Throws: an `InputProblem` with the place where the document or a curve's file is not as it was written.
  public static func study(
    _ bytes: [UInt8], folder: String, curve: (CurveFile) throws(InputProblem) -> [UInt8]
  ) throws(InputProblem) -> RecordedStudy {
    let file = folder + "/findings.json"
    let document = JSONField(try JSONValue(parsing: bytes, file: file), file: file)
    let version = try document.member("formatVersion")
    guard try version.count == formatVersion else {
      throw version.wrong("the format version \(formatVersion) that this version of Interphase reads")
    }
    var results: [RecordedStudy.Result] = []
    for field in try document.member("results").items {
      results.append(try result(field, folder: folder, curve: curve))
    }
    return RecordedStudy(
      title: try document.member("study").text, binders: try texts(document.member("binders")),
      results: results, verdicts: try verdicts(document.member("verdicts")),
      againstControls: try verdicts(document.member("againstControls")))
  }

  private static func texts(_ list: JSONField) throws(InputProblem) -> [String] {
    var texts: [String] = []
    for item in try list.items { texts.append(try item.text) }
    return texts
  }

  private static func verdicts(_ list: JSONField) throws(InputProblem) -> [RecordedVerdict] {
    var verdicts: [RecordedVerdict] = []
    for item in try list.items { verdicts.append(try VerdictDocument.verdict(item)) }
    return verdicts
  }

  private static func result(
    _ field: JSONField, folder: String, curve: (CurveFile) throws(InputProblem) -> [UInt8]
  ) throws(InputProblem) -> RecordedStudy.Result {
    var result = RecordedStudy.Result(
      sample: try field.member("sample").text, binder: try field.member("binder").text,
      role: try field.member("role").text, technique: try field.member("technique").text)
    for option in try field.member("options").entries {
      result.options[option.key] = try option.field.text
    }
    for item in try field.member("findings").items { result.findings.append(try finding(item)) }
    for item in try field.member("curves").items {
      result.curves.append(try self.curve(item, folder: folder, contents: curve))
    }
    if let limits = try field.optional("detectionLimits") {
      for item in try limits.items { result.detectionLimits.append(try detectionLimit(item)) }
    }
    return result
  }

  private static func detectionLimit(
    _ field: JSONField
  ) throws(InputProblem) -> AnalysisResult.DetectionLimit {
    AnalysisResult.DetectionLimit(
      key: Finding.Key(rawValue: try field.member("key").text), value: try field.member("value").number,
      unit: try field.member("unit").text, definition: try field.member("definition").text)
  }

  private static func curve(
    _ field: JSONField, folder: String, contents: (CurveFile) throws(InputProblem) -> [UInt8]
  ) throws(InputProblem) -> Curve {
    var columns: [CurveTable.Column] = []
    for column in try field.member("columns").items {
      columns.append(
        CurveTable.Column(
          name: try column.member("name").text, unit: try column.member("unit").text,
          role: Curve.Role(rawValue: try column.member("role").text),
          hasUncertainties: try column.member("hasUncertainties").flag))
    }
    let file = CurveFile(path: try field.member("file").text, sha256: try field.member("sha256").text)
    let table = try CurveTable(
      contents(file), columns: columns, rowCount: field.member("rows").count,
      file: folder + "/" + file.path)
    return Curve(
      name: try field.member("name").text, title: try field.member("title").text,
      kind: Curve.Kind(rawValue: try field.member("kind").text), columns: table.columns,
      coordinates: try coordinates(field.member("coordinates")), place: try place(field.optional("place")))
  }

  static func coordinates(_ list: JSONField) throws(InputProblem) -> [Finding.Coordinate] {
    var coordinates: [Finding.Coordinate] = []
    for item in try list.items {
      coordinates.append(
        Finding.Coordinate(
          quantity: try item.member("quantity").text, value: try item.member("value").number,
          unit: try item.member("unit").text))
    }
    return coordinates
  }

  static func place(_ field: JSONField?) throws(InputProblem) -> MeasuredPlace {
    guard let field else { return MeasuredPlace() }
    return MeasuredPlace(
      region: try field.optional("region")?.text, level: try field.optional("level")?.count,
      spot: try field.optional("spot")?.text, repetition: try field.optional("repetition")?.count)
  }

  private static func finding(_ field: JSONField) throws(InputProblem) -> Finding {
    let outcome: Finding.Outcome
    if let reason = try field.optional("noAnswer") {
      outcome = .noAnswer(
        NoAnswer(
          NoAnswer.Reason(rawValue: try reason.member("reason").text),
          try reason.member("explanation").text, atLeast: try reason.optional("atLeast")?.number,
          atMost: try reason.optional("atMost")?.number, unit: try reason.member("unit").text))
    } else {
      outcome = .estimate(try estimate(field.member("estimate")))
    }
    return Finding(
      key: Finding.Key(rawValue: try field.member("key").text), title: try field.member("title").text,
      coordinates: try coordinates(field.member("coordinates")), place: try place(field.optional("place")),
      outcome: outcome,
      method: try field.member("method").text)
  }

  static func estimate(_ field: JSONField) throws(InputProblem) -> Estimate {
    var estimate = Estimate(
      value: try field.member("value").number, unit: try field.member("unit").text,
      standardUncertainty: try field.member("standardUncertainty").number,
      degreesOfFreedom: try field.optional("degreesOfFreedom")?.number)
    if let effects = try field.optional("sharedEffects") {
      for item in try effects.items {
        estimate.sharedEffects.append(
          SharedEffect(source: try item.member("source").text, effect: try item.member("effect").number))
      }
    }
    if let stated = try field.optional("statedIntervals") {
      for item in try stated.items {
        estimate.statedIntervals.append(try interval(item, level: item.member("level").number))
      }
    }
    if let correlations = try field.optional("correlations") {
      for (key, value) in try correlations.entries {
        estimate.correlations[Finding.Key(rawValue: key)] = try value.number
      }
    }
    return estimate
  }

  /// An interval; an end that is `null` is open.
  static func interval(_ field: JSONField, level: Double) throws(InputProblem) -> ConfidenceInterval {
    ConfidenceInterval(
      level: level, lower: try field.optional("lower")?.number ?? -.infinity,
      upper: try field.optional("upper")?.number ?? .infinity, method: try field.member("method").text)
  }
}
