"""Times HyperSpy with eXSpy, and RosettaSciIO, on what `benchmark eels` measures, one thread, and prints one JSON object.

Usage: microscopy_peers.py FILE.dm3
Times in s, the best of a few runs: a power law by two areas taken off 64 x 64 x 1024 spectra; a power law with three
Gaussians fitted to one pixel (of 4 x 4); the file opened.
"""

import json
import os
import sys
import time
import warnings

for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ.setdefault(variable, "1")

import numpy

warnings.filterwarnings("ignore")
import exspy
import hyperspy.api
from rsciio.digitalmicrograph import file_reader


def best(repeats, work):
    times = []
    for _ in range(repeats):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return min(times)


def scan(height, width, first, step, channels, counts):
    signal = exspy.signals.EELSSpectrum(numpy.tile(counts.astype("float32"), (height, width, 1)))
    axis = signal.axes_manager[-1]
    axis.offset, axis.scale, axis.units = first, step, "eV"
    return signal


energies = 400 + 0.25 * numpy.arange(1024)
image = scan(64, 64, 400.0, 0.25, 1024, 1e12 * energies ** -3.0)
hyperspy.api.preferences.General.show_progressbar = False
background = best(3, lambda: image.remove_background(
    signal_range=(450.0, 520.0), background_type="Power law", fast=True, show_progressbar=False))

grid = 450 + 0.5 * numpy.arange(240)
edge = 1e12 * grid ** -3.0
for height, centre, sigma in ((2000, 532, 1.5), (5000, 540, 2.5), (1500, 545, 4.0)):
    edge = edge + height * numpy.exp(-0.5 * ((grid - centre) / sigma) ** 2)
pixels = scan(4, 4, 450.0, 0.5, 240, edge)


def fit():
    model = pixels.create_model(auto_background=False, auto_add_edges=False)
    model.append(hyperspy.api.model.components1D.PowerLaw(A=1e12, r=3.0))
    for area, centre, sigma in ((7000, 531.5, 1.6), (30000, 540.5, 2.3), (14000, 545.5, 4.2)):
        model.append(hyperspy.api.model.components1D.Gaussian(A=area, centre=centre, sigma=sigma))
    model.multifit(show_progressbar=False)


print(json.dumps({
    "background4096.s": background,
    "pixel.fit.s": best(2, fit) / 16,
    "dm3.open.s": best(5, lambda: file_reader(sys.argv[1])),
}))
