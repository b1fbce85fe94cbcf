import AnalysisFindings
import Foundation

extension InputProblem {
  private static let saveAgain =
    "Save the file again with the program that wrote it; `h5dump -H FILE` shows what others find in it."

  /// What is wrong with a file that the process which opened it did not survive.
  init(_ failure: ChildProcess.Failure, file: String, _ limits: HDF5Limits) {
    let sound = "an HDF5 file that libhdf5 can read"
    switch failure {
    case .notStarted(let failure):
      self.init(
        .unreadable, file: file, expected: "a process of its own to open the file in", found: failure.words,
        remedy: failure.remedy)
    case .tooSlow, .signal(SIGXCPU):
      self.init(
        .limitExceeded, file: file,
        expected:
          "a file that is opened in \(limits.seconds) s, \(limits.processorSeconds) s of them of the processor",
        found: "one that takes longer",
        remedy: "Save it with less in it or packed less tightly; a damaged file can have this effect as well."
      )
    case .tooLong:
      self.init(
        .limitExceeded, file: file, expected: "at most \(limits.answerBytes) bytes of values", found: "more",
        remedy: "Save fewer spectra into one file.")
    case .signal(let number):
      self.init(
        .malformed, file: file, expected: sound, found: "one that ended it with signal \(number)",
        remedy: Self.saveAgain)
    case .exit(let code):
      self.init(
        .malformed, file: file, expected: sound, found: "one that ended it with exit code \(code)",
        remedy: Self.saveAgain)
    }
  }

  /// What is wrong with a file of whose tree no sense can be made.
  init(_ failure: HDF5FormDecoder.Failure, file: String) {
    switch failure {
    case .refused(let found):
      self.init(
        .malformed, file: file, expected: "an HDF5 file that libhdf5 can read", found: found,
        remedy: Self.saveAgain)
    case .malformed(let place):
      self.init(
        .malformed, file: file, expected: "the tree of the file from the process that opened it",
        found: "bytes that are none, from byte \(place) on", remedy: Self.saveAgain)
    }
  }
}
