import InterphaseCommand

@main enum Program {
  static func main() { CommandLineTool.main() }
}
