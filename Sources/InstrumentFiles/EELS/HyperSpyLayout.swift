import AnalysisFindings
import InstrumentMeasurements

/// The HDF5 files of HyperSpy, versions 1.0 to 3.3: `Experiments/NAME` with `data`, `axis-0` … and `metadata`.
///
/// Every experiment is one measurement. Models and learning results are no measurements and are passed over.
struct HyperSpyLayout: HDF5Layout {
  var format: InstrumentFormat {
    InstrumentFormat(
      identifier: "hyperspy", name: "HyperSpy HDF5", vendor: "HyperSpy", techniques: ["eels"],
      fileNameEndings: ["hspy", "hdf5"])
  }

  let marks = ["HyperSpy", "Experiments"]

  func describes(_ root: HDF5Node) -> Bool {
    root.text("file_format")?.lowercased() == "hyperspy" && root["Experiments"]?.isGroup == true
  }

  func measurements(
    in root: HDF5Node, of file: FileContents
  ) throws(InputProblem) -> [any InstrumentMeasurement] {
    let experiments = root["Experiments"]?.members.filter(\.isGroup) ?? []
    var signals: [ElectronMicroscopySignal] = []
    var problems: [InputProblem] = []
    for experiment in experiments {
      do throws(InputProblem) {
        signals.append(try HyperSpyExperiment(experiment, file: file.source.path).signal(of: file))
      } catch {
        problems.append(error)
      }
    }
    if signals.isEmpty {
      throw problems.first
        ?? root.problem(
          .missing, file: file.source.path, expected: "an experiment in the group Experiments", found: "none",
          remedy: "Save the signal again with `signal.save(\"name.hspy\")`.")
    }
    // A sound experiment is not lost for a damaged sibling, but its reader is told.
    let left = problems.map { "Another experiment of this file was left out: \($0)" }
    for index in signals.indices { signals[index].readingNotes += left }
    return signals
  }
}
