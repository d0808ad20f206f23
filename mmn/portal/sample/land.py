"""Scenes on land: fields, roads, the region as on a map."""

from .drawing import mixed
from .figures import palm, person
from .ground import hills, sky


def terraces(paper):
    sky(paper, 0.42, (0.3, 0.2), 0.09)
    hills(paper, 0.28, 0.4, 3, 0.08)
    slope, sway = paper.wave(0, 0.07, 0.6), paper.wave(0, 0.05, 0.9)
    for i in range(11):
        near = i / 10
        tone = mixed(paper.light.land[1], paper.light.land[4], near)
        edge = mixed(paper.light.water[0], tone, 0.25 + 0.3 * near)

        def step(x, near=near, i=i):
            height = 0.41 + 0.42 * near + 0.2 * near**2
            return height + slope(x) * (1 - near) + sway(x) * near + 0.008 * (i % 2)

        paper.ground(step, edge)
        thick = 0.006 + 0.012 * near
        paper.ground(lambda x, step=step, thick=thick: step(x) + thick, tone)
    for i in range(3):
        x, y = 0.2 + 0.24 * i, 0.72 + 0.07 * i
        colour = paper.light.bright[(i * 2) % 5]
        person(paper, x, y + 0.1, 0.2 + 0.02 * i, colour, "cone")


def road(paper):
    sky(paper, 0.5, (0.62, 0.3), 0.11)
    hills(paper, 0.36, 0.56, 4, 0.08)
    paper.ground(paper.wave(0.62, 0.02), paper.light.land[3])
    tarmac = mixed(paper.light.sky[1], paper.light.land[1], 0.25)
    lane = [(0.02, 1.02), (0.36, 0.8), (0.45, 0.7), (0.515, 0.605)]
    back = [(0.525, 0.605), (0.52, 0.7), (0.56, 0.8), (0.62, 1.02)]
    paper.shape(lane + back, tarmac)
    for i in range(6):
        top = 0.64 + 0.36 * (i / 6) ** 1.5
        middle = 0.51 - 0.2 * ((top - 0.605) / 0.4) ** 1.5
        half, deep = 0.002 + 0.006 * i / 6, 0.008 + 0.022 * i / 6
        paper.shape(
            [
                (middle - half, top),
                (middle + half, top),
                (middle + half * 0.6 - 0.01 * i / 6, top + deep),
                (middle - half * 1.6 - 0.01 * i / 6, top + deep),
            ],
            paper.light.sun,
        )
    for i, x in enumerate((0.3, 0.345, 0.41, 0.45)):
        y = 0.98 - 0.075 * i
        hat = "cone" if i % 2 else None
        person(paper, x, y, 0.26 - 0.035 * i, paper.light.bright[i], hat)
    palm(paper, 0.86, 0.9, 0.5, paper.light.land[4])
    palm(paper, 0.76, 0.78, 0.32, paper.light.land[4])


def plantation(paper):
    sky(paper, 0.44, (0.5, 0.27), 0.1)
    hills(paper, 0.36, 0.43, 2, 0.06)
    paper.ground(lambda x: 0.46, paper.light.land[2])
    furrow = mixed(paper.light.land[2], paper.light.sun, 0.3)
    for i in range(-9, 10):
        paper.shape(
            [
                (0.5 + i * 0.012, 0.46),
                (0.5 + i * 0.2 - 0.035, 1.01),
                (0.5 + i * 0.2 + 0.035, 1.01),
            ],
            furrow,
        )
    for row in range(5):
        near = row / 4
        for side in (-1, 1):
            x = 0.5 + side * (0.1 + 0.36 * near)
            palm(
                paper,
                x,
                0.52 + 0.4 * near**1.3,
                0.16 + 0.42 * near,
                paper.light.land[4],
            )
    for i, x in enumerate((0.38, 0.5, 0.6)):
        person(paper, x, 0.9 + 0.03 * (i % 2), 0.3, paper.light.bright[i], "cone")


def bands(paper):
    """The river as on a map, between bands of land."""
    tones = [*paper.light.land[:4], paper.light.sky[0], paper.light.sun]
    paper.image.paste(paper.light.sky[1], (0, 0, paper.width, paper.height))
    for i in range(9):
        curve = paper.wave(0.06 + 0.105 * i, 0.16, 0.7)
        tone = mixed(tones[i % len(tones)], paper.light.sky[1], 0.25)
        paper.ground(curve, tone)
    stream = paper.wave(0.5, 0.42, 0.55)
    steps = [i / 160 for i in range(161)]
    course = [(x, stream(x)) for x in steps]
    paper.line(course, paper.light.sky[1], 0.082)
    paper.line(course, paper.light.water[1], 0.058)
    for i in range(7):
        x = 0.08 + 0.14 * i
        paper.disc(x, stream(x) - 0.09, 0.017, paper.light.bright[0])
        paper.disc(x, stream(x) - 0.09, 0.008, paper.light.sky[1])
