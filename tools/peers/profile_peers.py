"""Times pandas on a depth profile that SurfaceLab exported as text, one thread, and writes the best time in s.

Usage: profile_peers.py PROFILE.txt ANSWER.txt
"""

import sys
import time

import pandas

times = []
for _ in range(25):
    start = time.perf_counter()
    table = pandas.read_csv(sys.argv[1], sep="\t", skiprows=4, header=None)
    times.append(time.perf_counter() - start)
assert table.shape[0] == 801
with open(sys.argv[2], "w") as answer:
    answer.write(repr(min(times)))
