import Foundation

#if HDF5
  import InterphaseCHDF5
#endif

/// The other end of `HDF5Opener.childProcess`: a process that opens one container and ends.
public enum HDF5Serving {
  /// The word that asks a program for it, as its first argument.
  public static let argument = "--open-hdf5-container"

  /// What its standard output is worth, as an exit code: nothing.
  static let failed: Int32 = 70

  /// Opens the container on standard input, writes its tree to standard output and ends the process, where the first
  /// argument of the call asks for it; returns otherwise.
  ///
  /// To be called first of all: the process confines itself to what reading bytes needs.
  public static func serveIfAsked(_ arguments: [String] = CommandLine.arguments) {
    guard arguments.count == 4, arguments[1] == argument, let seconds = Int(arguments[2]),
      let bytes = Int(arguments[3])
    else { return }
    exit(serve(processorSeconds: seconds, addressSpace: bytes))
  }

  private static func serve(processorSeconds: Int, addressSpace: Int) -> Int32 {
    #if HDF5
      guard interphase_hdf5_confine(UInt64(max(addressSpace, 0)), UInt64(max(processorSeconds, 1))) == 0,
        let bytes = standardInput()
      else { return failed }
      return HDF5Container.write(bytes, limits: HDF5Limits(), to: standardOutput) ? 0 : failed
    #else
      return failed
    #endif
  }

  /// All bytes of standard input; `nil` where it fails or has more than a file may have.
  private static func standardInput() -> [UInt8]? {
    var bytes: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 1 << 16)
    while bytes.count <= FileContents.memoryLimit {
      let count = read(STDIN_FILENO, &piece, piece.count)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return count == 0 ? bytes : nil }
      bytes += piece[..<count]
    }
    return nil
  }

  private static func standardOutput(_ bytes: [UInt8]) -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(STDOUT_FILENO, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return false }
      rest = rest.dropFirst(count)
    }
    return true
  }
}
