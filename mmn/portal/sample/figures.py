"""What stands in the scenes: people, boats, houses, trees, wires."""

from .drawing import mixed

SKIN = ("#8a5a3c", "#a8714a", "#6f4630", "#b98459")


def person(paper, x, y, size, colour, hat=None):
    """A standing figure; (x, y) is where it touches the ground."""
    wide = size * 0.2 * paper.height / paper.width
    skin = paper.chance.choice(SKIN)
    legs = mixed(colour, paper.light.dark, 0.65)
    paper.box(x - wide * 0.75, y - size * 0.42, x - wide * 0.1, y, legs, size * 0.04)
    paper.box(x + wide * 0.1, y - size * 0.42, x + wide * 0.75, y, legs, size * 0.04)
    top = y - size * 0.78
    paper.box(x - wide, top, x + wide, y - size * 0.34, colour, size * 0.1)
    arm = mixed(colour, paper.light.dark, 0.18)
    paper.box(
        x - wide * 1.25, top + size * 0.03, x - wide * 0.8, y - size * 0.4, arm, 0.012
    )
    paper.box(
        x + wide * 0.8, top + size * 0.03, x + wide * 1.25, y - size * 0.4, arm, 0.012
    )
    head(paper, x, y - size * 0.89, size * 0.105, skin, hat)


def seated(paper, x, y, size, colour, hat=None):
    """Somebody at a table: head, shoulders; (x, y) is the table's edge."""
    wide = size * 0.36 * paper.height / paper.width
    paper.box(x - wide, y - size * 0.52, x + wide, y + size * 0.3, colour, size * 0.22)
    skin = paper.chance.choice(SKIN)
    head(paper, x, y - size * 0.74, size * 0.19, skin, hat)


def head(paper, x, y, radius, skin, hat):
    """A head with hair, a cone hat or a scarf; no face: nobody is shown."""
    ratio = paper.height / paper.width
    paper.disc(x, y, radius, skin)
    r = radius * ratio
    if hat == "cone":
        _cone_hat(paper, x, y, radius, r)
        return
    hair = "#2a1d19" if hat is None else hat
    box = (
        *paper.at(x - r * 1.08, y - radius * 1.12),
        *paper.at(x + r * 1.08, y + radius * 1.05),
    )
    paper.pen.pieslice(box, 172, 368, fill=hair)


def _cone_hat(paper, x, y, radius, r):
    straw = mixed("#e0b45c", "#fbf0dc", 0.35)
    tip, rim = (x, y - radius * 1.75), y - radius * 0.05
    paper.shape([(x - r * 2.1, rim), tip, (x + r * 2.1, rim)], straw)
    shade = mixed(straw, paper.light.dark, 0.16)
    paper.shape([tip, (x + r * 2.1, rim), (x + r * 0.5, rim)], shade)


def crowd(paper, y, size, count, hats=0.3, left=0.06, right=0.94):
    """People side by side, in the bright colours of the hour."""
    for i in range(count):
        x = (
            left
            + (right - left) * (i + 0.5) / count
            + paper.chance.uniform(-1, 1) * 0.012
        )
        tall = size * paper.chance.uniform(0.86, 1.08)
        colour = paper.light.bright[(i * 2 + i // 3) % len(paper.light.bright)]
        scarf = paper.light.bright[(i + 2) % len(paper.light.bright)]
        throw = paper.chance.random()
        hat = "cone" if throw < hats else scarf if throw < hats + 0.18 else None
        person(paper, x, y + paper.chance.uniform(0, 0.02), tall, colour, hat)


def boat(paper, x, y, length, colour, sail=None):
    """A long boat on the water, with a sail or somebody who rows."""
    deep = length * 0.09
    dark = mixed(colour, paper.light.dark, 0.45)
    paper.shape(
        [
            (x - length / 2, y - deep * 1.2),
            (x - length * 0.36, y + deep),
            (x + length * 0.36, y + deep),
            (x + length / 2, y - deep * 1.5),
            (x + length * 0.34, y - deep * 0.1),
            (x - length * 0.34, y - deep * 0.1),
        ],
        dark,
    )
    if sail:
        _sail(paper, x, y, length, dark, sail)
    else:
        _rower(paper, x, y, length, dark)
    shine = mixed(paper.light.water[1], paper.light.water[0], 0.5)
    for i in range(3):
        drop = y + deep * (1.7 + i)
        left, right = x - length * (0.3 - i * 0.08), x + length * (0.3 - i * 0.05)
        paper.line([(left, drop), (right, drop)], shine, 0.003)


def _sail(paper, x, y, length, mast, colour):
    low = y - length * 0.144
    paper.line([(x, y), (x, y - length * 0.75)], mast, 0.006)
    paper.shape(
        [(x + 0.004, y - length * 0.72), (x + length * 0.3, low), (x + 0.004, low)],
        colour,
    )


def _rower(paper, x, y, length, oar):
    tall = length * 0.62
    person(paper, x - length * 0.2, y, tall, paper.light.bright[0], "cone")
    hand = x - length * 0.23, y - tall * 0.8
    paper.line([hand, (x - length * 0.42, y + length * 0.18)], oar, 0.005)


def stilt_house(paper, x, y, size, wall, roof):
    """A house on poles, as on the Tonle Sap."""
    wide = size * 0.62
    for i in range(5):
        pole = x - wide * 0.42 + wide * 0.21 * i
        paper.line([(pole, y - size * 0.5), (pole, y)], paper.light.dark, 0.006)
    paper.box(x - wide * 0.46, y - size * 0.85, x + wide * 0.46, y - size * 0.42, wall)
    paper.shape(
        [
            (x - wide * 0.62, y - size * 0.82),
            (x - wide * 0.3, y - size * 1.3),
            (x + wide * 0.3, y - size * 1.3),
            (x + wide * 0.62, y - size * 0.82),
        ],
        roof,
    )
    hole = mixed(wall, paper.light.dark, 0.7)
    paper.box(x - wide * 0.08, y - size * 0.7, x + wide * 0.1, y - size * 0.42, hole)
    paper.box(x - wide * 0.36, y - size * 0.7, x - wide * 0.2, y - size * 0.55, hole)
    paper.box(x + wide * 0.22, y - size * 0.7, x + wide * 0.37, y - size * 0.55, hole)


def palm(paper, x, y, size, colour):
    """A sugar palm."""
    ratio = paper.height / paper.width
    lean = paper.chance.uniform(-0.02, 0.02)
    trunk = mixed(colour, paper.light.dark, 0.5)
    crown = (x + lean, y - size)
    paper.line([(x, y), (x + lean * 0.5, y - size * 0.5), crown], trunk, size * 0.05)
    for dx, dy in _FRONDS:
        tip = (crown[0] + dx * size * 0.3 * ratio, crown[1] + dy * size * 0.3)
        bend = (
            crown[0] + dx * size * 0.18 * ratio,
            crown[1] + dy * size * 0.12 - size * 0.06,
        )
        low = (bend[0], bend[1] + size * 0.07)
        paper.shape([crown, bend, tip, low], colour)


_FRONDS = (
    *((-1, 0.35), (-0.9, -0.15), (-0.5, -0.65), (0.2, -0.7)),
    *((0.7, -0.5), (0.9, -0.1), (1, 0.35), (0.5, 0.6), (-0.5, 0.6)),
)
