"""Times scipy and lmfit on the benchmark data of the fitting engine, one thread, and prints one JSON object.

Usage: fitting_peers.py FOLDER   (the folder with a_c1s.f64 and the others; layout in shared/reference/fitting.md)
Each fit is timed as its best of two runs; the model functions are vectorised and, where a method takes one, the exact
derivative is given.
"""

import json
import os
import sys
import time
import warnings

for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ.setdefault(variable, "1")

import lmfit
import numpy
import scipy.optimize

warnings.filterwarnings("ignore")
LN2 = numpy.log(2.0)


def read(folder, name):
    numbers = numpy.fromfile(os.path.join(folder, name + ".f64"), "<f8")
    points, parameters, count, starts = (int(value) for value in numbers[:4])
    cuts = numpy.cumsum([4, points, parameters, parameters, starts * parameters])
    x, lower, upper = (numbers[a:b] for a, b in zip(cuts[:3], cuts[1:4]))
    return x, lower, upper, numbers[cuts[3]:cuts[4]].reshape(starts, -1), numbers[cuts[4]:].reshape(count, points)


class Peaks:
    """Sums of Gaussian and Lorentzian [height, centre, width, mixing] on a straight line."""

    def __init__(self, x, count):
        self.x, self.count, self.offset = x, count, x - x.mean()

    def parts(self, p):
        h, c, w, m = (p[k:4 * self.count:4, None] for k in range(4))
        d = self.x[None] - c
        t = (2 * d / w) ** 2
        return h, w, m, d, t, numpy.exp(-LN2 * t), 1 / (1 + t)

    def value(self, p):
        h, _, m, _, _, g, l = self.parts(p)
        return (h * ((1 - m) * g + m * l)).sum(0) + p[-2] + p[-1] * self.offset

    def jacobian(self, p):
        h, w, m, d, t, g, l = self.parts(p)
        slope = h * ((1 - m) * LN2 * g + m * l * l)
        j = numpy.empty((self.x.size, 4 * self.count + 2))
        j[:, 0:-2:4] = ((1 - m) * g + m * l).T
        j[:, 1:-2:4] = (slope * 8 * d / w**2).T
        j[:, 2:-2:4] = (slope * 2 * t / w).T
        j[:, 3:-2:4] = (h * (l - g)).T
        j[:, -2], j[:, -1] = 1, self.offset
        return j


class Doublets:
    """Four doublets of area ratio 2 : 1 with a common splitting and width ratio, on a straight line."""

    def __init__(self, x):
        self.peaks = Peaks(x, 8)

    def expand(self, p):
        main = p[:16].reshape(4, 4)
        partner = main.copy()
        partner[:, 0] *= 0.5 / p[17]
        partner[:, 1] += p[16]
        partner[:, 2] *= p[17]
        return numpy.concatenate([main.ravel(), partner.ravel(), p[18:]])

    def value(self, p):
        return self.peaks.value(self.expand(p))

    def jacobian(self, p):
        full = self.peaks.jacobian(self.expand(p))
        main, partner, ratio = p[:16].reshape(4, 4), full[:, 16:32], p[17]
        j = numpy.empty((full.shape[0], 20))
        j[:, :16] = full[:, :16]
        j[:, 0:16:4] += partner[:, 0::4] * (0.5 / ratio)
        j[:, 1:16:4] += partner[:, 1::4]
        j[:, 2:16:4] += partner[:, 2::4] * ratio
        j[:, 3:16:4] += partner[:, 3::4]
        j[:, 16] = partner[:, 1::4].sum(1)
        j[:, 17] = partner[:, 2::4] @ main[:, 2] - partner[:, 0::4] @ main[:, 0] * (0.5 / ratio**2)
        j[:, 18:] = full[:, 32:]
        return j


def edges(x, *p):
    y = p[0] * (x / 500.0) ** (-p[1])
    for k in range(2, 11, 3):
        y = y + p[k] * numpy.exp(-0.5 * ((x - p[k + 1]) / p[k + 2]) ** 2)
    return y


def edges_jacobian(x, *p):
    j = numpy.empty((x.size, 11))
    j[:, 0] = (x / 500.0) ** (-p[1])
    j[:, 1] = -p[0] * numpy.log(x / 500.0) * j[:, 0]
    for k in range(2, 11, 3):
        u = (x - p[k + 1]) / p[k + 2]
        j[:, k] = numpy.exp(-0.5 * u * u)
        j[:, k + 1] = p[k] * j[:, k] * u / p[k + 2]
        j[:, k + 2] = j[:, k + 1] * u
    return j


def trf(model, y, start, lower, upper):
    weight = 1 / numpy.sqrt(numpy.maximum(y, 1))
    return scipy.optimize.least_squares(
        lambda p: (model.value(p) - y) * weight, start, lambda p: model.jacobian(p) * weight[:, None],
        bounds=(lower, upper), x_scale="jac", ftol=1e-10, xtol=1e-10, gtol=1e-10).x


def with_lmfit(model, y, start, lower, upper):
    weight = 1 / numpy.sqrt(numpy.maximum(y, 1))
    parameters = lmfit.Parameters()
    for k, value in enumerate(start):
        parameters.add(f"p{k}", value=value, min=lower[k], max=upper[k])
    values = lambda found: numpy.array([entry.value for entry in found.values()])
    return lmfit.minimize(lambda found: (model.value(values(found)) - y) * weight, parameters)


def timed(run):
    best = float("inf")
    for _ in range(2):
        begun = time.perf_counter()
        run()
        best = min(best, time.perf_counter() - begun)
    return best


def median_ms(method, model, data, count):
    _, lower, upper, starts, y = data
    return 1e3 * float(numpy.median([
        timed(lambda: method(model, y[k], starts[k], lower, upper)) for k in range(count)]))


def profile(folder):
    begun = time.perf_counter()
    for name, doublets in (("c_c1s", False), ("c_o1s", False), ("c_ni2p", True)):
        x, lower, upper, starts, y = read(folder, name)
        model = Doublets(x) if doublets else Peaks(x, (lower.size - 2) // 4)
        point = starts[0]
        inside = numpy.minimum(1e-6 * (upper - lower), 1e-4)
        for level in y:
            point = trf(model, level, numpy.clip(point, lower + inside, upper - inside), lower, upper)
    return time.perf_counter() - begun


def pixels(folder):
    x, _, _, starts, y = read(folder, "d_si")
    begun = time.perf_counter()
    for pixel in y:
        scipy.optimize.curve_fit(
            edges, x, pixel, starts[0], numpy.sqrt(numpy.maximum(pixel, 1)), True, jac=edges_jacobian)
    return time.perf_counter() - begun


def main(folder):
    carbon, nickel = read(folder, "a_c1s"), read(folder, "b_ni2p")
    print(json.dumps({
        "versions": {"scipy": scipy.__version__, "lmfit": lmfit.__version__, "numpy": numpy.__version__},
        "c1s.scipy_trf.ms": median_ms(trf, Peaks(carbon[0], 5), carbon, 60),
        "c1s.lmfit.ms": median_ms(with_lmfit, Peaks(carbon[0], 5), carbon, 20),
        "ni2p.lmfit.ms": median_ms(with_lmfit, Doublets(nickel[0]), nickel, 30),
        "profile300.scipy_trf.s": profile(folder),
        "pixels1024.curve_fit.s": pixels(folder),
    }))


if __name__ == "__main__":
    main(sys.argv[1])
