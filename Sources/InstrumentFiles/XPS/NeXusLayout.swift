import AnalysisFindings
import InstrumentMeasurements

/// NeXus files of photoemission: entries with the definition NXxps, NXmpes or one that extends these.
///
/// Every entry is one spectrum, or one for each place along the axes beside its energies. Fits in the file are results,
/// not measurements, and are passed over.
struct NeXusLayout: HDF5Layout {
  var format: InstrumentFormat {
    InstrumentFormat(
      identifier: "nexus-mpes", name: "NeXus NXxps/NXmpes", vendor: "NeXus", techniques: ["xps"],
      fileNameEndings: ["nxs", "h5"])
  }

  let marks = ["NX_class", "NXentry"]

  func describes(_ root: HDF5Node) -> Bool { !Self.entries(of: root).isEmpty }

  private static func entries(of root: HDF5Node) -> [HDF5Node] {
    root.members.filter { $0.text("NX_class") == "NXentry" }
  }

  /// The words with which definitions of photoemission begin.
  private static func isOfPhotoemission(_ definition: String) -> Bool {
    definition.hasPrefix("NXxps") || definition.hasPrefix("NXmpes") || definition.hasPrefix("NXups")
  }

  func measurements(
    in root: HDF5Node, of file: FileContents
  ) throws(InputProblem) -> [any InstrumentMeasurement] {
    let entries = Self.entries(of: root)
    let definitions = entries.map { $0.storedText("definition") ?? "no definition" }
    let spectral = zip(entries, definitions).filter { Self.isOfPhotoemission($1) }.map { $0.0 }
    guard !spectral.isEmpty else {
      throw root.problem(
        .unsupported, file: file.source.path, expected: "an entry with the definition NXxps or NXmpes",
        found: Set(definitions).sorted().joined(separator: ", "),
        remedy: "Export the spectra with one of these definitions, or as VAMAS.")
    }
    var spectra: [PhotoelectronSpectrum] = []
    var problems: [InputProblem] = []
    for entry in spectral {
      do throws(InputProblem) {
        spectra += try NeXusEntry(entry, file: file).spectra()
      } catch {
        problems.append(error)
      }
    }
    if spectra.isEmpty, let first = problems.first { throw first }
    // A sound entry is not lost for a damaged sibling, but its reader is told.
    let left = problems.map { "Another entry of this file was left out: \($0)" }
    for index in spectra.indices { spectra[index].readingNotes += left }
    return spectra
  }
}
