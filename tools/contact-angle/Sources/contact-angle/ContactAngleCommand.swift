import ContactAngle
import InterphaseCommand

/// The command of Interphase with one technique more.
@main enum ContactAngleCommand {
  static func main() {
    CommandLineTool.main(techniques: [.contactAngle], readers: [DropTableReader()])
  }
}
