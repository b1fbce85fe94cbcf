import AnalysisFindings
import Foundation
import InstrumentFiles
import InstrumentMeasurements
import MeasuringHarness

/// Holds the readers of electron microscopy files against what an independent program read from the same files.
///
/// That program takes the axis of an EMSA file from its header alone; where the x column contradicts the header, ours
/// follows the x column, and the header's two numbers are compared instead.
enum EELSFileValidation {
  /// Measures reading and agreement over every file of the area.
  static func measure(_ context: MeasuringContext) throws -> [MeasuredRow] {
    let shared = try SharedFiles(context)
    let files = try shared.measurements(of: "eels")
    let truth = try shared.truth("eels.json")["files"] as? [String: Any] ?? [:]
    var read = 0
    var agreement = Agreement()
    for file in files {
      do {
        let measurements = try ReaderRegistry.measured.read(path: shared.path(file)).measurements
        read += 1
        let entry = truth[String(file.dropFirst("eels/".count))] as? [String: Any]
        guard let theirs = entry?["signals"] as? [[String: Any]] else { continue }
        let ours = measurements.compactMap { $0 as? ElectronMicroscopySignal }
        agreement.compare("\(file): signals", Double(ours.count), theirs.count)
        for (our, their) in zip(ours, theirs) { compare(our, their, file: file, &agreement) }
      } catch {
        FileHandle.standardError.write(Data("not read: \(file): \(error)\n".utf8))
      }
    }
    return [
      MeasuredRow(
        area: "eels", id: "files.total", value: Double(files.count), unit: "files", n: files.count),
      MeasuredRow(area: "eels", id: "files.read", value: Double(read), unit: "files", n: files.count),
    ] + agreement.rows(area: "eels")
  }

  private static func compare(
    _ ours: ElectronMicroscopySignal, _ theirs: [String: Any], file: String, _ agreement: inout Agreement
  ) {
    let shape = theirs["data_shape_c_order"] as? [Int] ?? []
    agreement.record(ours.shape == shape, "\(file): shape \(ours.shape), theirs \(shape)")
    if ours.storedType != "text" {
      let type = theirs["dtype"] as? String ?? ""
      let isColor = type.contains("'R'") && ours.storedType.hasPrefix("rgb")
      agreement.compare("\(file): type", text: isColor ? type : ours.storedType, type)
    }
    compareAxes(ours, theirs["axes_in_array_order"] as? [[String: Any]] ?? [], file: file, &agreement)
    compareValues(ours, theirs, file: file, &agreement)
    compareFacts(ours, theirs, file: file, &agreement)
  }

  private static func compareAxes(
    _ ours: ElectronMicroscopySignal, _ theirs: [[String: Any]], file: String, _ agreement: inout Agreement
  ) {
    for (axis, their) in zip(ours.axes, theirs) {
      let name = "\(file): axis \(axis.quantity)"
      // The channels of this program's x column may be uneven; its header's numbers are what theirs are.
      var start = number("OFFSET", of: ours)
      var step = number("XPERCHAN", of: ours)
      if case .regular(let ourStart, let ourStep, _) = axis.positions { (start, step) = (ourStart, ourStep) }
      agreement.compare("\(name): scale", step, their["scale"], relative: 1e-6)
      agreement.compare("\(name): offset", start, their["offset"], relative: 1e-6)
      let stated = their["units"] as? String ?? ""
      let unit = stated == "<undefined>" ? "" : stated
      agreement.compare("\(name): unit", text: unit.hasSuffix("(\(axis.unit))") ? unit : axis.unit, unit)
    }
  }

  private static func compareValues(
    _ ours: ElectronMicroscopySignal, _ theirs: [String: Any], file: String, _ agreement: inout Agreement
  ) {
    // Sums of floating-point numbers depend on the order of summation.
    let relative = ours.storedType.contains("int") ? 0 : 1e-6
    switch ours.values {
    case .real(let values):
      let sum = values.reduce(0, +)
      agreement.compare("\(file): sum", sum, theirs["sum"], relative: relative)
      agreement.compare("\(file): minimum", values.min(), theirs["min"])
      agreement.compare("\(file): maximum", values.max(), theirs["max"])
      agreement.compare("\(file): first", values.first, theirs["first"])
      agreement.compare("\(file): last", values.last, theirs["last"])
      let place = values.indices.max { values[$0] < values[$1] || (values[$0] == values[$1] && $0 > $1) }
      agreement.compare("\(file): place of maximum", place.map(Double.init), theirs["argmax_flat"])
      let channels = ours.axes.last?.count ?? 1
      if theirs["first_spectrum_sum"] != nil {
        agreement.compare(
          "\(file): first spectrum", values.prefix(channels).reduce(0, +), theirs["first_spectrum_sum"],
          relative: relative)
        agreement.compare(
          "\(file): last spectrum", values.suffix(channels).reduce(0, +), theirs["last_spectrum_sum"],
          relative: relative)
      }
    case .complex(let real, let imaginary):
      agreement.compare("\(file): real sum", real.reduce(0, +), theirs["sum_real"])
      agreement.compare("\(file): imaginary sum", imaginary.reduce(0, +), theirs["sum_imag"])
    case .color(let bytes):
      let sums = theirs["sum_per_field"] as? [Any] ?? []
      for (field, sum) in sums.enumerated() {
        let ours = stride(from: field, to: bytes.count, by: 4).reduce(0.0) { $0 + Double(bytes[$1]) }
        agreement.compare("\(file): colour \(field)", ours, sum)
      }
    }
  }

  private static func compareFacts(
    _ ours: ElectronMicroscopySignal, _ theirs: [String: Any], file: String, _ agreement: inout Agreement
  ) {
    func their(_ path: String) -> Any? {
      path.split(separator: "/").reduce(theirs as Any?) { ($0 as? [String: Any])?[String($1)] }
    }
    if let title = their("General/title") as? String, !title.isEmpty {
      agreement.compare("\(file): title", text: ours.title, title)
    }
    if their("Signal/signal_type") as? String == "EELS" {
      agreement.compare("\(file): signal", text: ours.signal, "EELS")
    }
    let noise = "Signal/Noise_properties/Variance_linear_model"
    agreement.compare("\(file): intensity scale", ours.intensityScale, their("\(noise)/gain_factor"))
    agreement.compare("\(file): intensity origin", ours.intensityOrigin, their("\(noise)/gain_offset"))
    for tool in ["TEM", "SEM"] {
      let root = "Acquisition_instrument/\(tool)"
      agreement.compare("\(file): beam energy", ours.beamEnergy, their("\(root)/beam_energy"))
      agreement.compare("\(file): convergence", ours.convergenceAngle, their("\(root)/convergence_angle"))
      agreement.compare(
        "\(file): collection", ours.collectionAngle, their("\(root)/Detector/EELS/collection_angle"))
      agreement.compare("\(file): exposure", ours.exposure, their("\(root)/Detector/EELS/exposure"))
      agreement.compare("\(file): camera exposure", ours.exposure, their("\(root)/Camera/exposure"))
      // Ours is in s; a header's number and theirs are in the unit that the file states.
      let perSecond = their("\(root)/Detector/EELS/dwell_time_units") as? String == "ms" ? 1_000.0 : 1
      let dwell =
        ours.storedType == "text" ? number("DWELLTIME", of: ours) : ours.exposure.map { $0 * perSecond }
      agreement.compare("\(file): dwell", dwell, their("\(root)/Detector/EELS/dwell_time"))
      if ours.source.format == "hyperspy" {
        // This program's own file has the same numbers under the same names.
        for name in ["beam_current", "magnification", "camera_length", "Stage/x", "Stage/y", "Stage/z"] {
          let key = "metadata/\(root)/\(name)".replacing("/", with: " / ")
          agreement.compare(
            "\(file): \(name)", ours.metadata[key].flatMap { Double($0) }, their("\(root)/\(name)"))
        }
        continue
      }
      let current = number("Microscope Info / Probe Current (nA)", of: ours) ?? number("PROBECUR", of: ours)
      agreement.compare("\(file): beam current", current, their("\(root)/beam_current"))
      agreement.compare(
        "\(file): magnification", number("Microscope Info / Indicated Magnification", of: ours),
        their("\(root)/magnification"))
      // Without scanning, the magnification of a diffraction mode is a camera length.
      func mode(_ tag: String) -> String? { ours.metadata["ImageTags / Microscope Info / \(tag)"] }
      let isScanning = mode("Illumination Mode")?.hasPrefix("STEM") == true
      let isDiffraction = !isScanning && mode("Imaging Mode") == "DIFFRACTION"
      let length = isDiffraction ? "Indicated Magnification" : "STEM Camera Length"
      agreement.compare(
        "\(file): camera length", number("Microscope Info / \(length)", of: ours),
        their("\(root)/camera_length"))
      for axis in ["x", "y", "z"] {
        let stored = number("Microscope Info / Stage Position / Stage \(axis.uppercased())", of: ours)
        // Stored in µm, theirs in mm.
        agreement.compare("\(file): stage \(axis)", stored.map { $0 / 1_000 }, their("\(root)/Stage/\(axis)"))
      }
    }
  }

  /// The number of a metadata entry of the image, or of the first image of a stack; a unit in the key is passed over.
  private static func number(_ key: String, of signal: ElectronMicroscopySignal) -> Double? {
    let keys = ["", "ImageTags / ", "ImageTags / source / Tags at creation / "].map { $0 + key }
    let entry = signal.metadata.entries.first { entry in
      keys.contains(entry.key) || entry.key.hasPrefix("\(key)-")
    }
    return entry.flatMap { Double($0.value) }
  }
}
