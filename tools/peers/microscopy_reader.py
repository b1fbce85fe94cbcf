"""Reads EMSA and hspy files with RosettaSciIO and writes what it found beside each of them.

Usage: microscopy_reader.py FILE ...
FILE.f64 holds the values in row-major order and then the positions of every axis, as little-endian doubles.
"""

import sys
import warnings

import numpy

warnings.filterwarnings("ignore")
import rsciio.hspy
import rsciio.msa

for path in sys.argv[1:]:
    reader = rsciio.msa if path.endswith(".msa") else rsciio.hspy
    signal = reader.file_reader(path)[0]
    parts = [numpy.asarray(signal["data"], dtype="<f8").ravel()]
    for axis in signal["axes"]:
        if "axis" in axis:
            parts.append(numpy.asarray(axis["axis"], dtype="<f8"))
        else:
            parts.append(axis["offset"] + axis["scale"] * numpy.arange(axis["size"], dtype="<f8"))
    numpy.concatenate(parts).tofile(path + ".f64")
