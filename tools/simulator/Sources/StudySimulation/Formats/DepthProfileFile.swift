/// An ASCII depth profile as ION-TOF's SurfaceLab 7.3 writes it: tabs, a tab at the end of every line, CR LF, six
/// significant digits.
struct DepthProfileFile {
  var channels: [Channel]
  var points: [Point]

  /// A column of intensities.
  struct Channel {
    var name: String
    var massToCharge: Double?
  }

  /// A row.
  struct Point {
    var sputterTime: Double
    var dose: Double
    var fluence: Double
    var intensities: [Double]
  }

  /// The whole file.
  func text() -> String {
    var lines = ["# Profile Smoothing is Disabled"]
    lines.append(line(["#", "", "", ""] + channels.map(\.name)))
    lines.append(
      line(
        ["#", "", "", ""] + channels.map { channel in channel.massToCharge.map { fixed($0, 4) } ?? "N/A" }))
    lines.append(
      line(
        ["#Data Point #", "Sputter Time (s)", "Dose (ions)", "Fluence (ions/cm^2)"]
          + channels.map { _ in "Intensity" }))
    for (index, point) in points.enumerated() {
      let columns = [point.sputterTime, point.dose, point.fluence] + point.intensities
      lines.append(line(["\(index + 1)"] + columns.map { significant($0, 6) }))
    }
    return lines.joined(separator: "\r\n") + "\r\n"
  }

  private func line(_ fields: [String]) -> String {
    fields.joined(separator: "\t") + "\t"
  }
}
