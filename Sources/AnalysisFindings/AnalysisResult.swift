/// Everything that one analysis says of one measurement (or of a declared group of measurements).
public struct AnalysisResult: Sendable, Hashable, Codable {
  /// The technique: `xps`, `sims`, `eels`, `icpms`, `adhesion`.
  public var technique: String
  /// The sample's name in the study.
  public var sample: String
  /// The answers.
  public var findings: [Finding]
  /// The data behind the figures.
  public var curves: [Curve]
  /// The amounts from which on findings are told from nothing, for figures; they are no findings and are not compared.
  public var detectionLimits: [DetectionLimit]
  /// Numbers and words about the quality of the work: reduced chi-square, iterations, parameters at a bound.
  public var diagnostics: [Diagnostic]
  /// What the reader of the report should know before trusting the findings.
  public var warnings: [String]
  /// Where it came from.
  public var provenance: Provenance

  /// Creates a result.
  public init(
    technique: String, sample: String, findings: [Finding], curves: [Curve] = [],
    detectionLimits: [DetectionLimit] = [], diagnostics: [Diagnostic] = [], warnings: [String] = [],
    provenance: Provenance
  ) {
    self.technique = technique
    self.sample = sample
    self.findings = findings
    self.curves = curves
    self.detectionLimits = detectionLimits
    self.diagnostics = diagnostics
    self.warnings = warnings
    self.provenance = provenance
  }

  /// The amount from which on a finding is told from nothing.
  public struct DetectionLimit: Sendable, Hashable, Codable {
    /// The key of the finding.
    public var key: Finding.Key
    /// The limit in the unit of the finding.
    public var value: Double
    /// The unit of the finding.
    public var unit: String
    /// How it is defined: `3 s of 5 blanks`.
    public var definition: String

    /// Creates a limit.
    public init(key: Finding.Key, value: Double, unit: String, definition: String) {
      self.key = key
      self.value = value
      self.unit = unit
      self.definition = definition
    }
  }

  /// One statement about the quality of the work.
  public struct Diagnostic: Sendable, Hashable, Codable {
    /// What it is about: `C 1s, level 0: reduced chi-square`.
    public var name: String
    /// The value as printed.
    public var value: String

    /// Creates a diagnostic.
    public init(name: String, value: String) {
      self.name = name
      self.value = value
    }
  }

  /// The input, the method and the options of an analysis.
  public struct Provenance: Sendable, Hashable, Codable {
    /// The files that were read.
    public var files: [SourceFile]
    /// The analysis and the version of its engine: `SIMSAnalysis 1`.
    public var method: String
    /// Every option with its value as printed, defaults included, in the order of the options type.
    public var options: [Option]
    /// The seed of the random numbers, if any were drawn.
    public var seed: UInt64?
    /// What was done, in sentences to be put into a manuscript.
    public var sentences: [String]
    /// The level of the kernels of the machine that did the work (`v3`), which last digits may hang on; `nil` where it was
    /// not written down.
    public var kernels: String?

    /// Creates a provenance record.
    public init(
      files: [SourceFile], method: String, options: [Option], seed: UInt64? = nil, sentences: [String] = []
    ) {
      self.files = files
      self.method = method
      self.options = options
      self.seed = seed
      self.sentences = sentences
    }
  }

  /// An option as it was used.
  public struct Option: Sendable, Hashable, Codable {
    /// The option's name.
    public var name: String
    /// Its value as printed.
    public var value: String
    /// Whether it states a fact of the specimen or the measurement (an area, a rate), and is no choice of the analysis.
    public var isFact: Bool

    /// Creates an option.
    public init(name: String, value: String, isFact: Bool = false) {
      self.name = name
      self.value = value
      self.isFact = isFact
    }
  }
}

/// A file that something was read from.
public struct SourceFile: Sendable, Hashable, Codable {
  /// The path as the user or the manifest gave it.
  public var path: String
  /// SHA-256 of its bytes, in lower-case hexadecimal; empty where it was not computed.
  public var sha256: String
  /// Its size in bytes.
  public var byteCount: Int
  /// The format that was recognised, by its identifier: `vamas`, `dm4`.
  public var format: String
  /// What was odd about the file, in the reader's words; it goes wherever the file is named beside a result.
  public var notes: [String]

  /// Creates a record of a file.
  public init(
    path: String, sha256: String = "", byteCount: Int = 0, format: String = "", notes: [String] = []
  ) {
    self.path = path
    self.sha256 = sha256
    self.byteCount = byteCount
    self.format = format
    self.notes = notes
  }
}
