"""The scenes of sample pictures: each draws itself on a paper, never twice alike."""

from .drawing import Paper, mixed
from .figures import boat, crowd, palm, person, seated, stilt_house


def picture(words, size=(1280, 854)):
    """``picture("river dawn 3")``: the scene at that hour, as JPEG bytes."""
    scene, light, number = words.split()
    paper = Paper(*size, light, number)
    SCENES[scene](paper)
    return paper.saved()


def sky(paper, horizon=0.5, sun=(0.68, 0.3), radius=0.1):
    paper.shade(*paper.light.sky, 0, horizon)
    glow = mixed(paper.light.sky[1], paper.light.sun, 0.35)
    x = sun[0] + paper.chance.uniform(-0.18, 0.12)
    paper.disc(x, sun[1], radius * 1.32, mixed(glow, paper.light.sky[0], 0.3))
    paper.disc(x, sun[1], radius, paper.light.sun)


def hills(paper, top, bottom, count, rough=0.07):
    """Ranges from far to near between two heights."""
    for i in range(count):
        share = i / max(1, count - 1)
        tone = paper.light.land[min(i, 4)]
        paper.ground(paper.wave(top + (bottom - top) * share, rough, 0.9), tone)


def water(paper, top, lines=14):
    paper.shade(*paper.light.water, top, 1)
    for i in range(lines):
        depth = (i + 0.6) / lines
        y = top + (1 - top) * depth**1.5
        x = paper.chance.uniform(-0.1, 0.9)
        tone = mixed(*paper.light.water, depth * 0.5 if i % 2 else 0.1)
        long = 0.1 + 0.4 * depth
        curve = paper.wave(y, 0.006 + 0.006 * depth, 3)
        steps = [x + long * n / 16 for n in range(17)]
        paper.line([(s, curve(s)) for s in steps], tone, 0.002 + 0.004 * depth)


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


def factory(paper):
    sky(paper, 0.7, (0.4, 0.32), 0.12)
    hills(paper, 0.52, 0.58, 2, 0.05)
    for i in range(3):
        x = 0.12 + 0.1 * i + paper.chance.uniform(-0.02, 0.02)
        paper.box(x, 0.2 + 0.06 * i, x + 0.026, 0.6, paper.light.land[2])
        smoke = mixed(paper.light.sky[1], paper.light.land[0], 0.5)
        for n in range(4):
            paper.disc(
                x + 0.03 + 0.03 * n,
                0.19 + 0.06 * i - 0.035 * n,
                0.022 + 0.009 * n,
                smoke,
            )
    for row, base in enumerate((0.62, 0.72)):
        tone = paper.light.land[3 - row if row == 0 else 4]
        paper.box(0, base - 0.14, 1, base + 0.1, tone)
        count = 7 - row * 2
        for i in range(count):
            left, right = i / count, (i + 1) / count
            top = base - 0.14 - 0.1
            paper.shape([(left, base - 0.13), (left, top), (right, base - 0.13)], tone)
            pane = mixed(paper.light.sun, tone, 0.25)
            for n in range(3):
                a = left + (right - left) * (0.16 + 0.26 * n)
                paper.box(a, base - 0.09, a + (right - left) * 0.16, base - 0.03, pane)
    paper.ground(
        paper.wave(0.78, 0.008), mixed(paper.light.sky[1], paper.light.land[0], 0.5)
    )
    crowd(paper, 0.97, 0.27, 11, hats=0.12)


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


def meeting(paper):
    """A round of people at a table, seen from one side."""
    wall = mixed(paper.light.sky[1], paper.light.land[0], 0.35)
    paper.shade(mixed(wall, paper.light.sky[0], 0.4), wall, 0, 1)
    banner = paper.light.land[4]
    paper.box(0.22, 0.1, 0.78, 0.36, banner, 0.012)
    for i in range(3):
        curve = paper.wave(0.2 + 0.045 * i, 0.012, 4)
        steps = [0.3 + 0.3 * n / 40 for n in range(41)]
        paper.line([(s, curve(s)) for s in steps], paper.light.water[0], 0.011)
    paper.disc(0.68, 0.2, 0.036, paper.light.bright[0])
    behind = (0.17, 0.33, 0.5, 0.67, 0.83)
    for i, x in enumerate(behind):
        colour = paper.light.bright[(i + 3) % 5]
        hat = paper.light.bright[(i + 1) % 5] if i in (1, 4) else None
        seated(paper, x, 0.66, 0.3, colour, hat)
    cloth = mixed(paper.light.sun, paper.light.sky[1], 0.5)
    paper.box(0.06, 0.66, 0.94, 0.72, cloth, 0.01)
    paper.box(0.08, 0.72, 0.92, 1.01, mixed(cloth, paper.light.dark, 0.18))
    for x in behind:
        paper.shape(
            [
                (x - 0.03, 0.655),
                (x + 0.03, 0.655),
                (x + 0.022, 0.62),
                (x - 0.022, 0.62),
            ],
            paper.light.bright[2],
        )
        paper.box(x + 0.05, 0.63, x + 0.064, 0.66, paper.light.water[0], 0.004)
    for i in range(6):
        x = 0.08 + 0.168 * i
        tone = mixed(paper.light.land[4], paper.light.dark, 0.15 + 0.1 * (i % 3))
        seated(paper, x, 1.02, 0.3, tone)


def together(paper):
    """People side by side under a large sun."""
    paper.shade(*paper.light.sky, 0, 1)
    paper.disc(0.5, 0.52, 0.42, mixed(paper.light.sun, paper.light.sky[1], 0.45))
    paper.disc(0.5, 0.52, 0.33, paper.light.sun)
    paper.ground(paper.wave(0.76, 0.05), paper.light.land[2])
    crowd(paper, 0.86, 0.42, 9, hats=0.25, left=0.1, right=0.9)
    paper.ground(paper.wave(0.88, 0.02), paper.light.land[3])
    crowd(paper, 1.05, 0.5, 8, hats=0.3, left=0.0, right=1.0)


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


SCENES = {
    scene.__name__: scene
    for scene in (
        *(river, terraces, road, factory, harbour, plantation),
        *(village, meeting, together, bands, bridge),
    )
}
