/// The umbrella: `import Interphase` gives every room of the library.
@_exported public import AnalysisFindings
@_exported public import BinderComparison
@_exported public import BinderStudies
@_exported public import ChemicalSpecies
@_exported public import ComparisonFigures
@_exported public import EELSAnalysis
@_exported public import ICPMSAnalysis
@_exported public import InstrumentFiles
@_exported public import InstrumentMeasurements
@_exported public import NumericalMethods
@_exported public import PeakFitting
@_exported public import RasterCanvas
@_exported public import ReplicateStatistics
@_exported public import SIMSAnalysis
@_exported public import ScientificFigures
@_exported public import StudyExports
@_exported public import XPSAnalysis
