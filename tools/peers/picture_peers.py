"""Judges pages by other programs: Pillow's PNG, tesseract's reading, librsvg's rendering. Prints one JSON object.

Usage: picture_peers.py FOLDER   (for each page NAME-300.png, NAME-200.png, NAME.svg and NAME.words, one word a line)

Reading follows the way the anchors in shared/figures were scored: --psm 11, once upright and once turned by 90°. Each
pass is made at two enlargements, since tesseract's search for the places of words, more than its reading, loses some of
them at any one size.
"""

import io
import json
import os
import subprocess
import sys

import numpy
from PIL import Image
from scipy.ndimage import uniform_filter

BLOCK = 64
WINDOW = 7
ENLARGEMENTS = (2, 3)
# librsvg sets letters on whole pixels and hints them, so it draws at a multiple of the resolution.
OVERSAMPLING = 4


def pillow_bytes(folder, name):
    """Bytes of the page as Pillow writes it by default, from the RGBA pixels that matplotlib gives it."""
    buffer = io.BytesIO()
    Image.open(os.path.join(folder, name + "-300.png")).convert("RGBA").save(buffer, "PNG")
    return len(buffer.getvalue())


def tesseract(picture):
    buffer = io.BytesIO()
    picture.save(buffer, "PNG", dpi=(300, 300))
    environment = dict(os.environ, OMP_THREAD_LIMIT="1")
    answer = subprocess.run(["tesseract", "-", "-", "--psm", "11", "-l", "eng"], input=buffer.getvalue(),
                            capture_output=True, env=environment, check=True)
    return answer.stdout.decode("utf-8").split()


def words_missed(folder, name, resolution):
    """The words that neither pass reads, and how many there are."""
    with open(os.path.join(folder, name + ".words"), encoding="utf-8") as lines:
        words = lines.read().split()
    page = Image.open(os.path.join(folder, f"{name}-{resolution}.png")).convert("L")
    seen = set()
    for factor in ENLARGEMENTS:
        larger = page.resize((page.width * factor, page.height * factor), Image.BICUBIC)
        for angle in (0, -90):
            seen.update(tesseract(larger.rotate(angle, expand=True, fillcolor=255)))
    return {"words": len(words), "missed": [word for word in words if word not in seen]}


def similarity(one, other):
    """SSIM (Wang et al., 2004) with a square window, the mean over the three colours, at each pixel."""
    result = numpy.zeros(one.shape[:2])
    for channel in range(3):
        a, b = one[..., channel].astype(float), other[..., channel].astype(float)
        mean_a, mean_b = uniform_filter(a, WINDOW), uniform_filter(b, WINDOW)
        sample = WINDOW ** 2 / (WINDOW ** 2 - 1)
        variance_a = sample * (uniform_filter(a * a, WINDOW) - mean_a * mean_a)
        variance_b = sample * (uniform_filter(b * b, WINDOW) - mean_b * mean_b)
        covariance = sample * (uniform_filter(a * b, WINDOW) - mean_a * mean_b)
        c1, c2 = (0.01 * 255) ** 2, (0.03 * 255) ** 2
        result += ((2 * mean_a * mean_b + c1) * (2 * covariance + c2)
                   / ((mean_a ** 2 + mean_b ** 2 + c1) * (variance_a + variance_b + c2)))
    return result / 3


def worst_block(folder, name):
    """The least similar block of our PNG and librsvg's rendering of our SVG, and its upper left corner."""
    large = os.path.join(folder, name + "-librsvg.png")
    resolution = str(300 * OVERSAMPLING)
    subprocess.run(["rsvg-convert", "--dpi-x", resolution, "--dpi-y", resolution, "--background-color", "white",
                    "--output", large, os.path.join(folder, name + ".svg")], check=True, capture_output=True)
    Image.MAX_IMAGE_PIXELS = None
    theirs = numpy.asarray(Image.open(large).convert("RGB").reduce(OVERSAMPLING))
    ours = numpy.asarray(Image.open(os.path.join(folder, name + "-300.png")).convert("RGB"))
    # A page whose width is no whole number of pixels ends in a part of one.
    height, width = (min(a, b) for a, b in zip(ours.shape[:2], theirs.shape[:2]))
    seen = similarity(ours[:height, :width], theirs[:height, :width])
    blocks = [(float(seen[y:y + BLOCK, x:x + BLOCK].mean()), x, y)
              for y in range(0, height, BLOCK) for x in range(0, width, BLOCK)]
    value, x, y = min(blocks)
    return {"value": value, "x": x, "y": y, "blocks": len(blocks)}


def main():
    folder = sys.argv[1]
    names = sorted(name[:-len(".words")] for name in os.listdir(folder) if name.endswith(".words"))
    print(json.dumps([
        {
            "name": name,
            "bytes": os.path.getsize(os.path.join(folder, name + "-300.png")),
            "pillowBytes": pillow_bytes(folder, name),
            "read300": words_missed(folder, name, 300),
            "read200": words_missed(folder, name, 200),
            "worstBlock": worst_block(folder, name),
        } for name in names
    ]))


main()
