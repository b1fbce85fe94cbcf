import InterphaseCommand

@main enum InterphaseExecutable {
  static func main() { CommandLineTool.main() }
}
