"""Scenes of people: at work, at a table, side by side."""

from .drawing import mixed
from .figures import crowd, seated
from .ground import hills, sky


def factory(paper):
    sky(paper, 0.7, (0.4, 0.32), 0.12)
    hills(paper, 0.52, 0.58, 2, 0.05)
    pale = mixed(paper.light.sky[1], paper.light.land[0], 0.5)
    for i in range(3):
        x = 0.12 + 0.1 * i + paper.chance.uniform(-0.02, 0.02)
        top = 0.2 + 0.06 * i
        paper.box(x, top, x + 0.026, 0.6, paper.light.land[2])
        for n in range(4):
            puff = 0.022 + 0.009 * n
            paper.disc(x + 0.03 + 0.03 * n, top - 0.01 - 0.035 * n, puff, pale)
    _hall(paper, 0.62, 7, paper.light.land[3])
    _hall(paper, 0.72, 5, paper.light.land[4])
    paper.ground(paper.wave(0.78, 0.008), pale)
    crowd(paper, 0.97, 0.27, 11, hats=0.12)


def _hall(paper, base, bays, tone):
    """A row of factory bays with saw-tooth roofs and lit windows."""
    paper.box(0, base - 0.14, 1, base + 0.1, tone)
    pane = mixed(paper.light.sun, tone, 0.25)
    wide = 1 / bays
    for i in range(bays):
        left = i * wide
        foot = base - 0.13
        paper.shape([(left, foot), (left, foot - 0.11), (left + wide, foot)], tone)
        for n in range(3):
            x = left + wide * (0.16 + 0.26 * n)
            paper.box(x, base - 0.09, x + wide * 0.16, base - 0.03, pane)


def meeting(paper):
    """Speakers at a table under a banner, listeners in front."""
    wall = mixed(paper.light.sky[1], paper.light.land[0], 0.35)
    paper.shade(mixed(wall, paper.light.sky[0], 0.4), wall, 0, 1)
    _banner(paper)
    places = (0.17, 0.33, 0.5, 0.67, 0.83)
    for i, x in enumerate(places):
        colour = paper.light.bright[(i + 3) % 5]
        hat = paper.light.bright[(i + 1) % 5] if i in (1, 4) else None
        seated(paper, x, 0.66, 0.3, colour, hat)
    cloth = mixed(paper.light.sun, paper.light.sky[1], 0.5)
    paper.box(0.06, 0.66, 0.94, 0.72, cloth, 0.01)
    paper.box(0.08, 0.72, 0.92, 1.01, mixed(cloth, paper.light.dark, 0.18))
    for x in places:
        top, foot = ((x + 0.022, 0.62), (x - 0.022, 0.62)), (x - 0.03, x + 0.03)
        sheet = [(foot[0], 0.655), (foot[1], 0.655), *top]
        paper.shape(sheet, paper.light.bright[2])
        paper.box(x + 0.05, 0.63, x + 0.064, 0.66, paper.light.water[0], 0.004)
    for i in range(6):
        tone = mixed(paper.light.land[4], paper.light.dark, 0.15 + 0.1 * (i % 3))
        seated(paper, 0.08 + 0.168 * i, 1.02, 0.3, tone)


def _banner(paper):
    """Three waves and a sun."""
    paper.box(0.22, 0.1, 0.78, 0.36, paper.light.land[4], 0.012)
    for i in range(3):
        curve = paper.wave(0.2 + 0.045 * i, 0.012, 4)
        steps = [0.3 + 0.3 * n / 40 for n in range(41)]
        paper.line([(s, curve(s)) for s in steps], paper.light.water[0], 0.011)
    paper.disc(0.68, 0.2, 0.036, paper.light.bright[0])


def together(paper):
    """People side by side under a large sun."""
    paper.shade(*paper.light.sky, 0, 1)
    paper.disc(0.5, 0.52, 0.42, mixed(paper.light.sun, paper.light.sky[1], 0.45))
    paper.disc(0.5, 0.52, 0.33, paper.light.sun)
    paper.ground(paper.wave(0.76, 0.05), paper.light.land[2])
    crowd(paper, 0.86, 0.42, 9, hats=0.25, left=0.1, right=0.9)
    paper.ground(paper.wave(0.88, 0.02), paper.light.land[3])
    crowd(paper, 1.05, 0.5, 8, hats=0.3, left=0.0, right=1.0)
