import AnalysisFindings
import InstrumentFiles
import InstrumentMeasurements
import Testing

@Suite struct IONTOFProfileReaderTests {
  static let sample = [
    "# Profile Smoothing is Disabled",
    "#\t\t\t\ttotal\tPO_2-\t^58Ni-\t^206PbI_3-, ^207PbI_3-PbI_3-\tPO_2- / ( total )\t",
    "#\t\t\t\tN/A\t62.9645\t57.9360\tN/A\tN/A\t",
    "#Data Point #\tSputter Time (s)\tDose (ions)\tFluence (ions/cm^2)"
      + "\tIntensity\tIntensity\tIntensity\tIntensity\tIntensity\t",
    "1\t0\t2.75044e+06\t1.10017e+11\t513225\t4.00021\t0\t3.00007\tinf\t",
    "2\t1.4666\t3.78135e+10\t1.54521e+13\t143289\t8.00055\t1.00003\t12.0006\t0.0001\t",
    "3\t2.933\t7.5e+10\t3.0e+13\t143000\t9.0007\t2.00009\t11.0006\t0.0002\t",
  ]

  private func file(_ bytes: [UInt8]) -> FileContents {
    FileContents(
      source: SourceFile(path: "runs/A1 neg.txt", byteCount: bytes.count, format: "iontof-profile"),
      bytes: bytes)
  }

  private func profile(_ lines: [String], newline: String = "\r\n") throws -> SputterDepthProfile {
    let text = lines.joined(separator: newline) + newline
    let read = try IONTOFProfileReader().measurements(in: file(Array(text.utf8)))
    return try #require(read.first as? SputterDepthProfile)
  }

  private func problem(_ lines: [String]) throws -> InputProblem {
    try #require(throws: InputProblem.self) { _ = try profile(lines) }
  }

  @Test func readsTimesDosesAndChannels() throws {
    let profile = try profile(Self.sample)
    #expect(profile.title == "A1 neg")
    #expect(profile.sputterTimes == [0, 1.4666, 2.933])
    #expect(profile.doses == [2.75044e6, 3.78135e10, 7.5e10])
    #expect(profile.fluences == [1.10017e11, 1.54521e13, 3.0e13])
    #expect(profile.channels.map(\.name).prefix(3) == ["total", "PO_2-", "^58Ni-"])
    #expect(profile.channels.map(\.massToCharge) == [nil, 62.9645, 57.936, nil, nil])
    #expect(profile.channels[1].intensities == [4.00021, 8.00055, 9.0007])
    #expect(profile.polarity == .negative)
    #expect(profile.smoothing == nil)
  }

  @Test func keepsNamesOfSumsAndRatiosAsTheyAre() throws {
    let names = try profile(Self.sample).channels.map(\.name)
    #expect(names[3] == "^206PbI_3-, ^207PbI_3-PbI_3-")
    #expect(names[4] == "PO_2- / ( total )")
  }

  @Test func keepsInfiniteRatiosAndSaysSo() throws {
    let profile = try profile(Self.sample)
    #expect(profile.channels[4].intensities[0] == .infinity)
    #expect(
      profile.readingNotes.contains("PO_2- / ( total ) has no number in 1 of 3 points, the first on line 5"))
  }

  @Test(arguments: ["nan", "NaN", "inf", "1e999", "-1.#IND"]) func aTimeThatIsNoNumberIsNamed(word: String)
    throws
  {
    let problem = try problem(Self.sample.map { $0.replacing("\t1.4666\t", with: "\t\(word)\t") })
    #expect(problem.place == .lineAndColumn(6, 3))
    #expect(problem.expected.contains("Sputter Time"))
    #expect(problem.found == "“\(word)”")
  }

  @Test func keepsChannelsOfTheSameName() throws {
    let lines = Self.sample.map { $0.replacing("^58Ni-", with: "PO_2-") }
    let profile = try profile(lines)
    #expect(profile.channels[1].name == profile.channels[2].name)
    #expect(profile.channels[1].massToCharge != profile.channels[2].massToCharge)
    #expect(profile.channels[2].intensities == [0, 1.00003, 2.00009])
  }

  @Test func readsPositiveIons() throws {
    #expect(try profile(Self.sample.map { $0.replacing("-\t", with: "+\t") }).polarity == .positive)
  }

  @Test func reportsSmoothing() throws {
    var lines = Self.sample
    lines[0] = "# Profile Smoothing is Enabled (3 points)"
    #expect(try profile(lines).smoothing == "Profile Smoothing is Enabled (3 points)")
    lines.removeFirst()
    let silent = try profile(lines)
    #expect(silent.smoothing == nil)
    #expect(silent.readingNotes.contains { $0.contains("does not say") })
  }

  @Test func readsLinesWithoutCarriageReturnOrTrailingTab() throws {
    let lines = Self.sample.map { $0.hasSuffix("\t") ? String($0.dropLast()) : $0 }
    #expect(try profile(lines, newline: "\n") == profile(Self.sample))
  }

  @Test func readsADecimalComma() throws {
    var lines = Self.sample
    for index in 2..<lines.count where index != 3 { lines[index] = lines[index].replacing(".", with: ",") }
    #expect(try profile(lines).channels == profile(Self.sample).channels)
  }

  @Test func refusesPointsMixedWithCommas() throws {
    var lines = Self.sample
    lines[5] = lines[5].replacing("1.4666", with: "1,4666")
    let problem = try problem(lines)
    #expect(problem.place == .line(6))
    #expect(problem.found == "points and commas")
  }

  @Test func readsAByteOrderMarkAndUTF16() throws {
    let text = Self.sample.joined(separator: "\r\n")
    let plain = try profile(Self.sample)
    let marked = file([0xEF, 0xBB, 0xBF] + Array(text.utf8))
    #expect(try IONTOFProfileReader().measurements(in: marked).first as? SputterDepthProfile != nil)
    let wide = file(("\u{FEFF}" + text).utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] })
    let read = try #require(try IONTOFProfileReader().measurements(in: wide).first as? SputterDepthProfile)
    #expect(read.channels == plain.channels)
    #expect(IONTOFProfileReader().recognition(of: wide.head) == .certain)
  }

  @Test func findsColumnsByCaptionNotByPosition() throws {
    let lines = [
      "#\tPO_2-\t^58Ni-\t", "#\t62.9645\t57.9360\t", "#Sputter Time (min)\tIntensity\tIntensity\t",
      "0\t4\t0\t", "0.5\t8\t1\t",
    ]
    let profile = try profile(lines)
    #expect(profile.sputterTimes == [0, 30])
    #expect(profile.doses.isEmpty)
    #expect(profile.channels.map(\.name) == ["PO_2-", "^58Ni-"])
    #expect(profile.intensityKind == .counts)
  }

  @Test func tellsDeadTimeCorrectedCountsFromOtherFractions() throws {
    let rows = (1...30).map { "\($0)\t\($0)\t1\t1\t100\t\($0 % 9).0001\t\($0 % 5).0002\t1\t1\t" }
    #expect(try profile(Self.sample.prefix(4) + rows).intensityKind == .deadTimeCorrectedCounts)
    let scaled = rows.map { $0.replacing(".000", with: ".43") }
    #expect(try profile(Self.sample.prefix(4) + scaled).intensityKind == .arbitrary)
  }

  @Test func namesLineColumnAndIonOfAWrongCell() throws {
    var lines = Self.sample
    lines[5] = lines[5].replacing("1.00003", with: "1.0x")
    let problem = try problem(lines)
    #expect(problem.place == .lineAndColumn(6, 49))
    #expect(problem.expected == "a number in column 7 (“^58Ni-”)")
    #expect(problem.found == "“1.0x”")
  }

  @Test func namesALineThatIsCutShort() throws {
    var lines = Self.sample
    lines[6] = "3\t2.933\t7.5e+10"
    #expect(try problem(lines).place == .line(7))
  }

  @Test func refusesMoreCellsThanCaptions() throws {
    var lines = Self.sample
    lines[6] += "17\t"
    #expect(try problem(lines).found == "a further value")
  }

  @Test func refusesAHeaderWithoutData() throws {
    #expect(try problem(Array(Self.sample.prefix(4))).code == .truncated)
  }

  @Test func doesNotTakeOtherTextForAProfile() {
    let head = FileHead(name: "a.txt", bytes: Array("# Binning\nChannel\tm/z\n".utf8), byteCount: 23)
    #expect(IONTOFProfileReader().recognition(of: head) == .no)
  }
}

extension SputterDepthProfile {
  fileprivate static func == (one: SputterDepthProfile, other: SputterDepthProfile) -> Bool {
    one.sputterTimes == other.sputterTimes && one.channels == other.channels && one.doses == other.doses
  }
}
