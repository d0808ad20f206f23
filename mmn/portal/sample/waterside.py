"""Scenes by the water: boats, houses on poles, a bridge."""

from .drawing import mixed
from .figures import boat, crowd, stilt_house
from .ground import hills, sky, water


def river(paper):
    sky(paper, 0.5, (0.66, 0.27), 0.11)
    hills(paper, 0.4, 0.5, 3, 0.09)
    water(paper, 0.52)
    for i in range(4):
        near = i / 3
        length = 0.1 + 0.17 * near
        x = (0.72, 0.2, 0.56, 0.3)[i] + paper.chance.uniform(-0.06, 0.06)
        sail = paper.light.bright[2 - i] if i < 2 else None
        boat(paper, x, 0.57 + 0.27 * near**1.2, length, paper.light.bright[0], sail)
    paper.ground(paper.wave(0.98, 0.04), paper.light.land[4])


def harbour(paper):
    sky(paper, 0.52, (0.32, 0.3), 0.1)
    hills(paper, 0.45, 0.51, 2, 0.05)
    water(paper, 0.54, 18)
    for i in range(3):
        x, y = (
            0.26 + 0.27 * i + paper.chance.uniform(-0.03, 0.03),
            0.66 + 0.04 * (i % 2),
        )
        trawler(paper, x, y, 0.22 + 0.03 * (i % 2), paper.light.bright[(i * 3) % 5])
    deck = mixed(paper.light.land[3], paper.light.sun, 0.12)
    paper.box(0, 0.86, 1, 1.01, deck)
    for i in range(24):
        paper.line([(i / 23, 0.86), (i / 23 - 0.03, 1.0)], paper.light.land[4], 0.003)
    crowd(paper, 0.95, 0.27, 5, hats=0.4, left=0.06, right=0.62)
    for i in range(3):
        left = 0.7 + 0.085 * i
        paper.box(
            left, 0.84, left + 0.075, 0.93, paper.light.bright[(i + 1) % 5], 0.008
        )


def trawler(paper, x, y, length, colour):
    """A fishing boat with wheelhouse, mast and lines."""
    dark = paper.light.dark
    half = length / 2
    paper.shape(
        [
            (x - half, y - 0.05),
            (x - half * 0.8, y + 0.045),
            (x + half * 0.75, y + 0.045),
            (x + half * 1.1, y - 0.075),
        ],
        colour,
    )
    paper.line(
        [(x - half * 0.98, y - 0.042), (x + half * 1.06, y - 0.064)], dark, 0.008
    )
    paper.box(
        x - half * 0.7, y - 0.14, x - half * 0.15, y - 0.05, paper.light.bright[2]
    )
    paper.box(x - half * 0.6, y - 0.12, x - half * 0.25, y - 0.085, dark)
    mast = x + half * 0.2
    paper.line([(mast, y - 0.06), (mast, y - 0.32)], dark, 0.007)
    paper.line([(mast, y - 0.3), (x + half, y - 0.07)], dark, 0.003)
    paper.line([(mast, y - 0.3), (x - half * 0.95, y - 0.05)], dark, 0.003)
    paper.shape(
        [(mast, y - 0.32), (mast + 0.035, y - 0.3), (mast, y - 0.28)],
        paper.light.bright[0],
    )


def village(paper):
    sky(paper, 0.5, (0.74, 0.26), 0.1)
    hills(paper, 0.42, 0.5, 3, 0.06)
    for i in range(5):
        x = 0.1 + 0.2 * i + paper.chance.uniform(-0.02, 0.02)
        wall = paper.light.bright[(i * 3 + 1) % 5]
        roof = mixed(paper.light.land[4], paper.light.bright[0], 0.25 * (i % 3))
        stilt_house(paper, x, 0.72 + 0.02 * (i % 2), 0.24 + 0.05 * (i % 2), wall, roof)
    water(paper, 0.7, 16)
    for i in range(5):
        x = 0.1 + 0.2 * i
        for n in range(5):
            pole = x - 0.06 + 0.03 * n
            tone = mixed(paper.light.water[1], paper.light.dark, 0.3)
            paper.line([(pole, 0.7), (pole, 0.75)], tone, 0.004)
    boat(paper, 0.3, 0.88, 0.24, paper.light.bright[0])
    boat(paper, 0.72, 0.82, 0.18, paper.light.bright[1])


def bridge(paper):
    """People crossing: the border is a river."""
    sky(paper, 0.55, (0.3, 0.27), 0.11)
    hills(paper, 0.42, 0.5, 3, 0.08)
    water(paper, 0.62, 14)
    steel = paper.light.land[4]
    for i in range(4):
        x = 0.02 + 0.32 * i
        paper.box(x - 0.012, 0.3, x + 0.012, 0.86, steel)
    for i in range(3):
        left, right = 0.02 + 0.32 * i, 0.34 + 0.32 * i
        sag = [
            (left + (right - left) * n / 20, 0.31 + 0.3 * (1 - (n / 10 - 1) ** 2))
            for n in range(21)
        ]
        paper.line(sag, steel, 0.009)
        for n in range(1, 20, 2):
            paper.line([sag[n], (sag[n][0], 0.66)], steel, 0.003)
    crowd(paper, 0.665, 0.19, 14, hats=0.3, left=0.02, right=0.98)
    paper.box(0, 0.655, 1, 0.7, steel)
    paper.box(0, 0.655, 1, 0.663, paper.light.bright[0])
    boat(paper, 0.62, 0.86, 0.2, paper.light.bright[1])
