/// The version of Interphase.
public enum InterphaseVersion {
  /// The version by Semantic Versioning.
  public static let current = "0.1.0"
}
